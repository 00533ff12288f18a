import type { Cells } from "./cell.ts";

/** SHA-256 of the bytes. Passed in, since browsers and Node offer it at different places and only asynchronously. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/**
 * Cells as one JSON object with its paths in code-unit order and blanks left out, so that two maps that mean the same
 * document give the same text: absent and null mean the same, and order means nothing.
 */
export function canonicalJson(cells: Cells): string {
  const filled = [...cells].filter(([, value]) => value !== null);
  filled.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${filled.map(([path, value]) => `${JSON.stringify(path)}:${JSON.stringify(value)}`).join(",")}}`;
}

/** Hash of a document's cells, 64 hex digits. Equal for equal documents, on every machine. */
export async function hashCells(cells: Cells, digest: Digest): Promise<string> {
  const hash = new Uint8Array(await digest(new TextEncoder().encode(canonicalJson(cells))));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
