import { maxColumns, maxRows, type Area } from "../host/a1.ts";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What is selected: a rectangle between two corners, and in it the cell that typing goes to. */
export interface Selection {
  readonly active: Cell;
  readonly anchor: Cell;
  readonly end: Cell;
}

export type Direction = "up" | "down" | "left" | "right";

/** How far the sheet goes, and which of its cells hold something. */
export interface Terrain {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly isBlank: (cell: Cell) => boolean;
  /** The cells that are one with a cell: of merged cells all, otherwise itself. */
  readonly wholeCell: (cell: Cell) => Area;
}

const steps: Readonly<Record<Direction, Cell>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

export const selectCell = (cell: Cell): Selection => ({ active: cell, anchor: cell, end: cell });

export function areaOfSelection({ anchor, end }: Selection): Area {
  const row = Math.min(anchor.row, end.row);
  const column = Math.min(anchor.column, end.column);
  return {
    row,
    column,
    rowCount: Math.max(anchor.row, end.row) - row + 1,
    columnCount: Math.max(anchor.column, end.column) - column + 1,
  };
}

export const selectionOfArea = ({ row, column, rowCount, columnCount }: Area): Selection => ({
  active: { row, column },
  anchor: { row, column },
  end: { row: row + rowCount - 1, column: column + columnCount - 1 },
});

export const selectRows = (from: number, to: number): Selection => ({
  active: { row: from, column: 0 },
  anchor: { row: from, column: 0 },
  end: { row: to, column: maxColumns - 1 },
});

export const selectColumns = (from: number, to: number): Selection => ({
  active: { row: 0, column: from },
  anchor: { row: 0, column: from },
  end: { row: maxRows - 1, column: to },
});

const isOn = ({ rowCount, columnCount }: Terrain, { row, column }: Cell): boolean =>
  row >= 0 && column >= 0 && row < rowCount && column < columnCount;

const stepped = (cell: Cell, direction: Direction): Cell => ({
  row: cell.row + steps[direction].row,
  column: cell.column + steps[direction].column,
});

/** The next cell in a direction that is not one with this cell. */
function beyond(cell: Cell, direction: Direction, { wholeCell }: Terrain): Cell {
  const whole = wholeCell(cell);
  const edge = {
    up: { row: whole.row, column: cell.column },
    down: { row: whole.row + whole.rowCount - 1, column: cell.column },
    left: { row: cell.row, column: whole.column },
    right: { row: cell.row, column: whole.column + whole.columnCount - 1 },
  }[direction];
  return stepped(edge, direction);
}

/**
 * Where Ctrl+arrow goes: to the end of a filled stretch, over a gap to the next filled cell, or to the sheet's edge.
 */
export function edgeFrom(cell: Cell, direction: Direction, terrain: Terrain): Cell {
  let at = cell;
  let next = stepped(at, direction);
  if (!isOn(terrain, next)) return at;
  const runsThroughFilled = !terrain.isBlank(at) && !terrain.isBlank(next);
  while (isOn(terrain, next)) {
    if (runsThroughFilled && terrain.isBlank(next)) return at;
    at = next;
    if (!runsThroughFilled && !terrain.isBlank(at)) return at;
    next = stepped(at, direction);
  }
  return at;
}

/** An arrow key: one cell or, with Ctrl, to the edge; with Shift the far corner moves and the active cell stays. */
export function move(
  selection: Selection,
  direction: Direction,
  how: { readonly extends: boolean; readonly toEdge: boolean },
  terrain: Terrain,
): Selection {
  const from = how.extends ? selection.end : selection.active;
  const target = how.toEdge ? edgeFrom(from, direction, terrain) : beyond(from, direction, terrain);
  const cell = isOn(terrain, target) ? target : from;
  return how.extends ? { ...selection, end: cell } : selectCell(cell);
}

/** Goes to a cell, or with Shift up to it. */
export const goTo = (selection: Selection, cell: Cell, extending: boolean): Selection =>
  extending ? { ...selection, end: cell } : selectCell(cell);

/**
 * Tab and Enter: the next cell in the direction. In a selection of several cells they go round in it, row by row for Tab
 * and column by column for Enter.
 */
export function advance(selection: Selection, direction: Direction, terrain: Terrain): Selection {
  const { row, column, rowCount, columnCount } = areaOfSelection(selection);
  const one = terrain.wholeCell(selection.active);
  if (rowCount === one.rowCount && columnCount === one.columnCount) {
    return move(selection, direction, { extends: false, toEdge: false }, terrain);
  }
  const byRow = direction === "left" || direction === "right";
  const [down, across] = [selection.active.row - row, selection.active.column - column];
  const place = byRow ? down * columnCount + across : across * rowCount + down;
  const count = rowCount * columnCount;
  const step = direction === "right" || direction === "down" ? 1 : count - 1;
  const cellOf = (at: number): Cell =>
    byRow
      ? { row: row + Math.floor(at / columnCount), column: column + (at % columnCount) }
      : { row: row + (at % rowCount), column: column + Math.floor(at / rowCount) };
  // Cells under a merge are passed over: nothing can be typed there.
  const isCovered = (cell: Cell): boolean => {
    const whole = terrain.wholeCell(cell);
    return whole.row !== cell.row || whole.column !== cell.column;
  };
  let next = (place + step) % count;
  while (next !== place && isCovered(cellOf(next))) next = (next + step) % count;
  return { ...selection, active: cellOf(next) };
}
