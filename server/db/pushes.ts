import type { CellChange, CellValue } from "../../shared/cell.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { cells, changes, mutations } from "./schema.ts";
import { changedStatement } from "./cells.ts";
import { joinedStatement, readJoined } from "./joined-documents.ts";
import type { JoinedDocument } from "./documents.ts";
import { numberOf, readCell, textOf, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand, Transactor } from "./store.ts";

/*
 * What a group of pushes reads and writes, one statement for each table however many pushes and documents there are. JSON
 * columns are bound as text that is JSON already; null stays SQL's own.
 */

export type NewCell = typeof cells.$inferInsert;
export type NewChange = typeof changes.$inferInsert;
export type MutationRow = typeof mutations.$inferSelect;

/** What of a document's past a push asks for. */
export interface PushedParts {
  readonly documentId: string;
  readonly mutationIds: readonly string[];
  readonly paths: readonly string[];
}

/** What pushes find of a document: its mutations and cells among those asked for. */
export interface FoundParts {
  readonly joined: JoinedDocument;
  readonly seen: Map<string, SeenRow>;
  readonly cells: Map<string, StoredCell>;
}

export type SeenRow = Pick<MutationRow, "contentHash" | "version" | "madeVersion" | "refused">;

const jsonOrNull = (value: CellValue | undefined): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

// oxlint-disable typescript/no-unsafe-type-assertion -- columns that only this server writes, from values of these types
const refusedOf = (row: StatementRow): readonly CellChange[] => JSON.parse(textOf(row, "refused")) as CellChange[];
const valuesIn = (row: StatementRow) => JSON.parse(textOf(row, "cell_values")) as Readonly<Record<string, CellValue>>;
// oxlint-enable typescript/no-unsafe-type-assertion

/** Reads a row of `cellsAmong` into `into`. */
function readCellGroup(row: StatementRow, into: Map<string, StoredCell>): void {
  const [version, changedBy, changedAt] = [numberOf(row, "version"), textOf(row, "name"), textOf(row, "changed_at")];
  for (const [path, value] of Object.entries(valuesIn(row))) into.set(path, { value, version, changedBy, changedAt });
}

const mutationsAmong = (pairs: readonly (readonly string[])[]): Statement => ({
  sql: `SELECT m.document_id, m.mutation_id, m.content_hash, m.version, m.made_version, m.refused
    FROM json_each(?) AS asked
    CROSS JOIN mutations AS m ON m.document_id = asked.value ->> 0 AND m.mutation_id = asked.value ->> 1`,
  args: [JSON.stringify(pairs)],
});

/** One row for all cells of one mutation, with their values as JSON by path: 5,000 rows take longer than to look for them. */
const cellsAmong = (pairs: readonly (readonly string[])[]): Statement => ({
  sql: `SELECT c.document_id, c.version, u.name, c.changed_at, json_group_object(c.path, json(c.value)) AS cell_values
    FROM json_each(?) AS asked
    CROSS JOIN cells AS c ON c.document_id = asked.value ->> 0 AND c.path = asked.value ->> 1
    JOIN users AS u ON u.user_id = c.changed_by
    GROUP BY c.document_id, c.version, c.changed_by, c.changed_at`,
  args: [JSON.stringify(pairs)],
});

/**
 * Finds documents with the mutations and cells that pushes speak of, as of one moment. Documents that are not there are
 * left out.
 *
 * @param cellsFor `asked` for nothing but the cells that pushes speak of: what a document holds besides costs a push
 *   nothing then. `all` for every cell, which can be kept and pushed upon again.
 */
export async function findParts(
  reader: ByHand,
  asked: readonly PushedParts[],
  cellsFor: "asked" | "all" = "asked",
): Promise<ReadonlyMap<string, FoundParts>> {
  const ids = asked.flatMap(({ documentId, mutationIds }) => mutationIds.map((id) => [documentId, id]));
  const paths = asked.flatMap(({ documentId, paths: all }) => all.map((path) => [documentId, path]));
  const documentIds = new Set(asked.map(({ documentId }) => documentId));
  const beforeAll = -1; // a document's first version is 0
  const cells =
    cellsFor === "asked" ? cellsAmong(paths) : changedStatement([...documentIds].map((id) => [id, beforeAll]));
  const statements = [joinedStatement([...documentIds]), mutationsAmong(ids), cells];
  const [documentRows = [], seenRows = [], cellRows = []] = await reader.byHand(statements);
  const found = new Map<string, FoundParts>();
  for (const joined of documentRows.map(readJoined)) {
    found.set(joined.document.documentId, { joined, seen: new Map(), cells: new Map() });
  }
  for (const row of seenRows) {
    found.get(textOf(row, "document_id"))?.seen.set(textOf(row, "mutation_id"), {
      contentHash: textOf(row, "content_hash"),
      version: numberOf(row, "version"),
      madeVersion: numberOf(row, "made_version") === 1,
      refused: refusedOf(row),
    });
  }
  for (const row of cellRows) {
    const parts = found.get(textOf(row, "document_id"));
    if (parts === undefined) continue;
    if (cellsFor === "asked") readCellGroup(row, parts.cells);
    else {
      const { path, ...cell } = readCell(row);
      parts.cells.set(path, cell);
    }
  }
  return found;
}

const columns = (count: number): string => Array.from({ length: count }, (_, index) => `value ->> ${index}`).join(", ");

const insertCells = "INSERT INTO cells (document_id, path, value, version, changed_by, changed_at)";
const overwriteCells = `ON CONFLICT (document_id, path) DO UPDATE SET value = excluded.value, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`;

const isAlike = (a: NewCell, b: NewCell): boolean =>
  a.documentId === b.documentId &&
  a.version === b.version &&
  a.changedBy === b.changedBy &&
  a.changedAt === b.changedAt;

/**
 * Cells of one mutation differ in path and value alone, and SQLite takes an object apart in half the time that it takes for
 * as many lists: it counts where they are 5,000.
 */
function cellsStatement(rows: readonly NewCell[]): Statement {
  const [first] = rows;
  if (first !== undefined && rows.every((row) => isAlike(row, first))) {
    const { documentId, version, changedBy, changedAt } = first;
    const values = Object.fromEntries(rows.map(({ path, value }) => [path, jsonOrNull(value)]));
    return {
      sql: `${insertCells} SELECT ?, key, value, ?, ?, ? FROM json_each(?) WHERE true ${overwriteCells}`,
      args: [documentId, version, changedBy, changedAt, JSON.stringify(values)],
    };
  }
  const lists = rows.map((row) => [
    row.documentId,
    row.path,
    jsonOrNull(row.value),
    row.version,
    row.changedBy,
    row.changedAt,
  ]);
  return {
    sql: `${insertCells} SELECT ${columns(6)} FROM json_each(?) WHERE true ${overwriteCells}`,
    args: [JSON.stringify(lists)],
  };
}

const insertChanges =
  "INSERT INTO changes (document_id, version, path, before, after, changed_by, changed_at, mutation_id)";

const isSameMutation = (a: NewChange, b: NewChange): boolean =>
  a.documentId === b.documentId &&
  a.mutationId === b.mutationId &&
  a.version === b.version &&
  a.changedBy === b.changedBy &&
  a.changedAt === b.changedAt;

/** In the order given, which the log's sequence numbers keep. Those of one mutation as an object, as its cells are. */
function changesStatement(rows: readonly NewChange[]): Statement {
  const [first] = rows;
  if (first !== undefined && rows.every((row) => isSameMutation(row, first))) {
    const { documentId, version, changedBy, changedAt, mutationId } = first;
    const pairs = Object.fromEntries(
      rows.map(({ path, before, after }) => [path, [jsonOrNull(before), jsonOrNull(after)]]),
    );
    return {
      sql: `${insertChanges} SELECT ?, ?, key, value ->> 0, value ->> 1, ?, ?, ? FROM json_each(?)`,
      args: [documentId, version, changedBy, changedAt, mutationId, JSON.stringify(pairs)],
    };
  }
  const lists = rows.map((row) => [
    row.documentId,
    row.version,
    row.path,
    jsonOrNull(row.before),
    jsonOrNull(row.after),
    row.changedBy,
    row.changedAt,
    row.mutationId,
  ]);
  return {
    sql: `${insertChanges} SELECT ${columns(8)} FROM json_each(?) ORDER BY key`,
    args: [JSON.stringify(lists)],
  };
}

const mutationsStatement = (rows: readonly MutationRow[]): Statement => ({
  sql: `INSERT INTO mutations (document_id, mutation_id, client_id, content_hash, outcome, version, made_version, refused,
      received_at)
    SELECT ${columns(9)} FROM json_each(?)`,
  args: [
    JSON.stringify(
      rows.map((row) => [
        row.documentId,
        row.mutationId,
        row.clientId,
        row.contentHash,
        row.outcome,
        row.version,
        row.madeVersion ? 1 : 0,
        JSON.stringify(row.refused),
        row.receivedAt,
      ]),
    ),
  ],
});

const versionsStatement = (versions: PushRows["versions"]): Statement => ({
  sql: `UPDATE documents SET version = new.value ->> 1, version_made_by = new.value ->> 2 FROM json_each(?) AS new WHERE document_id = new.value ->> 0`,
  args: [JSON.stringify([...versions].map(([documentId, { version, madeBy }]) => [documentId, version, madeBy]))],
});

/** Everything that pushes write. */
export interface PushRows {
  /** A cell stands here once, as it is after all of them. */
  readonly cells: readonly NewCell[];
  readonly changes: readonly NewChange[];
  readonly mutations: readonly MutationRow[];
  /** New versions by document, with the mutation that made them. */
  readonly versions: ReadonlyMap<string, { readonly version: number; readonly madeBy: string | null }>;
}

/** The statements that write it; tables nothing goes into are left alone. */
export function pushStatements(rows: PushRows): Statement[] {
  return [
    ...(rows.cells.length === 0 ? [] : [cellsStatement(rows.cells)]),
    ...(rows.changes.length === 0 ? [] : [changesStatement(rows.changes)]),
    ...(rows.mutations.length === 0 ? [] : [mutationsStatement(rows.mutations)]),
    ...(rows.versions.size === 0 ? [] : [versionsStatement(rows.versions)]),
  ];
}

/** Writes it in one round trip. */
export async function writePushes(transactor: Transactor, rows: PushRows): Promise<void> {
  const statements = pushStatements(rows);
  if (statements.length > 0) await transactor.byHand(statements);
}
