import type { Cells } from "../../shared/cell.ts";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { ExportFormat } from "../../shared/protocol/calls.ts";
import type { Practice, PracticeDocument, Program } from "../../shared/protocol/common.ts";
import { consolidate } from "./consolidate.ts";
import { encodeCsv } from "./encode-csv.ts";
import { encodeJson } from "./encode-json.ts";
import { encodeXlsx } from "./encode-xlsx.ts";

/**
 * A program as the export reads it: everything, whatever the options ask for. Documents of earlier periods are needed for
 * "change since the last", and the completeness table counts what was never opened.
 */
export interface ExportSource {
  readonly program: Program;
  readonly practices: readonly Practice[];
  /** All of the program's documents, of every kind, period and status, in any order. */
  readonly documents: readonly SourceDocument[];
  readonly kinds: readonly DocumentKind[];
}

export interface SourceDocument {
  readonly document: PracticeDocument;
  readonly cells: Cells;
}

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Only this kind; all without it. */
  readonly kind?: string | undefined;
  /** Only periods that lie within, from the first day of `from` to the last of `to`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Label of who asked for it, for the cover. */
  readonly exportedBy: string;
  /** ISO time, UTC. */
  readonly exportedAt: string;
}

/** A file to send: stream it, its size is not known beforehand. */
export interface ExportFile {
  readonly contentType: string;
  /** Safe to put into a header: letters, digits, `-`, `_` and `.` only. */
  readonly fileName: string;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
}

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
      return { contentType: "text/csv; charset=utf-8", fileName, body: streamOf(encodeCsv(consolidation)) };
    case "json":
      return { contentType: "application/json", fileName, body: streamOf(encodeJson(consolidation)) };
  }
}

/** `milepost-sim-cohort-2-cqm-2018-10-31.xlsx`. */
function fileNameOf({ program }: ExportSource, { kind, exportedAt, format }: ExportOptions): string {
  const parts = ["milepost", program.programId, kind, exportedAt.slice(0, 10)].filter((part) => part !== undefined);
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
