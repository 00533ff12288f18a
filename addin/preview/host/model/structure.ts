import { forEachCell, type Area } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { chartRangesOf } from "./chart.ts";
import type { Content } from "./content.ts";
import { moveFormula, shiftFormula } from "./formula-references.ts";
import { requireAllowed, requireUnlocked, requireUnprotected } from "./protection.ts";
import type { Sheet } from "./sheet.ts";
import { shiftArea, shiftOfColumns, shiftOfRows, type Shift } from "./shift.ts";
import type { Workbook } from "./workbook.ts";
import type { Actor, ChangeType } from "./workbook-event.ts";

/** Moves cells and all that points to them: names, tables, charts, kept ranges, formulas on every sheet. */
function shiftEverything(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  sheet.shift(shift);
  for (const other of workbook.sheets) {
    other.cells.changeFormulas((formula) => shiftFormula(formula, other.name, sheet.name, shift));
  }
  for (const name of workbook.names) {
    if (name.refersTo.kind === "range" && name.refersTo.range.sheet === sheet) {
      const { range } = name.refersTo;
      range.area = range.area === null ? null : shiftArea(range.area, shift);
    }
  }
  for (const ref of [...workbook.tracked, ...chartRangesOf(workbook.sheets)]) {
    if (ref.sheet === sheet && ref.area !== null) ref.area = shiftArea(ref.area, shift);
  }
}

function shiftAndTell(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  shift: Shift,
  changeType: ChangeType,
  actor: Actor,
): void {
  shiftEverything(workbook, sheet, shift);
  workbook.emit({ kind: "changed", sheet, area, changeType, actor });
}

/** Inserts whole rows above the area's first one. */
export function insertRows(workbook: Workbook, sheet: Sheet, area: Area, actor: Actor): void {
  requireAllowed(sheet, "allowInsertRows");
  shiftAndTell(workbook, sheet, area, shiftOfRows(area.row, area.rowCount), "RowInserted", actor);
}

/** Under protection rows can be deleted only when none of their cells is locked, to the sheet's edge. */
export function deleteRows(workbook: Workbook, sheet: Sheet, area: Area, actor: Actor): void {
  requireAllowed(sheet, "allowDeleteRows");
  requireUnlocked(sheet, area);
  shiftAndTell(workbook, sheet, area, shiftOfRows(area.row, -area.rowCount), "RowDeleted", actor);
}

export function insertColumns(workbook: Workbook, sheet: Sheet, area: Area, actor: Actor): void {
  requireAllowed(sheet, "allowInsertColumns");
  shiftAndTell(workbook, sheet, area, shiftOfColumns(area.column, area.columnCount), "ColumnInserted", actor);
}

export function deleteColumns(workbook: Workbook, sheet: Sheet, area: Area, actor: Actor): void {
  requireAllowed(sheet, "allowDeleteColumns");
  requireUnlocked(sheet, area);
  shiftAndTell(workbook, sheet, area, shiftOfColumns(area.column, -area.columnCount), "ColumnDeleted", actor);
}

/** Inserts (or deletes) some cells and shifts those below or right of them. Not possible under protection. */
export function shiftCells(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  axis: "rows" | "columns",
  change: "insert" | "delete",
  actor: Actor,
): void {
  requireUnprotected(sheet, "the place of cells");
  const sign = change === "insert" ? 1 : -1;
  const shift: Shift =
    axis === "rows"
      ? { axis, at: area.row, count: sign * area.rowCount, across: { start: area.column, count: area.columnCount } }
      : { axis, at: area.column, count: sign * area.columnCount, across: { start: area.row, count: area.rowCount } };
  shiftAndTell(workbook, sheet, area, shift, change === "insert" ? "CellInserted" : "CellDeleted", actor);
}

interface SortedCell {
  readonly content: Content | null;
  readonly format: unknown;
}

const rankOf = (value: unknown): number => {
  if (value === "") return 3; // blanks go last, whichever way the sort runs
  if (typeof value === "boolean") return 2;
  return typeof value === "string" ? 1 : 0;
};

function compare(a: unknown, b: unknown): number {
  if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, "en", { sensitivity: "base" });
  return Number(a) - Number(b);
}

/**
 * Sorts an area's rows by one of its columns, counted from 0 within the area. Contents and number formats move; a row's
 * own formulas keep pointing to their row. Under protection no cell of the area may be locked.
 */
export function sortRows(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  by: { readonly column: number; readonly isAscending: boolean },
  actor: Actor,
): void {
  if (by.column < 0 || by.column >= area.columnCount) throw invalidArgument("The sort's column is not in the range.");
  requireAllowed(sheet, "allowSort");
  requireUnlocked(sheet, area);
  const rows = Array.from({ length: area.rowCount }, (_, offset) => {
    const row = area.row + offset;
    const cells = Array.from({ length: area.columnCount }, (__, column): SortedCell => ({
      content: sheet.cells.get(row, area.column + column),
      format: sheet.look("numberFormat", row, area.column + column),
    }));
    return { row, cells, key: workbook.valueAt(sheet, row, area.column + by.column) };
  });
  const sign = by.isAscending ? 1 : -1;
  rows.sort((a, b) => (a.key === "" || b.key === "" ? compare(a.key, b.key) : sign * compare(a.key, b.key)));

  forEachCell(area, (row, column) => {
    const source = rows[row - area.row];
    const cell = source?.cells[column - area.column];
    if (source === undefined || cell === undefined) return;
    const { content } = cell;
    const moved: Content | null =
      content?.kind === "formula"
        ? { kind: "formula", formula: moveFormula(content.formula, row - source.row, 0) }
        : content;
    sheet.cells.set(row, column, moved);
    sheet.paint("numberFormat", { row, column, rowCount: 1, columnCount: 1 }, cell.format);
  });
  workbook.emit({ kind: "changed", sheet, area, changeType: "RangeEdited", actor });
}
