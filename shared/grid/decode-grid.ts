import {
  columnIdOfPath,
  pathOf,
  rowKeyOfPath,
  valueAt,
  type Cells,
  type CellChange,
  type CellValue,
  type Path,
} from "../cell.ts";
import { commonProblems, problemMaker, type Problem } from "../problem.ts";
import { err, ok, type Result } from "../result.ts";
import { a1Of } from "./encode-grid.ts";
import {
  inputOf,
  isInputColumn,
  isKeyColumn,
  type Grid,
  type GridRow,
  type Position,
  type SheetValues,
} from "./grid.ts";
import { canonicalValue } from "./read-value.ts";

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
  value === null || value === undefined
    ? ""
    : String(value)
        .replaceAll(/[\s\u00a0]+/g, " ")
        .trim()
        .toLowerCase();

/** Where each column of the grid stands. People insert columns and sort: only titles count, never places. */
interface Header {
  readonly row: number;
  readonly columnIndexById: ReadonlyMap<string, number>;
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
    for (const { id, title } of grid.columns) {
      const index = titles.indexOf(plain(title));
      if (index >= 0) columnIndexById.set(id, index);
    }
    return { row, columnIndexById };
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

/**
 * Reads a grid out of a sheet's values, from A1 on. Rows are found by their key and columns by their title, so sorting,
 * inserting and moving never misplace a value. Values are normalised (`canonicalValue`).
 *
 * A row or column that is gone is a problem, and its cells are left out: what cannot be read must not look cleared.
 */
export function decodeGrid(grid: Grid, values: SheetValues): Result<DecodedGrid, Problem> {
  const header = findHeader(grid, values);
  if (header === null) {
    return err(
      problem(
        "grid-missing",
        [],
        `The table "${grid.title}" is not on its sheet any more. Undo the change, or insert the sheet again: nothing that was saved is lost.`,
      ),
    );
  }
  const cells = new Map<Path, CellValue>();
  const positions = new Map<Path, Position>();
  const problems: Problem[] = [];
  const addresses = new Map<number, string>();
  const report = (found: Problem, at?: Position): void => {
    if (at !== undefined) addresses.set(problems.length, a1Of(at));
    problems.push(found);
  };

  const keyColumns = grid.columns.filter(isKeyColumn);
  const blankRows: number[] = [];
  let isWhole = true;
  const inputColumns = grid.columns.filter(isInputColumn).filter((column) => {
    if (header.columnIndexById.has(column.id)) return true;
    isWhole = false;
    report(
      problem(
        "column-missing",
        [],
        `The column "${column.title}" is gone from "${grid.title}". Undo, or insert the sheet again.`,
      ),
    );
    return false;
  });
  const indexOf = (columnId: string): number => header.columnIndexById.get(columnId) ?? -1;

  const seen = new Map<string, number>();
  for (let rowIndex = header.row + 1; rowIndex < values.length; rowIndex++) {
    const line = values[rowIndex] ?? [];
    const keys = keyColumns.map(({ id }) => String(line[indexOf(id)] ?? "").trim());
    const isFilled = inputColumns.some(({ id }) => plain(line[indexOf(id)]) !== "");
    if (keys.every((key) => key === "") && !isFilled) {
      blankRows.push(rowIndex);
      continue;
    }
    const found = findRowOf(grid, keys);
    const keyPosition = { row: rowIndex, column: indexOf(keyColumns[0]?.id ?? "") };
    if (!found.ok) {
      if (isFilled || (grid.open !== undefined && keys.some((key) => key !== ""))) {
        isWhole = false;
        report(problem("row-unknown", [], `Row ${rowIndex + 1}: ${found.error}`), keyPosition);
      }
      continue;
    }
    const row = found.value;
    const earlier = seen.get(row.key);
    if (earlier !== undefined) {
      isWhole = false;
      const paths = inputColumns.filter((column) => inputOf(row, column) !== null).map(({ id }) => pathOf(row.key, id));
      report(
        problem(
          "row-twice",
          paths.slice(0, 1),
          `${row.title} stands in row ${earlier + 1} and again in row ${rowIndex + 1}. Keep one of them; the first is used until then.`,
        ),
        keyPosition,
      );
      continue;
    }
    seen.set(row.key, rowIndex);
    for (const column of inputColumns) {
      const input = inputOf(row, column);
      if (input === null) continue;
      const path = pathOf(row.key, column.id);
      const at = { row: rowIndex, column: indexOf(column.id) };
      cells.set(path, canonicalValue(input, line[at.column] ?? null));
      positions.set(path, at);
    }
  }
  for (const row of grid.rows) {
    if (!seen.has(row.key)) {
      report(
        problem(
          "row-missing",
          [],
          `The row "${row.title}" is gone from "${grid.title}". Undo, or insert the sheet again: what was saved of it is kept.`,
        ),
      );
    }
  }
  blankRows.push(values.length);
  const { columnIndexById } = header;
  return ok({ cells, positions, problems, addresses, isWhole, columnIndexById, blankRows });
}

/**
 * What changed in the sheet against the values last shared with the server. A cell that could not be read is no change;
 * a row people had added and took out again is cleared.
 */
export function changesSince(
  base: Cells,
  grids: readonly { readonly grid: Grid; readonly decoded: DecodedGrid }[],
): CellChange[] {
  const changes: CellChange[] = [];
  for (const { grid, decoded } of grids) {
    for (const [path, value] of decoded.cells) {
      if (valueAt(base, path) !== value) changes.push({ path, value });
    }
    if (!decoded.isWhole) continue;
    for (const [path, value] of base) {
      if (value !== null && !decoded.cells.has(path) && isAddedCell(grid, path)) changes.push({ path, value: null });
    }
  }
  return changes;
}

/** Whether the path is a cell of the grid in a row that people added. */
const isAddedCell = (grid: Grid, path: Path): boolean =>
  grid.open !== undefined &&
  grid.columns.some((column) => isInputColumn(column) && column.id === columnIdOfPath(path)) &&
  !grid.rows.some(({ key }) => key === rowKeyOfPath(path)) &&
  grid.open.rowOfKey(rowKeyOfPath(path)) !== null;
