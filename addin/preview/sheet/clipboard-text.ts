const quote = (text: string): string => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Cells as spreadsheets exchange them by the clipboard: tabs between cells, line ends between rows; cells with tabs,
 * line ends or a leading quote stand in quotes, with quotes inside doubled.
 */
export function cellsToText(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(quote).join("\t")).join("\r\n");
}

interface Piece {
  readonly text: string;
  readonly next: number;
}

/** A cell that begins with a quote, if the quote also ends it; otherwise the quote is a character like any other. */
function readQuoted(text: string, start: number): Piece | null {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      value += text[at];
    } else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else {
      const ends = at + 1 === text.length || /[\t\r\n]/.test(text[at + 1] ?? "");
      return ends ? { text: value, next: at + 1 } : null;
    }
  }
  return null;
}

function readPlain(text: string, start: number): Piece {
  let end = start;
  while (end < text.length && !/[\t\r\n]/.test(text[end] ?? "")) end++;
  return { text: text.slice(start, end), next: end };
}

/** Reads what the clipboard holds as rows of equal length; short rows are filled up with blanks. */
export function textToCells(text: string): string[][] {
  const lines: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const piece = (text[at] === '"' ? readQuoted(text, at) : null) ?? readPlain(text, at);
    lines.at(-1)?.push(piece.text);
    at = piece.next;
    if (at >= text.length) break;
    if (text[at] === "\t") {
      at++;
      continue;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (at >= text.length) break; // the last line's own end
    lines.push([]);
  }
  const width = Math.max(...lines.map((line) => line.length));
  return lines.map((line) => [...line, ...Array.from({ length: width - line.length }, () => "")]);
}
