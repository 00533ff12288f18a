import type { Path } from "../../shared/cell.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import type { CellState, CellStates } from "../workbook/cell-state.ts";
import type { SheetReading } from "../workbook/workbook.ts";
import type { OpenConflict } from "./document-session.ts";
import type { SessionMemory } from "./session-context.ts";

/** Where each value of the sheet is. A blank cell that is blank with the program too has no state. */
export function cellStatesOf(
  { binding, document }: SessionMemory,
  reading: SheetReading,
  conflicts: readonly OpenConflict[],
): CellStates {
  const agreed: CellState = document.status === "accepted" ? "locked" : "saved";
  const states = new Map<Path, CellState>();
  for (const path of reading.cells.keys()) {
    const isHeld = (binding.base.get(path) ?? null) !== null;
    if (isHeld || agreed === "locked") states.set(path, agreed);
  }
  for (const { path } of changesSince(binding.base, reading.grids)) states.set(path, "waiting");
  for (const { path } of conflicts) states.set(path, "conflict");
  return states;
}

export const sameStates = (a: CellStates, b: CellStates): boolean =>
  a.size === b.size && [...a].every(([path, state]) => b.get(path) === state);
