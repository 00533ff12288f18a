import type { Grid } from "./grid.ts";
import { lineCount } from "./line-count.ts";

/** Where a sheet's introduction stands, counted from 0. */
export const introRowIndex = 2;

/** Characters a line of the introduction is long, about: what fits beside the pane, and is easily read. */
const leastWidth = 90;
/** Points a line of the introduction takes, and the room around all of them. */
const lineHeight = 13;
const room = 3;

/** The merged cells that an introduction is wrapped in. */
export interface IntroBlock {
  /** From the sheet's first column on. */
  readonly columnCount: number;
  /** In points. */
  readonly height: number;
}

/**
 * The first columns of the introduction's row become one cell, in which it wraps: over a single one it would run out of
 * sight. Excel fits no row to merged cells, hence the height. Null for introductions that fit one line, which just run
 * over their neighbours. Nothing below is merged: rows are sorted and inserted there.
 */
export function introBlock({ columns, intro }: Pick<Grid, "columns" | "intro">): IntroBlock | null {
  let columnCount = 0;
  let width = 0;
  for (const column of columns) {
    if (width >= leastWidth) break;
    width += column.width;
    columnCount += 1;
  }
  const lines = lineCount({ text: intro, width: Math.floor(width * 0.95) }); // rather a line too many than one cut off
  return lines === 1 ? null : { columnCount, height: lines * lineHeight + room };
}
