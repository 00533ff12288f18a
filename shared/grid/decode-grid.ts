import { pathOf, type Cells, type CellValue, type Path } from "../cell.ts";
import { commonProblems, problemMaker, type Problem } from "../problem.ts";
import { err, ok, type Result } from "../result.ts";
import { a1Of } from "./encode-grid.ts";
import {
  inputOf,
  isInputColumn,
  isKeyColumn,
  type Column,
  type Grid,
  type GridRow,
  type InputColumn,
  type Position,
  type SheetValues,
} from "./grid.ts";
import { canonicalValue, tidy } from "./read-value.ts";

const problem = problemMaker(commonProblems);

/** What a sheet holds of a grid. */
export interface DecodedGrid {
  /** Every cell that was read, blank ones as null. A cell that is not in here could not be read, and says nothing. */
  readonly cells: Cells;
  readonly positions: ReadonlyMap<Path, Position>;
  /** Row and column losses, rows that stand twice, filled rows without a known key. Judging the values is the rules' part. */
  readonly problems: readonly Problem[];
  /** Where problems without paths stand, as A1 addresses, by position in `problems`. */
  readonly addresses: ReadonlyMap<number, string>;
  /** Whether every column and filled row was read: only then does an added row's absence mean that it was taken out. */
  readonly isWhole: boolean;
  /** Where each column stands by its id, key and computed ones too. A column that is gone is not in here. */
  readonly columnIndexById: ReadonlyMap<string, number>;
  /**
   * Rows below the header with neither key nor value, in order, the first one below everything on the sheet last: where
   * a row that people added elsewhere finds its place.
   */
  readonly blankRows: readonly number[];
}

/** Text as it is compared: white space folded, no-break spaces too, case ignored. */
const plain = (value: CellValue | undefined): string =>
  value === null || value === undefined ? "" : tidy(String(value)).replaceAll(/\s+/g, " ").toLowerCase();

/** Where each column of the grid stands. People insert columns and sort: only titles count, never places. */
interface Header {
  readonly row: number;
  readonly columnIndexById: ReadonlyMap<string, number>;
  /** Columns whose title stands more than once: nobody can say which of them is meant, so they are not in the map. */
  readonly ambiguousIds: ReadonlySet<string>;
}

/** The header row is the first that has every key column's title and at least one input column's. */
function findHeader(grid: Grid, values: SheetValues): Header | null {
  const keys = grid.columns.filter(isKeyColumn);
  const inputs = grid.columns.filter(isInputColumn);
  for (const [row, line] of values.entries()) {
    const titles = line.map(plain);
    const has = (title: string): boolean => titles.includes(plain(title));
    if (!keys.every(({ title }) => has(title)) || !inputs.some(({ title }) => has(title))) continue;
    const columnIndexById = new Map<string, number>();
    const ambiguousIds = new Set<string>();
    for (const { id, title } of grid.columns) {
      const index = titles.indexOf(plain(title));
      if (index >= 0 && titles.includes(plain(title), index + 1)) ambiguousIds.add(id);
      else if (index >= 0) columnIndexById.set(id, index);
    }
    return { row, columnIndexById, ambiguousIds };
  }
  return null;
}

/**
 * Whether a sheet holds the grid at all: how a workbook without its hidden sheet is recognised again. Stricter than
 * decoding, which knows what to expect: without the text columns, a sheet of quality measures by provider would be taken
 * for the one by practice too, whose key and input columns it has.
 */
export function hasGrid(grid: Grid, values: SheetValues): boolean {
  const header = findHeader(grid, values);
  return header !== null && grid.columns.every(({ id, role }) => role !== "text" || header.columnIndexById.has(id));
}

function findRowOf(grid: Grid, keys: readonly string[]): Result<GridRow, string> {
  if (keys.length === 1) {
    const known = grid.rows.find(({ key }) => plain(key) === plain(keys[0]));
    if (known !== undefined) return ok(known);
  }
  return grid.open?.rowOf(keys) ?? err("This row is not part of the grid: clear it, or give it back the key it had.");
}

const gridMissing = (grid: Grid): Problem =>
  problem(
    "grid-missing",
    [],
    `The table "${grid.title}" is not on its sheet any more. Undo the change, or insert the sheet again: nothing that was saved is lost.`,
  );

const columnTwice = (grid: Grid, column: Column): Problem =>
  problem(
    "column-twice",
    [],
    `Two columns of "${grid.title}" are called "${column.title}". Give yours another title: until then neither is read.`,
  );

const columnMissing = (grid: Grid, column: Column): Problem =>
  problem(
    "column-missing",
    [],
    `The column "${column.title}" is gone from "${grid.title}". Undo, or insert the sheet again.`,
  );

/** A reading under way: what it reads from, and what it has found so far. */
interface Reading {
  readonly grid: Grid;
  readonly values: SheetValues;
  readonly header: Header;
  /** Only those that can be read. */
  readonly inputColumns: readonly InputColumn[];
  readonly cells: Map<Path, CellValue>;
  readonly positions: Map<Path, Position>;
  readonly problems: Problem[];
  readonly addresses: Map<number, string>;
  readonly blankRows: number[];
  /** Sheet rows by row key. */
  readonly seen: Map<string, number>;
  isWhole: boolean;
}

const indexOf = ({ header }: Reading, columnId: string): number => header.columnIndexById.get(columnId) ?? -1;

function report(reading: Reading, found: Problem, at?: Position): void {
  if (at !== undefined) reading.addresses.set(reading.problems.length, a1Of(at));
  reading.problems.push(found);
}

function startReading(grid: Grid, values: SheetValues, header: Header): Reading {
  const inputs = grid.columns.filter(isInputColumn);
  const lost = inputs.filter(({ id }) => !header.columnIndexById.has(id));
  return {
    grid,
    values,
    header,
    inputColumns: inputs.filter(({ id }) => header.columnIndexById.has(id)),
    cells: new Map(),
    positions: new Map(),
    problems: lost.map((column) => (header.ambiguousIds.has(column.id) ? columnTwice : columnMissing)(grid, column)),
    addresses: new Map(),
    blankRows: [],
    seen: new Map(),
    isWhole: lost.length === 0,
  };
}

/** A sheet row as its key columns and its filled cells show it. */
interface Line {
  readonly keys: readonly string[];
  readonly hasKey: boolean;
  /** Whether an input cell holds something. */
  readonly isFilled: boolean;
  readonly keyPosition: Position;
}

function lineAt(reading: Reading, rowIndex: number): Line {
  const line = reading.values[rowIndex] ?? [];
  const keyColumns = reading.grid.columns.filter(isKeyColumn);
  const keys = keyColumns.map(({ id }) => tidy(String(line[indexOf(reading, id)] ?? "")));
  return {
    keys,
    hasKey: keys.some((key) => key !== ""),
    isFilled: reading.inputColumns.some(({ id }) => plain(line[indexOf(reading, id)]) !== ""),
    keyPosition: { row: rowIndex, column: indexOf(reading, keyColumns[0]?.id ?? "") },
  };
}

function readCells(reading: Reading, row: GridRow, rowIndex: number): void {
  for (const column of reading.inputColumns) {
    const input = inputOf(row, column);
    if (input === null) continue;
    const path = pathOf(row.key, column.id);
    const at = { row: rowIndex, column: indexOf(reading, column.id) };
    reading.cells.set(path, canonicalValue(input, reading.values[rowIndex]?.[at.column] ?? null));
    reading.positions.set(path, at);
  }
}

/** Reads one row below the header. What cannot be read for certain makes the reading less than whole. */
function readRow(reading: Reading, rowIndex: number): void {
  const { grid, seen } = reading;
  const { keys, hasKey, isFilled, keyPosition } = lineAt(reading, rowIndex);
  if (!hasKey && !isFilled) {
    reading.blankRows.push(rowIndex);
    return;
  }
  const found = findRowOf(grid, keys);
  if (!found.ok) {
    if (!isFilled && grid.open === undefined) return; // a remark beside the grid
    reading.isWhole = false;
    report(reading, problem("row-unknown", [], `Row ${rowIndex + 1}: ${found.error}`), keyPosition);
    return;
  }
  const row = found.value;
  const earlier = seen.get(row.key);
  if (earlier !== undefined) {
    reading.isWhole = false;
    const column = reading.inputColumns.find((candidate) => inputOf(row, candidate) !== null);
    const paths = column === undefined ? [] : [pathOf(row.key, column.id)];
    const message = `${row.title} stands in row ${earlier + 1} and again in row ${rowIndex + 1}. Keep one of them; the first is used until then.`;
    report(reading, problem("row-twice", paths, message), keyPosition);
    return;
  }
  seen.set(row.key, rowIndex);
  readCells(reading, row, rowIndex);
}

/**
 * Sorting with the header in the selection lifts rows above it. They are not read, as titles and remarks stand there
 * too, but must not count as taken out either.
 */
function noticeRowsAbove(reading: Reading): void {
  for (let rowIndex = 0; rowIndex < reading.header.row; rowIndex++) {
    const { keys, hasKey, isFilled, keyPosition } = lineAt(reading, rowIndex);
    const found = hasKey && isFilled ? findRowOf(reading.grid, keys) : null;
    if (found === null || !found.ok || reading.seen.has(found.value.key)) continue;
    reading.isWhole = false;
    const message = `Row ${rowIndex + 1}: ${found.value.title} stands above the column titles, where nothing is read. Move it below them.`;
    report(reading, problem("row-unknown", [], message), keyPosition);
  }
}

function noticeMissingRows({ grid, seen, problems }: Reading): void {
  for (const { key, title } of grid.rows) {
    if (seen.has(key)) continue;
    const message = `The row "${title}" is gone from "${grid.title}". Undo, or insert the sheet again: what was saved of it is kept.`;
    problems.push(problem("row-missing", [], message));
  }
}

/**
 * Reads a grid out of a sheet's values, from A1 on. Rows are found by their key and columns by their title, so sorting,
 * inserting and moving never misplace a value. Values are normalised (`canonicalValue`).
 *
 * A row or column that is gone, or that stands twice, is a problem, and its cells are left out: what cannot be read must
 * not look cleared. Fails when the header row is gone, or has a key column's title twice.
 */
export function decodeGrid(grid: Grid, values: SheetValues): Result<DecodedGrid, Problem> {
  const header = findHeader(grid, values);
  if (header === null) return err(gridMissing(grid));
  const twice = grid.columns.find((column) => isKeyColumn(column) && header.ambiguousIds.has(column.id));
  if (twice !== undefined) return err(columnTwice(grid, twice));

  const reading = startReading(grid, values, header);
  for (let rowIndex = header.row + 1; rowIndex < values.length; rowIndex++) readRow(reading, rowIndex);
  noticeRowsAbove(reading);
  noticeMissingRows(reading);
  const { cells, positions, problems, addresses, isWhole } = reading;
  const blankRows = [...reading.blankRows, values.length];
  return ok({ cells, positions, problems, addresses, isWhole, columnIndexById: header.columnIndexById, blankRows });
}

/** What was read before, and from what. */
interface Earlier {
  readonly values: SheetValues;
  readonly decoded: DecodedGrid;
}

const isSameLine = (one: readonly CellValue[], other: readonly CellValue[]): boolean =>
  one === other || (one.length === other.length && one.every((value, index) => value === other[index]));

/** The rows that differ, or null where there are more or fewer rows than before. */
function changedRows(before: SheetValues, now: SheetValues): number[] | null {
  if (before.length !== now.length) return null;
  return now.flatMap((line, row) => (isSameLine(before[row] ?? [], line) ? [] : [row]));
}

/** Reads values again after some were typed. Null where more than values changed: keys, titles, rows. */
function decodeChanged(grid: Grid, earlier: Earlier, values: SheetValues): DecodedGrid | null {
  const rows = changedRows(earlier.values, values);
  const header = findHeader(grid, earlier.values);
  if (rows === null || header === null || rows.some((row) => row <= header.row)) return null;
  if (rows.length === 0) return earlier.decoded;
  const { positions } = earlier.decoded;
  const cells = new Map(earlier.decoded.cells);
  const reading = { ...startReading(grid, values, header), cells };
  for (const rowIndex of rows) {
    const { keys, hasKey } = lineAt(reading, rowIndex);
    const before = lineAt({ ...reading, values: earlier.values }, rowIndex);
    const found = hasKey && keys.every((key, index) => key === before.keys[index]) ? findRowOf(grid, keys) : null;
    // Only a row that was read before is read again: one that stands twice, or is unknown, is a matter of the whole sheet.
    const [column] = reading.inputColumns;
    if (found === null || !found.ok || column === undefined) return null;
    if (positions.get(pathOf(found.value.key, column.id))?.row !== rowIndex) return null;
    readCells(reading, found.value, rowIndex);
  }
  return { ...earlier.decoded, cells };
}

/**
 * Decodes like `decodeGrid`, and remembers: where only values have changed since the grid was last decoded, their rows
 * alone are read. Ten thousand rows then cost a comparison and not some hundred thousand paths.
 */
export function createGridDecoder(): typeof decodeGrid {
  const earlier = new WeakMap<Grid, Earlier>();
  return (grid, values) => {
    const known = earlier.get(grid);
    const changed = known === undefined ? null : decodeChanged(grid, known, values);
    const decoded = changed === null ? decodeGrid(grid, values) : ok(changed);
    if (decoded.ok) earlier.set(grid, { values, decoded: decoded.value });
    else earlier.delete(grid);
    return decoded;
  };
}
