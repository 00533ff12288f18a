import type { CellValue } from "../cell.ts";
import type { Result } from "../result.ts";

/** One of the values a choice cell may hold, with the word people know it by: 2, "Implementing". */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
  /** Other words for it that are read as well but never shown: "Planning" for "Developing". */
  readonly aliases?: readonly string[];
}

/**
 * What may be typed into a cell.
 * - `text`: anything up to `maxLength` characters.
 * - `count`: a whole number of 0 or more.
 * - `choice`: one of `choices`, offered as a drop-down of their values.
 * - `date`: a calendar day, kept as `YYYY-MM-DD`, a date serial in Excel.
 * - `share`: kept as a fraction 0–1, shown and typed in percent.
 * - `yesNo`: kept as a boolean, shown as Yes and No.
 */
export type InputType =
  | { readonly type: "text"; readonly maxLength: number }
  | { readonly type: "count" }
  | { readonly type: "choice"; readonly choices: readonly Choice[] }
  | { readonly type: "date" }
  | { readonly type: "share" }
  | { readonly type: "yesNo" };

interface ColumnBase {
  readonly id: string;
  /** The header text. Decoding finds the column by it, so titles are unique within a grid and never change lightly. */
  readonly title: string;
  /** In characters of the standard font, as Excel counts column widths. */
  readonly width: number;
  /** Shown when the cell is selected (Excel's input message, at most 255 characters). */
  readonly help?: string;
}

/** Holds the row's key, or one part of it. Locked on rows the grid knows beforehand, open on rows people add. */
export interface KeyColumn extends ColumnBase {
  readonly role: "key";
  /** A drop-down for rows people add. */
  readonly choices?: readonly string[];
  /** Codes that the sheet needs and its readers do not: set small and grey, so that they stay whole and out of the way. */
  readonly isQuiet?: true;
}

/** Text that comes with the grid (`GridRow.texts`): what is asked, level texts, units. Locked. */
export interface TextColumn extends ColumnBase {
  readonly role: "text";
}

/** Filled by people. `input` holds for every row whose `GridRow.inputs` says nothing else. */
export interface InputColumn extends ColumnBase {
  readonly role: "input";
  readonly input: InputType;
}

/**
 * Calculated in the workbook and never read back. `[numerator]` in the formula stands for the cell of that column in the
 * same row. Locked.
 */
export interface ComputedColumn extends ColumnBase {
  readonly role: "computed";
  readonly formula: string;
  readonly numberFormat: string;
}

export type Column = KeyColumn | TextColumn | InputColumn | ComputedColumn;

export interface GridRow {
  /** First part of every path of the row: `7`, `CMS122v5`, `CMS122v5@1234567893`. */
  readonly key: string;
  /** What the row is called in a sentence: "Milestone 7", "Patients served". */
  readonly title: string;
  /** Texts by column id for the grid's text columns. */
  readonly texts: Readonly<Record<string, string>>;
  /** Input types that differ from the column's; null where this row has no such cell. */
  readonly inputs?: Readonly<Record<string, InputType | null>>;
}

/** Rows that people add, recognised by what they type into the key columns. */
export interface OpenRows {
  /** Blank rows offered at the grid's end when it is put into a workbook. */
  readonly blankRows: number;
  /**
   * The row for what stands in the key columns (in column order, trimmed text). The error says what to type instead; such
   * a row stays in the workbook and is not sent.
   */
  readonly rowOf: (keys: readonly string[]) => Result<GridRow, string>;
  /** The inverse: the row for a row key as it stands in a path, or null when the key is not one of this grid's. */
  readonly rowOfKey: (rowKey: string) => { readonly row: GridRow; readonly keys: readonly string[] } | null;
}

/**
 * One table of a document: where it stands, what its columns and rows are. The same definition writes the sheet, reads it
 * back, writes the .xlsx template, reads a filled one and tells the server which paths exist.
 */
export interface Grid {
  readonly id: string;
  /** The worksheet's name, at most 31 characters; the adapter adds a number where the workbook has the name already. */
  readonly sheetName: string;
  readonly title: string;
  /** One or two sentences above the table: how to fill it. */
  readonly intro: string;
  readonly columns: readonly Column[];
  /** Rows known beforehand, in order. Grids with key columns side by side (measure, NPI) have none. */
  readonly rows: readonly GridRow[];
  readonly open?: OpenRows;
}

export const isInputColumn = (column: Column): column is InputColumn => column.role === "input";

export const isKeyColumn = (column: Column): column is KeyColumn => column.role === "key";

/** The type of one cell, or null where the row has no such cell. */
export function inputOf(row: GridRow, column: InputColumn): InputType | null {
  const own = row.inputs?.[column.id];
  return own === undefined ? column.input : own;
}

/** A row as its grid knows it, with what its key columns hold. */
interface FoundRow {
  readonly row: GridRow;
  readonly keys: readonly string[];
}

interface GridIndex {
  readonly rowByKey: ReadonlyMap<string, FoundRow>;
  readonly inputColumnById: ReadonlyMap<string, InputColumn>;
}

/** Made when a grid is first asked: a document of providers asks some ten thousand times. */
const indexes = new WeakMap<Grid, GridIndex>();

function indexOf(grid: Grid): GridIndex {
  const known = indexes.get(grid);
  if (known !== undefined) return known;
  const index = {
    // of two that are alike the first counts, as it does in a list
    rowByKey: new Map(grid.rows.toReversed().map((row) => [row.key, { row, keys: [row.key] }])),
    inputColumnById: new Map(grid.columns.filter(isInputColumn).map((column) => [column.id, column])),
  };
  indexes.set(grid, index);
  return index;
}

/** The row of a row key and what its key columns hold, whether known beforehand or added by people. */
export const findRow = (grid: Grid, rowKey: string): FoundRow | null =>
  indexOf(grid).rowByKey.get(rowKey) ?? grid.open?.rowOfKey(rowKey) ?? null;

/** A cell as the grids define it: its row, column and type. */
export interface CellDefinition {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly column: InputColumn;
  readonly input: InputType;
}

interface RowOfGrid {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly columns: ReadonlyMap<string, InputColumn>;
}

function rowsOf(grids: readonly Grid[], rowKey: string): readonly RowOfGrid[] {
  const rows: RowOfGrid[] = [];
  for (const grid of grids) {
    const found = findRow(grid, rowKey);
    if (found !== null) rows.push({ grid, row: found.row, columns: indexOf(grid).inputColumnById });
  }
  return rows;
}

function cellIn(rows: readonly RowOfGrid[], columnId: string): CellDefinition | null {
  for (const { columns, grid, row } of rows) {
    const column = columns.get(columnId);
    const input = column === undefined ? null : inputOf(row, column);
    if (column !== undefined && input !== null) return { grid, row, column, input };
  }
  return null;
}

/** What the grids say about a path, or null when no grid has such a cell. */
export const findCell = (grids: readonly Grid[], path: string): CellDefinition | null => createCellFinder(grids)(path);

/** `findCell` for many paths: the cells of a row nearly always follow each other, and their row is looked for once. */
export function createCellFinder(grids: readonly Grid[]): (path: string) => CellDefinition | null {
  let rowKey: string | null = null;
  let rows: readonly RowOfGrid[] = [];
  return (path) => {
    const slash = path.indexOf("/");
    if (rowKey === null || slash !== rowKey.length || !path.startsWith(rowKey)) {
      rowKey = path.slice(0, slash);
      rows = rowsOf(grids, rowKey);
    }
    return cellIn(rows, path.slice(slash + 1));
  };
}

/** Where a cell stands in a sheet's values: both counted from 0. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** Values as Excel gives them: a full rectangle, blank cells as "". */
export type SheetValues = readonly (readonly CellValue[])[];
