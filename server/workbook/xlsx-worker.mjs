import { parentPort, workerData } from "node:worker_threads";
import { readXlsx } from "hucre/xlsx";

/*
 * Runs in a thread of its own (read-xlsx.ts), where a file that takes too much memory or time takes nothing else along.
 * JavaScript, since a thread of Node 20 has no loader of TypeScript. Answers with an array of WorkbookSheet, or null.
 */

/** Excel keeps days as numbers; the reader has made dates of those that are shown as dates. */
const serialOf = (date) => (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;

const valueOf = (cell) => {
  if (cell instanceof Date) return serialOf(cell);
  return ["string", "number", "boolean"].includes(typeof cell) ? cell : "";
};

// oxlint-disable unicorn/require-post-message-target-origin -- a thread's port has no origins, unlike a window
const { bytes, maxRows } = workerData;
try {
  const { sheets } = await readXlsx(bytes, { maxRows });
  parentPort.postMessage(sheets.map(({ name, rows }) => ({ name, values: rows.map((row) => row.map(valueOf)) })));
} catch {
  parentPort.postMessage(null);
}
