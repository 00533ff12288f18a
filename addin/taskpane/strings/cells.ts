import type { CellState } from "../../workbook/cell-state.ts";
import { counted } from "./counted.ts";

const states: Readonly<Record<CellState, string>> = {
  conflict: "Changed by someone else too",
  waiting: "Not saved yet",
  saved: "Saved",
  locked: "Locked: the document is accepted",
};

/** Where each cell's value is. */
export const cellStrings = {
  title: "Cells",
  show: "Show in the sheet",
  showHint: "Colours lie over your own, which come back when you switch this off or leave the document.",
  state: (state: CellState): string => states[state],
  count: (count: number): string => counted(count, "cell", "cells"),
  more: (count: number): string => `and ${counted(count, "more", "more")}`,
  none: "Nothing is entered yet.",
  sample: "12",
  goTo: (label: string): string => `Go to ${label}`,
} as const;
