import {
  boundingBox,
  contains,
  columnCountOf,
  lastColumnOfSheet,
  lastRowOfSheet,
  rowCountOf,
  shiftColumns,
  shiftRows,
  type Box,
} from "./a1.ts";
import { ApiError } from "./api-error.ts";
import type { CellContent, CellInput } from "./cell-input.ts";
import { Layers } from "./layered-formats.ts";

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** A conditional format as it was set: the host keeps it and leaves the colouring to whoever draws. */
export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  box: Box;
  readonly settings: Map<string, unknown>;
}

/** Room for reading, below which a sheet's used range always stays; larger answers fail in Excel too. */
const maxCellsAnswered = 5_000_000;

/** One worksheet: contents sparse by row and column, everything else by rectangle. */
export class SheetModel {
  readonly id: string;
  name: string;
  visibility: Visibility = "Visible";
  tabColor = "";
  showGridlines = true;
  frozen: Box | null = null;
  protection: { readonly options: Readonly<Record<string, unknown>>; readonly password: string | null } | null = null;
  /** `format.…` and `numberFormat` by rectangle. */
  formats = new Layers<unknown>();
  /** Data validations by rectangle: rule, prompt, errorAlert, ignoreBlanks. */
  validations = new Layers<unknown>();
  conditionalFormats: ConditionalFormat[] = [];
  private rows = new Map<number, Map<number, CellInput>>();

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  content(row: number, column: number): CellInput {
    return this.rows.get(row)?.get(column) ?? { value: "", formula: null };
  }

  put(row: number, column: number, input: CellInput): void {
    if (input.value === "" && input.formula === null) {
      this.rows.get(row)?.delete(column);
      return;
    }
    const cells = this.rows.get(row) ?? new Map<number, CellInput>();
    cells.set(column, input);
    this.rows.set(row, cells);
  }

  numberFormat(row: number, column: number): string {
    const format = this.formats.get(row, column, "numberFormat");
    return typeof format === "string" ? format : "General";
  }

  /** Cells are locked until they are unlocked, as in Excel; it counts only under protection. */
  isLocked(row: number, column: number): boolean {
    return this.formats.get(row, column, "format.protection.locked") !== false;
  }

  /** The smallest rectangle around everything that holds a value; null on an empty sheet. */
  usedBox(): Box | null {
    let used: Box | null = null;
    for (const [row, cells] of this.rows) {
      for (const column of cells.keys()) {
        const box = { row, column, lastRow: row, lastColumn: column };
        used = used === null ? box : boundingBox(used, box);
      }
    }
    return used;
  }

  /** Reads a rectangle cell by cell. */
  readCells<T>(box: Box, read: (row: number, column: number) => T): T[][] {
    if (rowCountOf(box) * columnCountOf(box) > maxCellsAnswered) {
      throw new ApiError("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.", 413);
    }
    return Array.from({ length: rowCountOf(box) }, (_, r) =>
      Array.from({ length: columnCountOf(box) }, (__, c) => read(box.row + r, box.column + c)),
    );
  }

  /** Puts rows in (count > 0) or takes them out (count < 0) at an index; everything below moves. */
  shiftRows(at: number, count: number): void {
    const moved = new Map<number, Map<number, CellInput>>();
    for (const [row, cells] of this.rows) {
      const to = movedIndex(row, at, count, lastRowOfSheet);
      if (to !== null) moved.set(to, cells);
    }
    this.rows = moved;
    this.formats.shiftRows(at, count);
    this.validations.shiftRows(at, count);
    this.shiftConditional((box) => shiftRows(box, at, count));
  }

  shiftColumns(at: number, count: number): void {
    for (const [row, cells] of this.rows) {
      const moved = new Map<number, CellInput>();
      for (const [column, input] of cells) {
        const to = movedIndex(column, at, count, lastColumnOfSheet);
        if (to !== null) moved.set(to, input);
      }
      this.rows.set(row, moved);
    }
    this.formats.shiftColumns(at, count);
    this.validations.shiftColumns(at, count);
    this.shiftConditional((box) => shiftColumns(box, at, count));
  }

  private shiftConditional(move: (box: Box) => Box | null): void {
    this.conditionalFormats = this.conditionalFormats.flatMap((format) => {
      const box = move(format.box);
      return box === null ? [] : [{ ...format, box }];
    });
  }

  /** Sorts the rows of a rectangle by one of its columns: contents move, formats stay, as in Excel. */
  sort(box: Box, byColumn: number, ascending: boolean): void {
    const lines = this.readCells(box, (row, column) => this.content(row, column));
    const keyOf = (line: readonly CellInput[]): CellContent => line[byColumn - box.column]?.value ?? "";
    const sorted = lines.toSorted((a, b) => compareContents(keyOf(a), keyOf(b)) * (ascending ? 1 : -1));
    for (const [r, line] of sorted.entries()) {
      for (const [c, input] of line.entries()) this.put(box.row + r, box.column + c, input);
    }
  }

  /** A copy under another id and name, as Excel's "Move or Copy" makes it. */
  copy(id: string, name: string): SheetModel {
    const copy = new SheetModel(id, name);
    copy.visibility = this.visibility;
    copy.tabColor = this.tabColor;
    copy.showGridlines = this.showGridlines;
    copy.frozen = this.frozen;
    copy.protection = this.protection;
    copy.formats = this.formats.copy();
    copy.validations = this.validations.copy();
    copy.conditionalFormats = this.conditionalFormats.map((format) => ({ ...format }));
    copy.rows = new Map([...this.rows].map(([row, cells]) => [row, new Map(cells)]));
    return copy;
  }

  /** Refuses a change to locked cells of a protected sheet, as Excel does for people and add-ins alike. */
  requireUnlocked(box: Box): void {
    if (this.protection === null) return;
    const used = {
      ...box,
      lastRow: Math.min(box.lastRow, box.row + 5_000),
      lastColumn: Math.min(box.lastColumn, box.column + 500),
    };
    for (let row = used.row; row <= used.lastRow; row++) {
      for (let column = used.column; column <= used.lastColumn; column++) {
        if (this.isLocked(row, column)) {
          throw new ApiError("AccessDenied", "The cell or chart you're trying to change is on a protected sheet.", 403);
        }
      }
    }
  }

  /** Conditional formats that touch a cell, in the order they were added. */
  conditionalFormatsAt(row: number, column: number): readonly ConditionalFormat[] {
    return this.conditionalFormats.filter(({ box }) => contains(box, row, column));
  }
}

function movedIndex(index: number, at: number, count: number, limit: number): number | null {
  if (index < at) return index;
  if (count < 0 && index < at - count) return null;
  return index + count > limit ? null : index + count;
}

const rank = (content: CellContent): number =>
  content === "" ? 3 : typeof content === "number" ? 0 : typeof content === "string" ? 1 : 2;

/** Excel's order: numbers, then text without regard to case, then booleans; blanks always last. */
function compareContents(a: CellContent, b: CellContent): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { sensitivity: "base" });
}
