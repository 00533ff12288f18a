import { Worker } from "node:worker_threads";
import type { SheetValues } from "../../shared/grid/grid.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { createGate } from "../db/gate.ts";
import { preflightXlsx } from "./preflight-xlsx.ts";

/** A sheet's values from A1 on. Days are Excel's serials, formulas their last result, errors their text. */
export interface WorkbookSheet {
  readonly name: string;
  readonly values: SheetValues;
}

const limits = { maxRows: 20_000, heapMb: 512, milliseconds: 20_000 } as const;

const unreadable = "The file is damaged, or holds more than can be read. Save it again in Excel and send that.";

function readInThread(bytes: Uint8Array): Promise<Result<readonly WorkbookSheet[], string>> {
  const worker = new Worker(new URL("xlsx-worker.mjs", import.meta.url), {
    execArgv: [], // without the loader of TypeScript it starts in a tenth of the time
    workerData: { bytes, maxRows: limits.maxRows },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  return new Promise((resolve) => {
    const finish = (result: Result<readonly WorkbookSheet[], string>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      finish(err(unreadable));
    }, limits.milliseconds);
    worker.once("message", (sheets: readonly WorkbookSheet[] | null) => {
      finish(sheets === null ? err(unreadable) : ok(sheets));
    });
    // out of memory comes here, and the server lives on
    worker.once("error", () => {
      finish(err(unreadable));
    });
    worker.once("exit", () => {
      finish(err(unreadable));
    });
  });
}

/** One at a time: each may take half a gigabyte. */
const gate = createGate(1);

/**
 * Reads a workbook that somebody sent: whatever the bytes are, the answer is its sheets or a sentence about why not. Takes a
 * second and more of the file's own thread.
 */
export async function readXlsxFile(bytes: Uint8Array): Promise<Result<readonly WorkbookSheet[], string>> {
  const checked = preflightXlsx(bytes);
  return checked.ok ? gate(() => readInThread(bytes)) : checked;
}
