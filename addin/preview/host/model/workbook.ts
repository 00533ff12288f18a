import { ApiError, itemNotFound } from "../api-error.ts";
import { cellCountOf, formatArea, quoteSheetName, type Area } from "../a1.ts";
import type { Scalar } from "./content.ts";
import type { NamedItem } from "./named-item.ts";
import type { RangeRef } from "./range-ref.ts";
import { Sheet, type Visibility } from "./sheet.ts";
import { copySheet, renameSheet, setVisibility } from "./sheets.ts";
import type { WorkbookEvent } from "./workbook-event.ts";

/** Works out a formula. `at` is the cell it stands in. */
export type Calculate = (
  formula: string,
  at: { sheet: Sheet; row: number; column: number },
  workbook: Workbook,
) => Scalar;

export interface WorkbookOptions {
  /** Without it every formula gives 0, which is what Excel gives for most formulas over blank cells. */
  readonly calculate?: Calculate;
  /** The year that a date typed without one falls into. This year unless set. */
  readonly currentYear?: number;
}

/** Excel answers no more than a few MB at once. */
const maxCellsRead = 5_000_000;

function requireReadable(area: Area): void {
  if (cellCountOf(area) <= maxCellsRead) return;
  throw new ApiError("ResponsePayloadSizeLimitExceeded", "The range has too many cells to be read at once.", 413);
}

/** The open workbook: plain data, knowing nothing of Office.js. What can be done to its cells is in the files beside this one. */
export class Workbook {
  name = "Book1.xlsx";
  readonly currentYear: number;
  readonly settings = new Map<string, unknown>();
  readonly tracked = new Set<RangeRef>();
  sheets: readonly Sheet[] = [];
  names: readonly NamedItem[] = [];
  active: Sheet;
  calculationMode = "Automatic";
  /** Whether the workbook's structure (which sheets there are) is protected; the password, `""` for none. */
  structurePassword: string | null = null;
  listener: (event: WorkbookEvent) => void = () => {};
  readonly #calculate: Calculate;
  #lastId = 0;
  #idSeries = "0001-0000-0000-000000000000";

  constructor(options: WorkbookOptions) {
    this.#calculate = options.calculate ?? (() => 0);
    this.currentYear = options.currentYear ?? new Date().getFullYear();
    this.active = new Sheet(this.nextId(), "Sheet1");
    this.sheets = [this.active];
  }

  nextId(): string {
    this.#lastId++;
    return `{${this.#lastId.toString(16).toUpperCase().padStart(8, "0")}-${this.#idSeries}}`;
  }

  /** Ids that no sheet ever had: to be called when sheets with ids of their own come out of a file. */
  startIdSeries(): void {
    this.#idSeries = crypto.randomUUID().slice(9).toUpperCase();
  }

  /** By id or by name; names are the same whatever their case. */
  findSheet(key: string): Sheet | null {
    const lower = key.toLowerCase();
    return this.sheets.find(({ id, name }) => id === key || name.toLowerCase() === lower) ?? null;
  }

  sheet(key: string): Sheet {
    const sheet = this.findSheet(key);
    if (sheet === null) throw itemNotFound(`sheet ${key}`);
    return sheet;
  }

  /** What a cell shows as its value; `""` for a blank one. */
  valueAt(sheet: Sheet, row: number, column: number): Scalar {
    const content = sheet.cells.get(row, column);
    if (content === null) return "";
    return content.kind === "value" ? content.value : this.calculate(content.formula, { sheet, row, column });
  }

  /** What a formula gives at a cell, whether or not it stands there. */
  calculate(formula: string, at: Parameters<Calculate>[1]): Scalar {
    return this.#calculate(formula, at, this);
  }

  /** Something of every cell of an area, row by row. */
  matrix<T>(area: Area, read: (row: number, column: number) => T): T[][] {
    requireReadable(area);
    return Array.from({ length: area.rowCount }, (_, row) =>
      Array.from({ length: area.columnCount }, (__, column) => read(area.row + row, area.column + column)),
    );
  }

  valuesOf(sheet: Sheet, area: Area): Scalar[][] {
    requireReadable(area);
    return Array.from({ length: area.rowCount }, (_, down) => {
      const row = area.row + down;
      const line = sheet.cells.line(row);
      const values: Scalar[] = [];
      for (let column = area.column; column < area.column + area.columnCount; column++) {
        const content = line[column];
        if (content === undefined) values.push("");
        else values.push(content.kind === "value" ? content.value : this.valueAt(sheet, row, column));
      }
      return values;
    });
  }

  addressOf(sheet: Sheet, area: Area): string {
    return `${quoteSheetName(sheet.name)}!${formatArea(area)}`;
  }

  get isStructureProtected(): boolean {
    return this.structurePassword !== null;
  }

  set isStructureProtected(isProtected: boolean) {
    this.structurePassword = isProtected ? "" : null;
  }

  /** Copies a sheet as people do, right of it. */
  copySheet(name: string): Sheet {
    const sheet = this.sheet(name);
    return copySheet(this, sheet, this.sheets.indexOf(sheet) + 1);
  }

  renameSheet(sheet: Sheet, name: string): void {
    renameSheet(this, sheet, name);
  }

  setVisibility(sheet: Sheet, visibility: Visibility): void {
    setVisibility(this, sheet, visibility);
  }

  emit(event: WorkbookEvent): void {
    this.listener(event);
  }
}
