import { err, ok, type Result } from "../../shared/result.ts";
import { dayIn } from "../../shared/time-zone.ts";
import { consolidate } from "./consolidate.ts";
import { encodeCsv } from "./encode-csv.ts";
import { encodeJson } from "./encode-json.ts";
import { encodeXlsx } from "./encode-xlsx.ts";
import type { ExportOptions, ExportSource } from "./export-source.ts";

export type { ExportOptions, ExportSource, SourceDocument } from "./export-source.ts";

/** A file to send: stream it, its size is not known beforehand. */
export interface ExportFile {
  readonly contentType: string;
  /** Safe to put into a header: letters, digits, `-`, `_` and `.` only. */
  readonly fileName: string;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

const csvType = "text/csv; charset=utf-8";

/** The program's documents consolidated into one file. Never fails: what cannot be read is left out and said so. */
export async function exportProgram(source: ExportSource, options: ExportOptions): Promise<ExportFile> {
  const consolidation = consolidate(source, options);
  const fileName = fileNameOf(source, options);
  switch (options.format) {
    case "xlsx":
      return {
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        fileName,
        body: await encodeXlsx(consolidation),
      };
    case "csv":
      return { contentType: csvType, fileName, body: streamOf(encodeCsv(consolidation.mainTable)) };
    case "json":
      return { contentType: "application/json", fileName, body: streamOf(encodeJson(consolidation)) };
  }
}

/** One of the tables alone, as csv. The error says which tables there are. */
export function exportTable(source: ExportSource, options: ExportOptions, tableId: string): Result<ExportFile, string> {
  const { mainTable, tables } = consolidate(source, options);
  const table = [mainTable, ...tables].find(({ id }) => id === tableId);
  if (table === undefined) {
    const ids = new Set([mainTable, ...tables].map(({ id }) => id));
    return err(`There is no table ${tableId}. Ask for one of ${[...ids].join(", ")}.`);
  }
  const fileName = fileNameOf(source, { ...options, format: "csv" }, tableId);
  return ok({ contentType: csvType, fileName, body: streamOf(encodeCsv(table)) });
}

/** `milepost-sim-cohort-2-cqm-2018-10-31.xlsx`, with the day in the program's time zone. */
function fileNameOf({ program }: ExportSource, { kind, exportedAt, format }: ExportOptions, tableId?: string): string {
  const parts = ["milepost", program.programId, kind, tableId, dayIn(new Date(exportedAt), program.timeZone)].filter(
    (part) => part !== undefined,
  );
  return `${parts.join("-").replaceAll(/[^A-Za-z0-9._-]+/g, "-")}.${format}`;
}

/** Bytes gathered before they are handed on: a chunk a record would cost more than the record. */
const chunkLength = 64 * 1024;

/** Pull-driven: text is made only as fast as it is taken. */
function streamOf(texts: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = "";
      while (text.length < chunkLength) {
        const next = texts.next();
        if (next.done === true) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += next.value;
      }
      controller.enqueue(encoder.encode(text));
    },
  });
}
