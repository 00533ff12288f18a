import type { Result } from "../../../shared/result.ts";
import type { WorkbookImage } from "../host/model/workbook-image.ts";
import type { FileProblem } from "./check-package.ts";
import type { FileRead } from "./read-xlsx.ts";

/** What the worker is asked for. */
export type FileJob =
  { readonly kind: "read"; readonly bytes: Uint8Array } | { readonly kind: "write"; readonly image: WorkbookImage };

/** Reads and writes .xlsx files. */
export interface XlsxFiles {
  readonly read: (bytes: Uint8Array) => Promise<Result<FileRead, FileProblem>>;
  readonly write: (image: WorkbookImage) => Promise<Uint8Array>;
}

/** A file that takes longer is one too many for a page. */
const longestMs = 180_000;

/** A worker for each job: its memory goes with it, and the library is fetched only when somebody opens or saves. */
function run<T>(job: FileJob): Promise<T> {
  const worker = new Worker(new URL("./xlsx-worker.ts", import.meta.url), { type: "module" });
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The file takes too long.")), longestMs);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      worker.terminate();
      settle();
    };
    worker.addEventListener("message", ({ data }: MessageEvent<{ done?: T; failed?: string }>) => {
      const { done, failed } = data;
      finish(() => (done === undefined ? reject(new Error(failed)) : resolve(done)));
    });
    worker.addEventListener("error", ({ message }) => finish(() => reject(new Error(message))));
    worker.postMessage(job, []);
  });
}

export const xlsxFiles: XlsxFiles = {
  read: (bytes) => run<Awaited<ReturnType<XlsxFiles["read"]>>>({ kind: "read", bytes }),
  write: (image) => run<Uint8Array>({ kind: "write", image }),
};
