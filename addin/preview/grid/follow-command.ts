import type { Sheet } from "../host/model/sheet.ts";
import type { Command } from "../sheet/key-map.ts";
import { wholeCell } from "../sheet/merged-cells.ts";
import {
  advance,
  areaOfSelection,
  goTo,
  move,
  selectColumns,
  selectRows,
  type Cell,
  type Selection,
  type Terrain,
} from "../sheet/selection.ts";
import { visibleRows, type Frame } from "./frame.ts";

export const terrainOf = (sheet: Sheet, { sizes }: Frame): Terrain => ({
  rowCount: sizes.rows.count,
  columnCount: sizes.columns.count,
  isBlank: ({ row, column }) => sheet.cells.get(row, column) === null,
  wholeCell: (cell) => wholeCell(sheet.merged, cell),
});

function lastUsed(sheet: Sheet): Cell {
  const used = sheet.usedArea(true);
  if (used === null) return { row: 0, column: 0 };
  return { row: used.row + used.rowCount - 1, column: used.column + used.columnCount - 1 };
}

/** Where a command of going and selecting leads; null for commands of another kind. */
export function selectionAfter(command: Command, selection: Selection, sheet: Sheet, frame: Frame): Selection | null {
  const terrain = terrainOf(sheet, frame);
  const corner = { row: frame.frozenRows, column: frame.frozenColumns };
  const from = "extends" in command && command.extends ? selection.end : selection.active;
  switch (command.kind) {
    case "move":
      return move(selection, command.direction, command, terrain);
    case "advance":
      return advance(selection, command.direction, terrain);
    case "page": {
      const { first, last } = visibleRows(frame);
      const step = Math.max(1, last - first - 1) * (command.direction === "down" ? 1 : -1);
      const row = Math.max(0, Math.min(terrain.rowCount - 1, from.row + step));
      return goTo(selection, { ...from, row }, command.extends);
    }
    case "home":
      return goTo(selection, { ...from, column: from.column > corner.column ? corner.column : 0 }, command.extends);
    case "start":
      return goTo(selection, corner, command.extends);
    case "end":
      return goTo(selection, lastUsed(sheet), command.extends);
    case "select": {
      const { row, column, rowCount, columnCount } = areaOfSelection(selection);
      if (command.what === "rows") return { ...selectRows(row, row + rowCount - 1), active: selection.active };
      if (command.what === "columns") {
        return { ...selectColumns(column, column + columnCount - 1), active: selection.active };
      }
      return { ...selectRows(0, 1_048_575), active: selection.active };
    }
    case "sheet":
    case "type":
    case "edit":
    case "note":
    case "replace":
    case "clear":
    case "cancel":
    case "choose":
    case "undo":
    case "redo":
    case "menu":
    case "leave":
      return null;
  }
}
