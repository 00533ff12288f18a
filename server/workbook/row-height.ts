import type { Row } from "@cj-tech-master/excelts";
import { lineCount, type WrappedText } from "../../shared/grid/line-count.ts";

/** Points a line of 11-point text takes, and the most Excel gives a row. */
const lineHeight = 15;
const mostHeight = 409;

/**
 * Gives the row the height of its tallest cell. Only a hint (no custom height), so Excel fits the row anew when somebody
 * types into it; without one, LibreOffice shows every row one line high.
 */
export function fitHeight(row: Row, cells: readonly WrappedText[]): void {
  const lines = cells.reduce((most, cell) => Math.max(most, lineCount(cell)), 1);
  if (lines === 1) return;
  row.height = Math.min(lines * lineHeight + 1, mostHeight);
  row.customHeight = false;
}
