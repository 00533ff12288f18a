import {
  columnIdOfPath,
  rowKeyOfPath,
  valueAt,
  type Cells,
  type CellChange,
  type CellValue,
  type Path,
} from "../cell.ts";
import type { DecodedGrid } from "./decode-grid.ts";
import { findCell, isInputColumn, type Grid } from "./grid.ts";
import { canonicalValue } from "./read-value.ts";

/** Whether both mean the same in this cell: a server may hold "2 - Implementing" as it was sent, the sheet has 2. */
function isSame(grid: Grid, path: Path, before: CellValue, now: CellValue): boolean {
  if (before === now) return true;
  if (before === null) return false; // what was read is normalised: a value that means blank is not among it
  const cell = findCell([grid], path);
  return cell !== null && canonicalValue(cell.input, before) === now;
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
      if (!isSame(grid, path, valueAt(base, path), value)) changes.push({ path, value });
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
