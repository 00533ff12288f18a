import { maxColumns, maxRows, type Area } from "../a1.ts";

/**
 * Cells inserted or deleted: `count` rows (or columns) from `at` on, deleted when negative. `across` are the columns (or
 * rows) it happens in: all of them, unless only some cells were shifted.
 */
export interface Shift {
  readonly axis: "rows" | "columns";
  readonly at: number;
  readonly count: number;
  readonly across: { readonly start: number; readonly count: number };
}

export const shiftOfRows = (at: number, count: number): Shift => ({
  axis: "rows",
  at,
  count,
  across: { start: 0, count: maxColumns },
});

export const shiftOfColumns = (at: number, count: number): Shift => ({
  axis: "columns",
  at,
  count,
  across: { start: 0, count: maxRows },
});

/** Where a row or column stands afterwards; null when it was deleted. */
export function shiftIndex(index: number, { at, count }: Pick<Shift, "at" | "count">): number | null {
  if (index < at) return index;
  if (count < 0 && index < at - count) return null;
  return index + count;
}

const isAcross = ({ across }: Shift, index: number): boolean =>
  index >= across.start && index < across.start + across.count;

/** Where a cell stands afterwards; null when it was deleted or pushed over the sheet's edge. */
export function shiftCell(row: number, column: number, shift: Shift): { row: number; column: number } | null {
  const isRows = shift.axis === "rows";
  if (!isAcross(shift, isRows ? column : row)) return { row, column };
  const moved = shiftIndex(isRows ? row : column, shift);
  if (moved === null || moved >= (isRows ? maxRows : maxColumns)) return null;
  return isRows ? { row: moved, column } : { row, column: moved };
}

const withinLimit = (start: number, length: number, limit: number) => ({
  start,
  length: Math.min(length, limit - start),
});

/** Start and length afterwards; null when nothing is left. */
function shiftSpan(
  start: number,
  length: number,
  { at, count }: Shift,
  limit: number,
  growsAtEnd: boolean,
): { start: number; length: number } | null {
  if (length === limit) return { start, length };
  const end = start + length;
  if (count > 0) {
    if (at <= start) return start + count < limit ? withinLimit(start + count, length, limit) : null;
    return at < end || (growsAtEnd && at === end) ? withinLimit(start, length + count, limit) : { start, length };
  }
  const deletedEnd = at - count;
  const left = Math.max(0, Math.min(end, at) - start) + Math.max(0, end - Math.max(start, deletedEnd));
  if (left === 0) return null;
  return { start: start < at ? start : Math.max(start, deletedEnd) + count, length: left };
}

/**
 * The area afterwards, as references in Excel follow their cells: moved, grown when something was inserted within it,
 * smaller when part of it was deleted, null when all of it was. An area only some of whose cells are shifted stays.
 */
export function shiftArea(area: Area, shift: Shift, growsAtEnd = false): Area | null {
  const isRows = shift.axis === "rows";
  const sideways = isRows ? area.column : area.row;
  const width = isRows ? area.columnCount : area.rowCount;
  if (!isAcross(shift, sideways) || !isAcross(shift, sideways + width - 1)) return area;
  const span = isRows
    ? shiftSpan(area.row, area.rowCount, shift, maxRows, growsAtEnd)
    : shiftSpan(area.column, area.columnCount, shift, maxColumns, growsAtEnd);
  if (span === null) return null;
  return isRows
    ? { ...area, row: span.start, rowCount: span.length }
    : { ...area, column: span.start, columnCount: span.length };
}
