import type { CellStore } from "../host/model/cell-store.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { createAxis, type Axis } from "./axis.ts";
import { pixelsOf } from "./cell-view.ts";
import { lineCount } from "./line-count.ts";
import { mergeAt } from "./merged-cells.ts";
import { shownText } from "./shown-text.ts";

/** As many rows and columns as can always be scrolled to; a sheet that holds more shows more. */
const leastRows = 10_000;
const leastColumns = 50;

const usualRow = 20;
const usualColumn = 64;
/** A row never grows beyond what Excel lets it: 409 points. */
const highestRow = 545;
/** Room left and right of a cell's text. */
export const cellPadding = 3;
export const lineHeightOf = (size: number): number => Math.round(size * 1.27);

/** The width of a text, in pixels, in a CSS font. */
export type Measure = (text: string, font: string) => number;

export interface SheetSizes {
  readonly rows: Axis;
  readonly columns: Axis;
}

function cellHeight(workbook: Workbook, sheet: Sheet, row: number, column: number, columns: Axis, measure: Measure) {
  const size = sheet.look("font.size", row, column);
  const pixels = pixelsOf(typeof size === "number" ? size : 11);
  const line = lineHeightOf(pixels);
  if (sheet.look("wrapText", row, column) !== true) return line + 2;
  const value = workbook.valueAt(sheet, row, column);
  const bold = sheet.look("font.bold", row, column) === true ? "bold " : "";
  const text = shownText(value, sheet.numberFormat(row, column));
  const width = columns.sizeOf(column) - 2 * cellPadding - 2;
  return lineCount(text, width, (part) => measure(part, `${bold}${pixels}px Calibri, Carlito, sans-serif`)) * line + 2;
}

/** Rows whose height nobody set are as high as their contents need, as in Excel. */
function rowHeight(workbook: Workbook, sheet: Sheet, row: number, columns: Axis, width: number, measure: Measure) {
  if (sheet.look("rowHidden", row, 0) === true) return 0;
  const set = sheet.look("rowHeight", row, 0);
  if (typeof set === "number") return Math.round(pixelsOf(set));
  let height = usualRow;
  for (let column = 0; column < width; column++) {
    // What is merged does not make rows higher.
    if (sheet.cells.get(row, column) === null || mergeAt(sheet.merged, { row, column }) !== null) continue;
    height = Math.max(height, cellHeight(workbook, sheet, row, column, columns, measure));
  }
  return Math.min(height, highestRow);
}

/** The heights of a sheet's rows, and of what they are the heights. */
interface KnownHeights {
  readonly cells: CellStore;
  readonly merged: Sheet["merged"];
  readonly sizingStamp: number;
  readonly width: number;
  readonly heights: number[];
  /** Each row's stamp when it was looked at. */
  readonly stamps: number[];
}

const known = new WeakMap<Sheet, KnownHeights>();

/** What is known of a sheet's heights; a change that may concern all rows leaves nothing known. */
function heightsOf(sheet: Sheet, width: number): KnownHeights {
  const { cells, merged, sizingStamp } = sheet;
  const before = known.get(sheet);
  const isSame =
    before?.cells === cells && before.merged === merged && before.sizingStamp === sizingStamp && before.width === width;
  if (isSame) return before;
  const fresh = { cells, merged, sizingStamp, width, heights: [], stamps: [] };
  known.set(sheet, fresh);
  return fresh;
}

/** A formula's text changes with other rows: where one is, the height is worked out each time. */
const hasFormula = (sheet: Sheet, row: number): boolean =>
  sheet.cells.line(row).some((content) => content?.kind === "formula");

/** As wide as Excel lets a column get: 255 digits. */
const widest = 1_790;

/** How many pixels wide a column has to be for all that stands in it; null where nothing does. */
export function widestIn(workbook: Workbook, sheet: Sheet, column: number, measure: Measure): number | null {
  const used = sheet.usedArea(true);
  const end = used === null ? 0 : used.row + used.rowCount;
  let width: number | null = null;
  for (let row = 0; row < end; row++) {
    const isMerged = mergeAt(sheet.merged, { row, column }) !== null;
    if (sheet.cells.get(row, column) === null || isMerged || sheet.look("wrapText", row, column) === true) continue;
    const text = shownText(workbook.valueAt(sheet, row, column), sheet.numberFormat(row, column));
    const size = sheet.look("font.size", row, column);
    const bold = sheet.look("font.bold", row, column) === true ? "bold " : "";
    const font = `${bold}${pixelsOf(typeof size === "number" ? size : 11)}px Calibri, Carlito, sans-serif`;
    width = Math.max(width ?? 0, ...text.split("\n").map((line) => measure(line, font)));
  }
  return width === null ? null : Math.min(widest, Math.ceil(width) + 2 * cellPadding + 4);
}

/**
 * Works out where all rows and columns of a sheet stand. Asked after every change, it measures only rows that have changed
 * since it was asked last.
 */
export function sheetSizes(workbook: Workbook, sheet: Sheet, measure: Measure): SheetSizes {
  const used = sheet.usedArea(true);
  const usedRows = used === null ? 0 : used.row + used.rowCount;
  const usedColumns = used === null ? 0 : used.column + used.columnCount;
  const columns = createAxis(Math.max(leastColumns, usedColumns + 5), (column) => {
    if (sheet.look("columnHidden", 0, column) === true) return 0;
    const points = sheet.look("columnWidth", 0, column);
    return typeof points === "number" ? Math.round(pixelsOf(points)) : usualColumn;
  });
  const { heights, stamps } = heightsOf(sheet, usedColumns);
  const heightAt = (row: number): number => {
    const stamp = sheet.cells.stampOf(row);
    const before = heights[row];
    if (before !== undefined && stamps[row] === stamp) return before;
    const height = rowHeight(workbook, sheet, row, columns, usedColumns, measure);
    if (hasFormula(sheet, row)) return height;
    heights[row] = height;
    stamps[row] = stamp;
    return height;
  };
  const rows = createAxis(Math.max(leastRows, usedRows + 100), (row) => (row < usedRows ? heightAt(row) : usualRow));
  return { rows, columns };
}
