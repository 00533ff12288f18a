import { rowKeyOfPath, type CellChange, type Path } from "../../shared/cell.ts";
import { a1Of, sheetValueOf } from "../../shared/grid/encode-grid.ts";
import { findCell, findRow, inputOf, isInputColumn, isKeyColumn, type Grid } from "../../shared/grid/grid.ts";
import { numberFormatOf } from "../../shared/grid/sheet-style.ts";
import { contentOf, type Writable } from "./cell-content.ts";
import type { GridReading, SheetReading } from "./workbook.ts";

/** Cells side by side in one row of one sheet, with what to write into them. */
export interface Write {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly contents: readonly Writable[];
}

interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly content: Writable;
}

/** Changes to cells that stand on the sheet. */
function writesInPlace(grids: readonly Grid[], reading: GridReading, changes: readonly CellChange[]): CellWrite[] {
  return changes.flatMap(({ path, value }) => {
    const at = reading.decoded.positions.get(path);
    const input = findCell(grids, path)?.input;
    if (at === undefined || input === undefined) return [];
    return [{ ...at, content: contentOf(sheetValueOf(input, value), numberFormatOf(input)) }];
  });
}

/**
 * Blank rows where a row can be put. Those above a row the grid knows are left out: somebody made room there, and under
 * protection such a row is locked.
 */
function freeRows({ grid, decoded }: GridReading): number[] {
  const known = new Set(grid.rows.map(({ key }) => key));
  let lastKnown = -1;
  for (const [path, { row }] of decoded.positions) {
    if (known.has(rowKeyOfPath(path))) lastKnown = Math.max(lastKnown, row);
  }
  return decoded.blankRows.filter((row) => row > lastKnown);
}

/** All cells of a row that people added elsewhere: keys, the texts and formulas that go with it, values. */
function writesOfRow(
  reading: GridReading,
  rowKey: string,
  row: number,
  values: ReadonlyMap<Path, CellChange["value"]>,
): CellWrite[] {
  const { grid, decoded } = reading;
  const found = findRow(grid, rowKey);
  if (found === null) return [];
  const keyIds = grid.columns.filter(isKeyColumn).map(({ id }) => id);
  return grid.columns.flatMap((column) => {
    const at = decoded.columnIndexById.get(column.id);
    if (at === undefined) return [];
    const write = (content: Writable): CellWrite[] => [{ row, column: at, content }];
    if (column.role === "key") return write(contentOf(found.keys[keyIds.indexOf(column.id)] ?? "", "@"));
    if (column.role === "text") return write(contentOf(found.row.texts[column.id] ?? "", "@"));
    if (column.role === "computed") return write(formulaAt(column.formula, row, decoded.columnIndexById));
    const input = inputOf(found.row, column);
    const value = values.get(`${rowKey}/${column.id}`);
    if (input === null || value === undefined) return [];
    return write(contentOf(sheetValueOf(input, value), numberFormatOf(input)));
  });
}

/** The formula over the columns where they stand now; blank when one of them is gone. */
function formulaAt(formula: string, row: number, columnIndexById: ReadonlyMap<string, number>): string {
  const ids = [...formula.matchAll(/\[(\w+)\]/g)].map(([, id]) => id ?? "");
  if (!ids.every((id) => columnIndexById.has(id))) return "";
  return formula.replaceAll(/\[(\w+)\]/g, (_, id: string) => a1Of({ row, column: columnIndexById.get(id) ?? 0 }));
}

/**
 * Rows of the grid that are not on its sheet, with their values, in the order of the changes. A row whose values are all
 * cleared is one that was taken out elsewhere and here: there is nothing to write.
 */
function missingRows(reading: GridReading, grids: readonly Grid[], changes: readonly CellChange[]) {
  const present = new Set([...reading.decoded.positions.keys()].map(rowKeyOfPath));
  const rows = new Map<string, Map<Path, CellChange["value"]>>();
  for (const { path, value } of changes) {
    const rowKey = rowKeyOfPath(path);
    const cell = findCell(grids, path);
    if (cell?.grid.id !== reading.grid.id || present.has(rowKey) || isKnownRow(reading.grid, rowKey)) continue;
    const values = rows.get(rowKey) ?? new Map<Path, CellChange["value"]>();
    rows.set(rowKey, values.set(path, value));
  }
  return [...rows].filter(([, values]) => [...values.values()].some((value) => value !== null));
}

const isKnownRow = (grid: Grid, rowKey: string): boolean => grid.rows.some(({ key }) => key === rowKey);

function writesOfMissingRows(
  grids: readonly Grid[],
  reading: GridReading,
  changes: readonly CellChange[],
): CellWrite[] {
  const free = freeRows(reading);
  const last = free.at(-1);
  // Without its key and input columns a row could not be read again, and would be added once more every time.
  const isPlaceable = reading.grid.columns.every(
    (column) => (!isKeyColumn(column) && !isInputColumn(column)) || reading.decoded.columnIndexById.has(column.id),
  );
  if (last === undefined || !isPlaceable) return [];
  return missingRows(reading, grids, changes).flatMap(([rowKey, values], index) => {
    // The last free row is below everything on the sheet, so the ones after it are free as well.
    const row = free[index] ?? last + index - (free.length - 1);
    return writesOfRow(reading, rowKey, row, values);
  });
}

/**
 * Neighbours in one row become one write. Never across rows: when people filter a sheet, Excel has been known to put
 * values written to a block of rows into the visible ones only.
 */
function join(sheetId: string, cells: readonly CellWrite[]): Write[] {
  const writes: { sheetId: string; row: number; column: number; contents: Writable[] }[] = [];
  for (const { row, column, content } of cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const last = writes.at(-1);
    if (last !== undefined && last.row === row && last.column + last.contents.length === column) {
      last.contents.push(content);
    } else {
      writes.push({ sheetId, row, column, contents: [content] });
    }
  }
  return writes;
}

/**
 * What to write so that the sheets hold the changes: only the cells that change, where the reading found them. A change
 * to a row or column that is gone from the sheet is left out; the reading's problems speak of it.
 */
export function planWrites(reading: SheetReading, changes: readonly CellChange[]): Write[] {
  const grids = reading.grids.map(({ grid }) => grid);
  return reading.grids.flatMap((gridReading) =>
    join(gridReading.sheetId, [
      ...writesInPlace(grids, gridReading, changes),
      ...writesOfMissingRows(grids, gridReading, changes),
    ]),
  );
}

/** Queues the writes. No round trip. */
export function queueWrites(context: Excel.RequestContext, writes: readonly Write[]): void {
  for (const { sheetId, row, column, contents } of writes) {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.getRangeByIndexes(row, column, 1, contents.length).values = [[...contents]];
  }
}
