import type { InStatement, Row } from "@libsql/client";
import type { CellValue } from "../../shared/cell.ts";
import type { CellRow } from "./cells.ts";

/**
 * A statement written by hand, for the ways that are walked most: rows go in as one JSON text and come apart in SQLite
 * (`json_each`), so that one statement with one text takes a push of any size, or a whole group of pushes.
 */
export type Statement = Exclude<InStatement, string>;

export type StatementRow = Row;

/** A column that holds text, whatever happens. Anything else is a defect of the statement. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new Error(`${column} holds no text`);
  return value;
}

export const textOrNull = (row: Row, column: string): string | null =>
  row[column] === null ? null : textOf(row, column);

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new Error(`${column} holds no number`);
  return value;
}

/** A cell by the columns path, value, version, name and changed_at. */
export function readCell(row: Row): CellRow {
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
