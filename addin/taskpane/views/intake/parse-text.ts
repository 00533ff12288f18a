import { parse } from "csv-parse/browser/esm/sync";
import { err, ok, type Result } from "../../../../shared/result.ts";

export type ParseFailure = "empty" | "too-large" | "not-text" | "one-column";

/** A practice's report of all measures by provider has a few hundred lines. */
const limits = { characters: 2_000_000, lines: 5_000 } as const;

const delimiters = ["\t", ",", ";", "|"] as const;

function linesBy(delimiter: string, text: string): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: limits.lines + 1,
    });
  } catch {
    return null; // quotes that do not fit this delimiter
  }
}

/** How many lines have as many columns as most lines have, where that is more than one. */
function regularity(lines: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of lines) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Text with columns as lines of cells: by tabs as it is copied, by commas, semicolons or bars as files have it. */
export function parseText(text: string): Result<string[][], ParseFailure> {
  if (text.trim() === "") return err("empty");
  if (text.length > limits.characters) return err("too-large");
  if (text.includes("\u0000") || text.startsWith("PK\u0003\u0004") || text.startsWith("%PDF")) return err("not-text");
  const parsed = delimiters.map((delimiter) => linesBy(delimiter, text) ?? []);
  const best = parsed.reduce((a, b) => (regularity(b) > regularity(a) ? b : a));
  if (regularity(best) === 0) return err("one-column");
  return best.length > limits.lines ? err("too-large") : ok(best);
}

/** A file's text: UTF-8, UTF-16 as Excel saves "Unicode text", or the Windows code page of older systems. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
