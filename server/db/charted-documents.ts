import type { Cells } from "../../shared/cell.ts";
import type { Status } from "../../shared/protocol/common.ts";
import type { DocumentRow } from "./documents.ts";
import { statusOf } from "./joined-documents.ts";
import { cellsOf } from "./judged-values.ts";
import { textOf, type Statement } from "./statement.ts";
import type { Reader } from "./store.ts";

/** A document with those of its values that charts are made of. */
export interface ChartedRow {
  readonly period: string;
  readonly status: Status;
  readonly cells: Cells;
}

/** More than any chart shows. */
const mostEarlier = 100;

/** Only the asked cells are read: a document of thousands of providers' counts costs no more than one without. */
const asked = "WITH asked AS MATERIALIZED (SELECT value AS path FROM json_each(?))";
const columns = `d.period, d.status, (SELECT json_group_array(json_array(c.path, json(c.value)))
  FROM asked JOIN cells AS c ON c.document_id = d.document_id AND c.path = asked.path
  WHERE c.value IS NOT NULL) AS charted`;
const isHandedIn = "d.status IN ('submitted', 'accepted')";

const ownStatement = (document: DocumentRow, paths: string): Statement => ({
  sql: `${asked} SELECT ${columns} FROM documents AS d
    WHERE d.practice_id = ? AND d.kind = ? AND (d.document_id = ? OR (d.period < ? AND ${isHandedIn}))
    ORDER BY d.period DESC LIMIT ?`,
  args: [paths, document.practiceId, document.kind, document.documentId, document.period, mostEarlier + 1],
});

const programStatement = ({ kind, period, programId }: DocumentRow, paths: string): Statement => ({
  sql: `${asked} SELECT ${columns} FROM documents AS d
    WHERE d.program_id = ? AND d.kind = ? AND d.period = ? AND ${isHandedIn}`,
  args: [paths, programId, kind, period],
});

/**
 * What was handed in before a document, and it itself, in order of time; and what the whole program handed in for its
 * period, of every practice once. In one round trip.
 */
export async function listCharted(
  reader: Reader,
  document: DocumentRow,
  paths: readonly string[],
): Promise<{ readonly own: readonly ChartedRow[]; readonly program: readonly ChartedRow[] }> {
  const json = JSON.stringify(paths);
  const [own = [], program = []] = await reader.byHand([
    ownStatement(document, json),
    programStatement(document, json),
  ]);
  const [ownRows, programRows] = [own, program].map((rows) =>
    rows.map((row): ChartedRow => ({
      period: textOf(row, "period"),
      status: statusOf(row),
      cells: cellsOf(row, "charted"),
    })),
  );
  return { own: ownRows?.toReversed() ?? [], program: programRows ?? [] };
}
