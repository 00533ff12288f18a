import type { Path } from "../../shared/cell.ts";

/** Where a cell's value is, between this workbook and the program. */
export type CellState =
  | "saved" // the program holds what the sheet shows
  | "waiting" // changed here, not sent or not yet acknowledged
  | "conflict" // changed here and elsewhere: somebody must choose
  | "locked"; // the document is accepted and takes no more changes

/** Cells by state. A cell that is blank here and with the program has none. */
export type CellStates = ReadonlyMap<Path, CellState>;

/**
 * How each state looks, on the sheet and in the pane's legend: dark letters on light grounds, 7 to 1 and more, and what waits
 * for people told apart by its letters too.
 */
export const stateLooks: Readonly<
  Record<CellState, { readonly fill: string; readonly colour: string; readonly bold?: true; readonly italic?: true }>
> = {
  saved: { fill: "#DCF1DF", colour: "#0B4A1E" },
  waiting: { fill: "#FFDFAE", colour: "#4F2C00", italic: true },
  conflict: { fill: "#F7C6CB", colour: "#66060F", bold: true },
  locked: { fill: "#E0E0E0", colour: "#3A3A3A" },
};
