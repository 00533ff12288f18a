import { stringify } from "csv-stringify/sync";
import type { CellValue } from "../../shared/cell.ts";
import type { ExportColumn, ExportTable } from "../../shared/document/export-table.ts";

/** Rows turned into text at a time: enough to be quick, little enough to keep memory flat. */
const rowsAtOnce = 500;

/**
 * One table as csv (RFC 4180, UTF-8). It starts with a byte
 * order mark, without which Excel reads accented names as something else; readers of csv skip it (`utf-8-sig`).
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers never do, so -3 stays a number.
 */
export function* encodeCsv({ columns, rows }: ExportTable): Generator<string> {
  yield `\uFEFF${lines([columns.map(titleWithZone)])}`;
  let chunk: (readonly CellValue[])[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < rowsAtOnce) continue;
    yield lines(chunk);
    chunk = [];
  }
  if (chunk.length > 0) yield lines(chunk);
}

/** Times stand in a csv as they are kept. */
const titleWithZone = ({ title, type }: ExportColumn): string => (type === "dateTime" ? `${title} (UTC)` : title);

const lines = (rows: readonly (readonly CellValue[])[]): string =>
  stringify(
    rows.map((row) => row.map(csvText)),
    { record_delimiter: "\r\n" },
  );

/** Excel runs text after any of these; full-width forms and a leading tab or line end count as well (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function csvText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  return formulaStart.test(value) ? `'${value}` : value;
}
