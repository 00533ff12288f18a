/** How many lines a text takes when it is broken between words, and within words that are too long. */
export function lineCount(text: string, width: number, measure: (text: string) => number): number {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/(?<=[\s-])/)) {
      const length = measure(word.trimEnd());
      if (used > 0 && used + length > width) {
        lines++;
        used = 0;
      }
      if (length > width) {
        const more = Math.ceil(length / width) - 1;
        lines += more;
        used = length - more * width;
      } else {
        used += measure(word);
      }
    }
  }
  return lines;
}
