import type { Row } from "@cj-tech-master/excelts";

/** Points a line of 11-point text takes, and the most Excel gives a row. */
const lineHeight = 15;
const mostHeight = 409;

/** A wrapped cell: its text, and the characters its column is wide. */
export interface WrappedText {
  readonly text: string;
  readonly width: number;
}

/** Lines a text takes when it is broken between words. Mixed text takes a little less than a digit a letter. */
export function lineCount({ text, width }: WrappedText): number {
  const perLine = Math.max(1, Math.floor(width * 1.15));
  if (text.length <= perLine && !text.includes("\n")) return 1;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(" ")) {
      const needed = used === 0 ? word.length : used + 1 + word.length;
      if (needed <= perLine) {
        used = needed;
        continue;
      }
      // A word longer than the line is broken wherever the line ends.
      lines += (used === 0 ? 0 : 1) + Math.floor(Math.max(0, word.length - 1) / perLine);
      used = word.length % perLine;
    }
  }
  return lines;
}

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
