import { invalidArgument } from "./api-error.ts";

/** Excel's own limits since 2007. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** A rectangle of cells on one sheet. Rows and columns count from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export const wholeSheet: Area = { row: 0, column: 0, rowCount: maxRows, columnCount: maxColumns };

export const cellAt = (row: number, column: number): Area => ({ row, column, rowCount: 1, columnCount: 1 });

export const isWholeRows = (area: Area): boolean => area.columnCount === maxColumns;
export const isWholeColumns = (area: Area): boolean => area.rowCount === maxRows;

export const entireRows = (area: Area): Area => ({ ...area, column: 0, columnCount: maxColumns });
export const entireColumns = (area: Area): Area => ({ ...area, row: 0, rowCount: maxRows });

export const cellCountOf = (area: Area): number => area.rowCount * area.columnCount;

export const containsCell = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row < area.row + area.rowCount && column >= area.column && column < area.column + area.columnCount;

export const containsArea = (outer: Area, inner: Area): boolean =>
  containsCell(outer, inner.row, inner.column) &&
  containsCell(outer, inner.row + inner.rowCount - 1, inner.column + inner.columnCount - 1);

export function intersectionOf(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rowCount = Math.min(a.row + a.rowCount, b.row + b.rowCount) - row;
  const columnCount = Math.min(a.column + a.columnCount, b.column + b.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : null;
}

export function boundingAreaOf(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rowCount: Math.max(a.row + a.rowCount, b.row + b.rowCount) - row,
    columnCount: Math.max(a.column + a.columnCount, b.column + b.columnCount) - column,
  };
}

/** The smallest area around all of them; null around none. */
export const boundingAreaOfAll = (areas: readonly (Area | null)[]): Area | null =>
  areas.reduce((all, area) => (all === null || area === null ? (all ?? area) : boundingAreaOf(all, area)), null);

/** The area, or an error when it leaves the sheet or is empty. */
export function onSheet(area: Area): Area {
  const fits =
    area.row >= 0 &&
    area.column >= 0 &&
    area.rowCount >= 1 &&
    area.columnCount >= 1 &&
    area.row + area.rowCount <= maxRows &&
    area.column + area.columnCount <= maxColumns;
  if (!fits) throw invalidArgument("The range would leave the sheet or have no cells.");
  return area;
}

/** Calls back for every cell, row by row. Meant for areas of a moderate size. */
export function forEachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) visit(row, column);
  }
}

export function lettersOf(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export const columnOf = (letters: string): number =>
  letters
    .toUpperCase()
    .split("")
    .reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `B2:C5`, `B2`, `B:C`, `2:5`. */
export function formatArea(area: Area, dollar: "" | "$" = ""): string {
  const first = { letters: dollar + lettersOf(area.column), number: `${dollar}${area.row + 1}` };
  const last = {
    letters: dollar + lettersOf(area.column + area.columnCount - 1),
    number: `${dollar}${area.row + area.rowCount}`,
  };
  if (isWholeColumns(area) && !isWholeRows(area)) return `${first.letters}:${last.letters}`;
  if (isWholeRows(area)) return `${first.number}:${last.number}`;
  const start = first.letters + first.number;
  const end = last.letters + last.number;
  return start === end ? start : `${start}:${end}`;
}

/** A sheet's name as references carry it: quoted unless it is a plain word. */
export const quoteSheetName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([a-z]{1,3}\d+|r\d*c\d*)$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;

const corner = /^(?<letters>[a-z]{1,3})?(?<number>[1-9]\d*)?$/i;

function parseCorner(text: string): { column: number | null; row: number | null } | null {
  const { letters, number } = corner.exec(text)?.groups ?? {};
  if (letters === undefined && number === undefined) return null;
  return {
    column: letters === undefined ? null : columnOf(letters),
    row: number === undefined ? null : Number(number) - 1,
  };
}

/** Reads an A1 address without a sheet's name; null when it is none. */
export function readArea(address: string): Area | null {
  const [from = "", to, ...more] = address.trim().replaceAll("$", "").split(":");
  const first = parseCorner(from);
  const last = to === undefined ? first : parseCorner(to);
  if (first === null || last === null || more.length > 0) return null;
  if ((first.column === null) !== (last.column === null) || (first.row === null) !== (last.row === null)) return null;
  if (to === undefined && (first.column === null || first.row === null)) return null;

  const rows = [first.row ?? 0, last.row ?? maxRows - 1];
  const columns = [first.column ?? 0, last.column ?? maxColumns - 1];
  const row = Math.min(...rows);
  const column = Math.min(...columns);
  const area = { row, column, rowCount: Math.max(...rows) - row + 1, columnCount: Math.max(...columns) - column + 1 };
  return containsArea(wholeSheet, area) ? area : null;
}

/** Splits `'My sheet'!A1:B2` into the sheet's name and the rest; no name when there is none. */
export function splitAddress(address: string): { readonly sheetName: string | null; readonly rest: string } {
  const bang = address.lastIndexOf("!");
  if (bang < 0) return { sheetName: null, rest: address };
  const name = address.slice(0, bang);
  const unquoted = /^'(.*)'$/s.exec(name)?.[1]?.replaceAll("''", "'");
  return { sheetName: unquoted ?? name, rest: address.slice(bang + 1) };
}
