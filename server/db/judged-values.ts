import type { Cells, CellValue } from "../../shared/cell.ts";
import { numberOf, textOf, textOrNull, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** All that judging a document asks of the database. */
export interface JudgedValues {
  /** Without the cleared ones. */
  readonly cells: Cells;
  /** The last accepted document of the practice and kind before this one. */
  readonly previous: { readonly documentId: string; readonly period: string; readonly cells: Cells } | null;
}

/** The values of a document as one JSON text: read this way, a document of 5,000 cells is one row. */
const valuesOf = (documentId: string): string => `(SELECT json_group_array(json_array(path, json(value))) FROM (
  SELECT path, value FROM cells WHERE document_id = ${documentId} AND value IS NOT NULL ORDER BY path))`;

/** The last accepted document of the practice and kind before `d`. */
const previousOf = `(SELECT document_id FROM documents AS earlier
  WHERE earlier.practice_id = d.practice_id AND earlier.kind = d.kind AND earlier.status = 'accepted'
    AND earlier.period < d.period
  ORDER BY earlier.period DESC LIMIT 1)`;

export const judgedStatement = (documentIds: readonly string[]): Statement => ({
  sql: `SELECT d.document_id, ${valuesOf("d.document_id")} AS own, previous.document_id AS previous_id,
      previous.period AS previous_period, ${valuesOf("previous.document_id")} AS previous_values
    FROM json_each(?) AS asked
    CROSS JOIN documents AS d ON d.document_id = asked.value
    LEFT JOIN documents AS previous ON previous.document_id = ${previousOf}`,
  args: [JSON.stringify(documentIds)],
});

/** Cells out of a column of JSON pairs, `[[path, value]]`; cleared ones are dropped. */
export const cellsOf = (row: StatementRow, column: string): Cells =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by json_group_array in the statements that are read so
  new Map((JSON.parse(textOf(row, column)) as [string, CellValue][]).filter(([, value]) => value !== null));

/** A document that others are compared with, as of a version. */
export interface PreviousAt {
  readonly documentId: string;
  readonly period: string;
  readonly version: number;
  readonly versionMadeBy: string | null;
}

const previousStatement = (documentIds: readonly string[]): Statement => ({
  sql: `SELECT d.document_id, previous.document_id AS previous_id, previous.period, previous.version,
      previous.version_made_by
    FROM json_each(?) AS asked
    CROSS JOIN documents AS d ON d.document_id = asked.value
    CROSS JOIN documents AS previous ON previous.document_id = ${previousOf}`,
  args: [JSON.stringify(documentIds)],
});

/** Which documents these are compared with, by document; one without is left out. */
export async function listPrevious(
  reader: ByHand,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, PreviousAt>> {
  const [rows = []] = await reader.byHand([previousStatement(documentIds)]);
  return new Map(
    rows.map((row) => [
      textOf(row, "document_id"),
      {
        documentId: textOf(row, "previous_id"),
        period: textOf(row, "period"),
        version: numberOf(row, "version"),
        versionMadeBy: textOrNull(row, "version_made_by"),
      },
    ]),
  );
}

function readValues(row: StatementRow): JudgedValues {
  const documentId = textOrNull(row, "previous_id");
  const period = textOrNull(row, "previous_period");
  const previous =
    documentId === null || period === null ? null : { documentId, period, cells: cellsOf(row, "previous_values") };
  return { cells: cellsOf(row, "own"), previous };
}

export const readJudged = (rows: readonly StatementRow[]): ReadonlyMap<string, JudgedValues> =>
  new Map(rows.map((row) => [textOf(row, "document_id"), readValues(row)]));

/** What judging these documents asks for, by document, in one statement. */
export async function listJudgedValues(
  reader: ByHand,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, JudgedValues>> {
  const [rows = []] = await reader.byHand([judgedStatement(documentIds)]);
  return readJudged(rows);
}
