import type { CellValue, Cells } from "../../../../shared/cell.ts";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import type { DocumentKind, DocumentModel } from "../../../../shared/document/document-kind.ts";
import type { ExportTable } from "../../../../shared/document/export-table.ts";
import type { Grid } from "../../../../shared/grid/grid.ts";
import { endOfMonthAfter, formatPeriod, parsePeriod } from "../../../../shared/period.ts";
import type { Practice, Status } from "../../../../shared/protocol/common.ts";
import { err, ok } from "../../../../shared/result.ts";
import type { ExportOptions, ExportSource, SourceDocument } from "../../../../server/export/export-program.ts";

const grid: Grid = {
  id: "tally",
  sheetName: "Tally",
  title: "Tally",
  intro: "Count.",
  columns: [
    { id: "key", title: "Key", role: "key", width: 8 },
    { id: "count", title: "Count", role: "input", width: 10, input: { type: "count" } },
    { id: "note", title: "Note", role: "input", width: 40, input: { type: "text", maxLength: 2_000 } },
  ],
  rows: [
    { key: "a", title: "Row a", texts: {} },
    { key: "b", title: "Row b", texts: {} },
  ],
};

const model: DocumentModel = {
  grids: [grid],
  rules: () => [],
  progress: (cells) => ({
    done: ["a/count", "b/count"].filter((path) => cells.has(path)).length,
    of: 2,
    words: "rows counted",
  }),
  figures: () => [],
};

/** A kind of two counts with notes, so that the export is tested without leaning on any real kind. */
export const tallyKind: DocumentKind = {
  id: "tally",
  title: "Tally",
  periodUnit: "quarter",
  rulesVersion: "1",
  problems: {},
  acceptedBy: "chita",
  checkSettings: () => ok(null),
  dueDate: (period) => endOfMonthAfter(period, 1),
  model: ({ practice }) => (practice.attributes["broken"] === undefined ? ok(model) : err("It is broken.")),
  tables: (documents): ExportTable[] => [
    {
      id: "tally",
      title: "Tally: rows/columns [tidy] of every practice and quarter",
      columns: [
        { id: "practiceId", title: "Practice id", type: "text" },
        { id: "practice", title: "Practice", type: "text" },
        { id: "period", title: "Period", type: "text" },
        { id: "row", title: "Row", type: "text" },
        { id: "count", title: "Count", type: "integer" },
        { id: "note", title: "Note", type: "text", width: 40 },
        { id: "previous", title: "Count", type: "integer" },
      ],
      rows: documents.flatMap(({ practiceId, practiceName, period, cells, previous }) =>
        ["a", "b"].map((row): CellValue[] => [
          practiceId,
          practiceName,
          period,
          row,
          cells.get(`${row}/count`) ?? null,
          cells.get(`${row}/note`) ?? null,
          previous?.cells.get(`${row}/count`) ?? null,
        ]),
      ),
    },
    {
      id: "tally",
      title: "Tally: rows/columns [tidy] of every practice and year",
      columns: [{ id: "practice", title: "", type: "text" }],
      rows: [],
    },
  ],
};

export const practiceOf = (practiceId: string, name = practiceId): Practice => ({
  practiceId,
  programId: "p",
  name,
  attributes: {},
});

export function documentOf(
  practiceId: string,
  period: string,
  status: Status,
  cells: Record<string, CellValue> = {},
  times: { submittedAt?: string; acceptedAt?: string } = {},
): SourceDocument {
  const parsed = parsePeriod(period);
  return {
    document: {
      documentId: `${practiceId}.${period}`,
      programId: "p",
      practiceId,
      kind: "tally",
      period: parsed.ok ? formatPeriod(parsed.value) : period,
      status,
      version: 1,
      dueDate: parsed.ok ? endOfMonthAfter(parsed.value, 1) : "2018-01-01",
      timeZone: "UTC",
      submittedAt: times.submittedAt ?? null,
      acceptedAt: times.acceptedAt ?? null,
    },
    cells: cellsFromRecord(cells) satisfies Cells,
  };
}

export const sourceOf = (
  practices: readonly Practice[],
  documents: readonly SourceDocument[],
  periods: readonly string[] = [],
): ExportSource => ({
  program: {
    programId: "p",
    name: "A program",
    settings: {},
    timeZone: "UTC",
    periods: periods.map((text) => {
      const period = parsePeriod(text);
      return { kind: "tally", period: text, dueDate: period.ok ? endOfMonthAfter(period.value, 1) : "2018-01-01" };
    }),
  },
  practices,
  documents,
  kinds: [tallyKind],
});

export const optionsOf = (format: ExportOptions["format"], more: Partial<ExportOptions> = {}): ExportOptions => ({
  format,
  exportedBy: "Program staff",
  exportedAt: "2018-06-01T09:05:00Z",
  ...more,
});

export const bytesOf = async (body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(body).arrayBuffer());
