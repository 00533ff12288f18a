import { cellAt, formatArea, readArea, type Area } from "./a1.ts";
import { accessDenied } from "./api-error.ts";
import { cellText } from "./model/cell-text.ts";
import type { Scalar } from "./model/content.ts";
import { clearCells, writeCells } from "./model/edit-cells.ts";
import { enter } from "./model/enter.ts";
import { hasLockedCells, isOpenedBy } from "./model/protection.ts";
import type { Sheet } from "./model/sheet.ts";
import { activateSheet, addSheet, deleteSheet, selectCells } from "./model/sheets.ts";
import { deleteColumns, deleteRows, insertColumns, insertRows, sortRows } from "./model/structure.ts";
import { refuseEntry } from "./model/validate-entry.ts";
import type { Workbook } from "./model/workbook.ts";

type Lines<T> = readonly (readonly T[])[];

/**
 * What people do in Excel's window, by sheet name and A1 address; rows and columns count from 0. What Excel refuses
 * (locked cells, a structure that is protected) is thrown, so that a test cannot go on as if it had happened. Typing is
 * the exception: being refused there is an everyday answer.
 */
export interface UserActions {
  /**
   * Types into cells, one after the other: taken as typed, and asked about by validation. Null when all was taken,
   * otherwise what Excel's box says; the refused cell and those after it stay as they were.
   */
  readonly type: (sheet: string, address: string, entries: Scalar | Lines<Scalar>) => string | null;
  /** Pastes cells from elsewhere, from the address's first cell on: validation is not asked. Null pastes a blank cell. */
  readonly paste: (sheet: string, address: string, values: Lines<Scalar | null>) => void;
  /** Selects cells and presses Delete. */
  readonly clear: (sheet: string, address: string) => void;
  readonly insertRows: (sheet: string, row: number, count?: number) => void;
  readonly deleteRows: (sheet: string, row: number, count?: number) => void;
  readonly insertColumns: (sheet: string, column: number, count?: number) => void;
  readonly deleteColumns: (sheet: string, column: number, count?: number) => void;
  /** Sorts the rows of an area by one of its columns, counted from 0 within it. */
  readonly sort: (sheet: string, address: string, byColumn: number, ascending?: boolean) => void;
  readonly addSheet: (name?: string) => Sheet;
  readonly deleteSheet: (sheet: Sheet) => void;
  readonly activate: (sheet: Sheet) => void;
  readonly select: (sheet: string, address: string) => void;
  /** Lifts protection from a sheet that has no password. */
  readonly unprotect: (sheet: string) => void;
}

/** What people see, without a round trip. */
export interface UserView {
  /** A cell's value as an add-in would read it. */
  readonly valueAt: (sheet: string, address: string) => Scalar;
  readonly values: (sheet: string, address: string) => Scalar[][];
  /** What the cells show in their number formats. */
  readonly text: (sheet: string, address: string) => string[][];
  /** Where the selection is: the sheet's name as it is, and the address. */
  readonly selectedAddress: () => string;
}

function areaAt(address: string): Area {
  const area = readArea(address);
  if (area === null) throw new Error(`${address} is no A1 address.`);
  return area;
}

const areaOfRows = (row: number, count: number): Area => areaAt(`${row + 1}:${row + count}`);
const areaOfColumns = (column: number, count: number): Area => ({ ...areaAt("A:A"), column, columnCount: count });

const isLines = (entries: Scalar | Lines<Scalar>): entries is Lines<Scalar> => Array.isArray(entries);

/** Types into one cell: null when Excel takes the entry. */
function typeInto(workbook: Workbook, sheet: Sheet, cell: Area, entry: Scalar): string | null {
  if (sheet.protection !== null && hasLockedCells(sheet, cell)) return "The cell is on a protected sheet, and locked.";
  const { content } = enter(entry, sheet.numberFormat(cell.row, cell.column), workbook.currentYear);
  // Emptying a cell is never refused. What a formula gives is judged only where it can be calculated.
  const alert = content?.kind === "value" ? refuseEntry(workbook, sheet, cell.row, cell.column, content.value) : null;
  if (alert !== null) {
    return alert.message || alert.title || "This value doesn't match the data validation defined for this cell.";
  }
  writeCells(workbook, sheet, cell, entry, "person");
  return null;
}

type CellActions = Pick<UserActions, "type" | "paste" | "clear" | "sort">;

const cellActions = (workbook: Workbook): CellActions => ({
  type: (sheet, address, entries) => {
    const { row, column } = areaAt(address);
    for (const [down, line] of (isLines(entries) ? entries : [[entries]]).entries()) {
      for (const [right, entry] of line.entries()) {
        const refusal = typeInto(workbook, workbook.sheet(sheet), cellAt(row + down, column + right), entry);
        if (refusal !== null) return refusal;
      }
    }
    return null;
  },
  paste: (sheet, address, values) => {
    const { row, column } = areaAt(address);
    const area = { row, column, rowCount: values.length, columnCount: values[0]?.length ?? 0 };
    const pasted = values.map((line) => line.map((value) => value ?? ""));
    writeCells(workbook, workbook.sheet(sheet), area, pasted, "person");
  },
  clear: (sheet, address) => clearCells(workbook, workbook.sheet(sheet), areaAt(address), "Contents", "person"),
  sort: (sheet, address, byColumn, ascending = true) => {
    const by = { column: byColumn, isAscending: ascending };
    sortRows(workbook, workbook.sheet(sheet), areaAt(address), by, "person");
  },
});

export const createUserActions = (workbook: Workbook): UserActions => ({
  ...cellActions(workbook),
  insertRows: (sheet, row, count = 1) => insertRows(workbook, workbook.sheet(sheet), areaOfRows(row, count), "person"),
  deleteRows: (sheet, row, count = 1) => deleteRows(workbook, workbook.sheet(sheet), areaOfRows(row, count), "person"),
  insertColumns: (sheet, column, count = 1) =>
    insertColumns(workbook, workbook.sheet(sheet), areaOfColumns(column, count), "person"),
  deleteColumns: (sheet, column, count = 1) =>
    deleteColumns(workbook, workbook.sheet(sheet), areaOfColumns(column, count), "person"),
  addSheet: (name) => {
    const sheet = addSheet(workbook, name ?? null);
    activateSheet(workbook, sheet);
    return sheet;
  },
  deleteSheet: (sheet) => deleteSheet(workbook, sheet),
  activate: (sheet) => activateSheet(workbook, sheet),
  select: (sheet, address) => selectCells(workbook, workbook.sheet(sheet), areaAt(address)),
  unprotect: (name) => {
    const sheet = workbook.sheet(name);
    if (sheet.protection !== null && !isOpenedBy(sheet.protection, null)) {
      throw accessDenied(`The sheet ${name} has a password.`);
    }
    sheet.protection = null;
  },
});

export const createUserView = (workbook: Workbook): UserView => ({
  valueAt: (sheet, address) => {
    const { row, column } = areaAt(address);
    return workbook.valueAt(workbook.sheet(sheet), row, column);
  },
  values: (sheet, address) => workbook.valuesOf(workbook.sheet(sheet), areaAt(address)),
  text: (name, address) => {
    const sheet = workbook.sheet(name);
    return workbook.matrix(areaAt(address), (row, column) =>
      cellText(workbook.valueAt(sheet, row, column), sheet.numberFormat(row, column)),
    );
  },
  selectedAddress: () => `${workbook.active.name}!${formatArea(workbook.active.selection)}`,
});
