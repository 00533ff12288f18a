import type { ExportFormat } from "../../../shared/protocol/calls.ts";

/** The consolidated export. */
export const exportStrings = {
  title: "Consolidated export",
  intro: "All documents of the program in one workbook, with what is missing and what was left out.",
  kind: "Documents",
  allKinds: "All kinds",
  from: "From period",
  to: "To period",
  first: "The first",
  last: "The last",
  format: "Format",
  formats: {
    xlsx: "Excel workbook (.xlsx)",
    csv: "Comma-separated (.csv)",
    json: "JSON (.json)",
  } satisfies Readonly<Record<ExportFormat, string>>,
  wrongOrder: "The first period comes after the last. Swap them.",
  openAsWorkbook: "Open as new workbook",
  insertSheets: "Insert as sheets",
  insertUnsupported: "Inserting sheets needs a newer Excel (ExcelApi 1.13). Open it as a new workbook instead.",
  download: "Download file",
  busy: "Preparing the export…",
  cancelled: "Stopped. Nothing was taken out.",
  opened: "The export was opened as a new workbook.",
  inserted: "The export's sheets were inserted at the end of this workbook.",
  downloaded: (name: string): string => `${name} was handed to your downloads.`,
} as const;
