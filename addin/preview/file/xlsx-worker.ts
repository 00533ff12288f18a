import { readXlsx } from "./read-xlsx.ts";
import type { FileJob } from "./xlsx-files.ts";
import { writeXlsx } from "./write-xlsx.ts";

/** Reads or writes one file, away from the page, which goes on meanwhile. */
addEventListener("message", ({ data: job }: MessageEvent<FileJob>) => {
  const work = job.kind === "read" ? readXlsx(job.bytes) : writeXlsx(job.image);
  work.then(
    (done) => postMessage({ done }),
    // What goes wrong is said in words: errors of every library do not survive the way.
    (error: unknown) => postMessage({ failed: String(error) }),
  );
});
