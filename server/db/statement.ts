import type { CellValue } from "../../shared/cell.ts";
import type { CellRow } from "./cells.ts";

/**
 * A statement written by hand, for the ways that are walked most: rows go in as one JSON text and come apart in SQLite
 * (`json_each`), so that one statement with one text takes a push of any size, or a whole group of pushes.
 */
export interface Statement {
  readonly sql: string;
  readonly args: readonly (string | number | null)[];
}

/** A row by the names of its columns. */
export type StatementRow = Readonly<Record<string, unknown>>;

/** A column that holds text, whatever happens. Anything else is a defect of the statement. */
export function textOf(row: StatementRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new Error(`${column} holds no text`);
  return value;
}

export const textOrNull = (row: StatementRow, column: string): string | null =>
  row[column] === null ? null : textOf(row, column);

export function numberOf(row: StatementRow, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new Error(`${column} holds no number`);
  return value;
}

/** A cell by the columns path, value, version, name and changed_at. */
export function readCell(row: StatementRow): CellRow {
  const json = textOrNull(row, "value");
  return {
    path: textOf(row, "path"),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this server writes it, from values of this type
    value: json === null ? null : (JSON.parse(json) as CellValue),
    version: numberOf(row, "version"),
    changedBy: textOf(row, "name"),
    changedAt: textOf(row, "changed_at"),
  };
}
