import {
  boundingAreaOf,
  cellAt,
  containsCell,
  intersectionOf,
  isWholeColumns,
  isWholeRows,
  type Area,
} from "../host/a1.ts";
import { areaOfSelection, type Cell, type Selection } from "./selection.ts";

type Merged = readonly Area[];

/** A merge over more rows is looked for one by one: listing it by row would take longer. */
const tall = 2_000;

interface MergeIndex {
  readonly byRow: ReadonlyMap<number, Merged>;
  readonly tall: Merged;
}

const indexes = new WeakMap<Merged, MergeIndex>();

function indexOf(merged: Merged): MergeIndex {
  const known = indexes.get(merged);
  if (known !== undefined) return known;
  const byRow = new Map<number, Area[]>();
  for (const area of merged) {
    if (area.rowCount > tall) continue;
    for (let row = area.row; row < area.row + area.rowCount; row++) {
      const before = byRow.get(row);
      if (before === undefined) byRow.set(row, [area]);
      else before.push(area);
    }
  }
  const index = { byRow, tall: merged.filter(({ rowCount }) => rowCount > tall) };
  indexes.set(merged, index);
  return index;
}

/** The merged cells that lie in a row, or pass through it. */
export function mergesInRow(merged: Merged, row: number): Merged {
  const index = indexOf(merged);
  const found = index.byRow.get(row) ?? [];
  const passing = index.tall.filter((area) => row >= area.row && row < area.row + area.rowCount);
  return passing.length === 0 ? found : [...found, ...passing];
}

/** The merge that a cell is part of; null for most. */
export const mergeAt = (merged: Merged, { row, column }: Cell): Area | null =>
  mergesInRow(merged, row).find((area) => containsCell(area, row, column)) ?? null;

/** The cells that are one with a cell: its merge, or itself. */
export const wholeCell = (merged: Merged, cell: Cell): Area => mergeAt(merged, cell) ?? cellAt(cell.row, cell.column);

/** Whether a cell shows nothing because it lies under the first of merged cells. */
export function isCovered(merged: Merged, cell: Cell): boolean {
  const merge = mergeAt(merged, cell);
  return merge !== null && (merge.row !== cell.row || merge.column !== cell.column);
}

/** Merged cells are selected whole: the area grows until it cuts none. */
export function grownOver(merged: Merged, area: Area): Area {
  let grown = area;
  for (;;) {
    const before = grown;
    for (const merge of merged) if (intersectionOf(merge, grown) !== null) grown = boundingAreaOf(grown, merge);
    if (grown.rowCount === before.rowCount && grown.columnCount === before.columnCount) return grown;
  }
}

/**
 * The selection as Excel has it where cells are merged: none of them in part, and the active cell the first of its merge.
 * Whole columns and rows stay as they are: a click on a column's head selects that one, whatever is merged in it.
 */
export function selectWhole(merged: Merged, selection: Selection): Selection {
  if (merged.length === 0) return selection;
  const selected = areaOfSelection(selection);
  if (isWholeColumns(selected) || isWholeRows(selected)) return selection;
  const area = grownOver(merged, selected);
  const { row, column } = wholeCell(merged, selection.active);
  const [bottom, right] = [area.row + area.rowCount - 1, area.column + area.columnCount - 1];
  const { anchor, end } = selection;
  // The corner that a person moves stays on its side.
  const [up, left] = [end.row < anchor.row, end.column < anchor.column];
  return {
    active: { row, column },
    anchor: { row: up ? bottom : area.row, column: left ? right : area.column },
    end: { row: up ? area.row : bottom, column: left ? area.column : right },
  };
}
