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
