import { columnIdOfPath, pathOf, rowKeyOfPath, valueAt, type Cells, type CellValue, type Path } from "../cell.ts";
import {
  findRow,
  inputOf,
  isInputColumn,
  isKeyColumn,
  type Grid,
  type GridRow,
  type InputType,
  type Position,
} from "./grid.ts";
import { readValue, serialOfDate } from "./read-value.ts";

/** Rows above the first data row: title, subtitle, how to fill it, column headers. */
export const headerRowIndex = 3;
export const firstDataRowIndex = headerRowIndex + 1;

/** One row of a sheet below the headers. `row` is null for a blank row that people may fill. */
export interface SheetRow {
  readonly row: GridRow | null;
  /** Whether the key cells are people's to type: rows that were added, and blank ones. */
  readonly added: boolean;
}

/** A grid as it stands in a sheet from A1 on. Formulas are text starting with `=`; blank cells are "". */
export interface SheetImage {
  readonly values: CellValue[][];
  readonly rows: readonly SheetRow[];
  /** Where each cell of the grid stands, blank ones included. */
  readonly positions: ReadonlyMap<Path, Position>;
}

/** A1 letters of a column counted from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

export const a1Of = ({ row, column }: Position): string => `${columnLetters(column)}${row + 1}`;

/** A value as a sheet holds it: dates as serials, yes and no as words, blank as "". Values of the wrong type stay as typed. */
export function sheetValueOf(input: InputType, value: CellValue): CellValue {
  const read = readValue(input, value);
  if (read.state === "blank") return "";
  if (read.state === "wrong") return value;
  if (input.type === "date" && typeof read.value === "string") return serialOfDate(read.value);
  if (input.type === "yesNo") return read.value === true ? "Yes" : "No";
  return read.value;
}

/** Rows people added, as far as values for them exist, in the order of their keys. */
function addedRows(grid: Grid, cells: Cells): { row: GridRow; keys: readonly string[] }[] {
  if (grid.open === undefined) return [];
  const known = new Set(grid.rows.map(({ key }) => key));
  const columnIds = new Set(grid.columns.filter(isInputColumn).map(({ id }) => id));
  const keys = new Set<string>();
  for (const [path, value] of cells) {
    if (value !== null && columnIds.has(columnIdOfPath(path)) && !known.has(rowKeyOfPath(path)))
      keys.add(rowKeyOfPath(path));
  }
  return [...keys]
    .toSorted()
    .map((key) => findRow(grid, key))
    .filter((found) => found !== null);
}

/**
 * Lays a grid out as a sheet, filled with the document's values. `subtitle` names the document: practice, period, due
 * date. `decodeGrid` of the result gives the same cells back.
 */
export function encodeGrid(grid: Grid, cells: Cells, subtitle: string): SheetImage {
  const positions = new Map<Path, Position>();
  const width = grid.columns.length;
  const line = (text: string): CellValue[] => [text, ...Array<CellValue>(width - 1).fill("")];
  const values: CellValue[][] = [
    line(grid.title),
    line(subtitle),
    line(grid.intro),
    grid.columns.map(({ title }) => title),
  ];
  const rows: SheetRow[] = [];

  const addRow = (row: GridRow | null, keys: readonly string[], added: boolean): void => {
    const rowIndex = values.length;
    let keyIndex = 0;
    const cellsOfRow = grid.columns.map((column, columnIndex): CellValue => {
      if (isKeyColumn(column)) return keys[keyIndex++] ?? "";
      if (column.role === "computed") return formulaAt(grid, column.formula, rowIndex);
      if (row === null) return "";
      if (column.role === "text") return row.texts[column.id] ?? "";
      const input = inputOf(row, column);
      if (input === null) return "";
      const path = pathOf(row.key, column.id);
      positions.set(path, { row: rowIndex, column: columnIndex });
      return sheetValueOf(input, valueAt(cells, path));
    });
    values.push(cellsOfRow);
    rows.push({ row, added });
  };

  for (const row of grid.rows) addRow(row, [row.key], false);
  for (const { row, keys } of addedRows(grid, cells)) addRow(row, keys, true);
  for (let blank = 0; blank < (grid.open?.blankRows ?? 0); blank++) addRow(null, [], true);
  return { values, rows, positions };
}

function formulaAt(grid: Grid, formula: string, rowIndex: number): string {
  return formula.replaceAll(/\[(\w+)\]/g, (_, columnId: string) => {
    const columnIndex = grid.columns.findIndex(({ id }) => id === columnId);
    if (columnIndex < 0) throw new Error(`Grid ${grid.id} has a formula over a column ${columnId} that it has not`);
    return a1Of({ row: rowIndex, column: columnIndex });
  });
}
