import type { Status } from "../../shared/protocol/common.ts";
import type { DocumentPlace, JoinedDocument } from "./documents.ts";
import { joinedColumns, joins, readJoined } from "./joined-documents.ts";
import type { Visible } from "./programs.ts";
import type { Statement } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** Which of the visible documents, where not all of them, and how many at most. */
export interface DocumentFilter {
  readonly programId?: string | undefined;
  readonly practiceId?: string | undefined;
  readonly kind?: string | undefined;
  readonly period?: string | undefined;
  readonly status?: Status | undefined;
  /** Only what comes after this one. */
  readonly after?: DocumentPlace | undefined;
  readonly limit: number;
}

/** A condition on documents, as `d`, and what it asks for. */
type Condition = readonly [sql: string, ...args: string[]];

/** A list of programs or of practices that has none would keep SQLite from the other's index. */
function withinSight({ isAll, programIds, practiceIds }: Visible): Condition[] {
  if (isAll) return [];
  const parts = [
    { column: "program_id", ids: programIds },
    { column: "practice_id", ids: practiceIds },
  ].filter(({ ids }) => ids.length > 0);
  const sql = parts.map(({ column }) => `d.${column} IN (SELECT value FROM json_each(?))`).join(" OR ");
  return [[sql === "" ? "false" : `(${sql})`, ...parts.map(({ ids }) => JSON.stringify(ids))]];
}

const whenGiven = (column: string, value: string | undefined): Condition[] =>
  value === undefined ? [] : [[`d.${column} = ?`, value]];

const isAfter = (place: DocumentPlace | undefined): Condition[] =>
  place === undefined
    ? []
    : [["(d.practice_id, d.kind, d.period) > (?, ?, ?)", place.practiceId, place.kind, place.period]];

const inOrder = "ORDER BY d.practice_id, d.kind, d.period";

/**
 * Documents that are visible, in the order of practice, kind and period, which never changes for a document: pages neither
 * repeat nor skip one.
 */
export async function listVisibleDocuments(
  reader: ByHand,
  visible: Visible,
  filter: DocumentFilter,
): Promise<JoinedDocument[]> {
  const conditions = [
    ...withinSight(visible),
    ...whenGiven("program_id", filter.programId),
    ...whenGiven("practice_id", filter.practiceId),
    ...whenGiven("kind", filter.kind),
    ...whenGiven("period", filter.period),
    ...whenGiven("status", filter.status),
    ...isAfter(filter.after),
  ];
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.map(([sql]) => sql).join(" AND ")}`;
  const statement: Statement = {
    // the page is taken before it is joined: of what is sorted for it, nothing else is looked up
    sql: `SELECT ${joinedColumns} FROM (SELECT * FROM documents AS d ${where} ${inOrder} LIMIT ?) AS d ${joins} ${inOrder}`,
    args: [...conditions.flatMap(([, ...args]) => args), filter.limit],
  };
  const [rows = []] = await reader.byHand([statement]);
  return rows.map(readJoined);
}
