import { invalidArgument } from "./api-error.ts";

/** A rectangle of cells, counted from 0, both ends included. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export const lastRowOfSheet = 1_048_575;
export const lastColumnOfSheet = 16_383;

export const wholeSheet: Box = { row: 0, column: 0, lastRow: lastRowOfSheet, lastColumn: lastColumnOfSheet };

export const boxAt = (row: number, column: number, rowCount = 1, columnCount = 1): Box => {
  const box = { row, column, lastRow: row + rowCount - 1, lastColumn: column + columnCount - 1 };
  const isOnSheet = row >= 0 && column >= 0 && rowCount > 0 && columnCount > 0;
  if (!isOnSheet || box.lastRow > lastRowOfSheet || box.lastColumn > lastColumnOfSheet) throw invalidArgument();
  return box;
};

export const rowCountOf = (box: Box): number => box.lastRow - box.row + 1;
export const columnCountOf = (box: Box): number => box.lastColumn - box.column + 1;

export const contains = (box: Box, row: number, column: number): boolean =>
  row >= box.row && row <= box.lastRow && column >= box.column && column <= box.lastColumn;

export function intersectionOf(a: Box, b: Box): Box | null {
  const box = {
    row: Math.max(a.row, b.row),
    column: Math.max(a.column, b.column),
    lastRow: Math.min(a.lastRow, b.lastRow),
    lastColumn: Math.min(a.lastColumn, b.lastColumn),
  };
  return box.row <= box.lastRow && box.column <= box.lastColumn ? box : null;
}

export const boundingBox = (a: Box, b: Box): Box => ({
  row: Math.min(a.row, b.row),
  column: Math.min(a.column, b.column),
  lastRow: Math.max(a.lastRow, b.lastRow),
  lastColumn: Math.max(a.lastColumn, b.lastColumn),
});

export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? lettersOf(rest) : "") + String.fromCharCode(65 + (column % 26));
}

const columnOf = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Excel writes whole rows and columns short: `A:C`, `2:5`. */
export function a1OfBox(box: Box): string {
  if (box.row === 0 && box.lastRow === lastRowOfSheet) return `${lettersOf(box.column)}:${lettersOf(box.lastColumn)}`;
  if (box.column === 0 && box.lastColumn === lastColumnOfSheet) return `${box.row + 1}:${box.lastRow + 1}`;
  const first = `${lettersOf(box.column)}${box.row + 1}`;
  const last = `${lettersOf(box.lastColumn)}${box.lastRow + 1}`;
  return first === last ? first : `${first}:${last}`;
}

/** Reads `A1`, `A1:B2`, `A:C` or `2:5`; `$` marks and a sheet's name before `!` are passed over. */
export function parseA1(text: string): Box {
  const plain = text.slice(text.lastIndexOf("!") + 1).replaceAll("$", "");
  const [start = "", end = start] = plain.split(":");
  const first = /^([A-Za-z]{0,3})([0-9]{0,7})$/.exec(start);
  const last = /^([A-Za-z]{0,3})([0-9]{0,7})$/.exec(end);
  if (first === null || last === null || plain === "") throw invalidArgument();
  const [, firstLetters = "", firstDigits = ""] = first;
  const [, lastLetters = "", lastDigits = ""] = last;
  const isShort = firstLetters === "" || firstDigits === "";
  if (isShort && !plain.includes(":")) throw invalidArgument();
  if ((firstLetters === "") !== (lastLetters === "") || (firstDigits === "") !== (lastDigits === "")) {
    throw invalidArgument();
  }
  const corner = (
    letters: string,
    digits: string,
    edge: Box,
    which: "first" | "last",
  ): { row: number; column: number } => ({
    row: digits === "" ? (which === "first" ? edge.row : edge.lastRow) : Number(digits) - 1,
    column: letters === "" ? (which === "first" ? edge.column : edge.lastColumn) : columnOf(letters),
  });
  const a = corner(firstLetters, firstDigits, wholeSheet, "first");
  const b = corner(lastLetters, lastDigits, wholeSheet, "last");
  const box = boundingBox(
    { ...a, lastRow: a.row, lastColumn: a.column },
    { ...b, lastRow: b.row, lastColumn: b.column },
  );
  return boxAt(box.row, box.column, rowCountOf(box), columnCountOf(box));
}

/** A sheet's name as formulas write it: quoted unless it is a plain word. */
export const quotedSheetName = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

/** Where a box is after rows (or columns, by the keys) were put in at an index, or taken out; null when all of it went. */
function shiftSpan(first: number, last: number, at: number, count: number, limit: number): [number, number] | null {
  if (count >= 0) {
    if (at > last) return [first, last];
    const start = at <= first ? first + count : first;
    return start > limit ? null : [start, Math.min(limit, last + count)];
  }
  const removed = -count;
  const end = at + removed; // first index that stays
  if (end <= first) return [first - removed, last === limit ? limit : last - removed];
  if (at > last) return [first, last];
  const start = Math.min(first, at);
  const newLast = last === limit ? limit : last < end ? at - 1 : last - removed;
  return newLast < start ? null : [start, newLast];
}

export function shiftRows(box: Box, at: number, count: number): Box | null {
  if (box.row === 0 && box.lastRow === lastRowOfSheet) return box;
  const span = shiftSpan(box.row, box.lastRow, at, count, lastRowOfSheet);
  return span === null ? null : { ...box, row: span[0], lastRow: span[1] };
}

export function shiftColumns(box: Box, at: number, count: number): Box | null {
  if (box.column === 0 && box.lastColumn === lastColumnOfSheet) return box;
  const span = shiftSpan(box.column, box.lastColumn, at, count, lastColumnOfSheet);
  return span === null ? null : { ...box, column: span[0], lastColumn: span[1] };
}
