import { cellCountOf, forEachCell, type Area } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { generalFormat, type Scalar } from "./content.ts";
import { enter } from "./enter.ts";
import { requireAllowed, requireUnlocked } from "./protection.ts";
import type { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";
import type { Actor } from "./workbook-event.ts";

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** One cell of a matrix to be written; null leaves the cell as it is. */
function readScalar(value: unknown): Scalar | null {
  if (value === null || isScalar(value)) return value;
  throw invalidArgument("A cell takes text, a number, true or false.");
}

/**
 * Reads what is to be written over an area: a matrix of exactly its shape, or one value for all cells. Anything else is
 * refused, as Excel refuses it.
 */
export function readMatrix<T>(
  value: unknown,
  area: Area,
  read: (cell: unknown) => T,
): (row: number, column: number) => T {
  if (!Array.isArray(value)) {
    const single = read(value);
    return () => single;
  }
  const rows: readonly unknown[] = value;
  const isShaped = (row: unknown): row is readonly unknown[] => Array.isArray(row) && row.length === area.columnCount;
  if (rows.length !== area.rowCount || !rows.every(isShaped)) {
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  const matrix = rows.map((row) => row.map(read));
  return (row, column) => {
    const cell = matrix[row - area.row]?.[column - area.column];
    if (cell === undefined) throw new Error("A matrix was read beyond its checked shape.");
    return cell;
  };
}

/** No write is that large: `sheet.getRange().values = …` is a mistake, and would hang the host. */
const maxCellsWritten = 2_000_000;

function enterCell(workbook: Workbook, sheet: Sheet, row: number, column: number, entry: Scalar): void {
  const format = sheet.numberFormat(row, column);
  const entered = enter(entry, format, workbook.currentYear);
  sheet.cells.set(row, column, entered.content);
  if (entered.format !== null && format === generalFormat) {
    sheet.paint("numberFormat", { row, column, rowCount: 1, columnCount: 1 }, entered.format);
  }
}

/** Runs an edit and tells listeners of it, with the value before and after when it is a single cell. */
function editing(workbook: Workbook, sheet: Sheet, area: Area, actor: Actor, edit: () => void): void {
  const single = (): Scalar | null => (cellCountOf(area) === 1 ? workbook.valueAt(sheet, area.row, area.column) : null);
  const before = single();
  edit();
  const after = single();
  workbook.emit({
    kind: "changed",
    sheet,
    area,
    changeType: "RangeEdited",
    actor,
    ...(before === null || after === null ? {} : { edit: { before, after } }),
  });
}

/** Writes values or formulas over an area: null leaves a cell, `""` clears it, and text is taken as if it were typed. */
export function writeCells(workbook: Workbook, sheet: Sheet, area: Area, value: unknown, actor: Actor): void {
  if (cellCountOf(area) > maxCellsWritten) throw invalidArgument("The range is too large to be written.");
  const entryAt = readMatrix(value, area, readScalar);
  requireUnlocked(sheet, area);
  editing(workbook, sheet, area, actor, () => {
    forEachCell(area, (row, column) => {
      const entry = entryAt(row, column);
      if (entry !== null) enterCell(workbook, sheet, row, column, entry);
    });
  });
}

/** Empties cells, takes their looks away, or both. Validation rules go with `All`. */
export function clearCells(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  applyTo: "All" | "Contents" | "Formats",
  actor: Actor,
): void {
  if (applyTo !== "Contents") {
    requireAllowed(sheet, "allowFormatCells");
    sheet.clearFormats(area);
  }
  if (applyTo === "All") sheet.clearLooks("validation.", area);
  if (applyTo === "Formats") return;
  requireUnlocked(sheet, area);
  editing(workbook, sheet, area, actor, () => sheet.cells.clear(area));
}
