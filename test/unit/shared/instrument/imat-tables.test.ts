import { describe, expect, it } from "vitest";
import type { Cells } from "../../../../shared/cell.ts";
import type { ConsolidatedDocument } from "../../../../shared/document/document-kind.ts";
import { judgeDocument } from "../../../../shared/document/document-kind.ts";
import type { ExportTable } from "../../../../shared/document/export-table.ts";
import { imatKind } from "../../../../shared/instrument/imat-kind.ts";
import { changed, faultless, imatModel } from "./imat-examples.ts";

const model = imatModel();

const consolidated = (cells: Cells, previousCells: Cells | null = null): ConsolidatedDocument => {
  const previous = previousCells === null ? null : { period: "2023-03", cells: previousCells };
  return {
    documentId: "d1",
    practiceId: "p1",
    practiceName: "Alder Creek",
    period: "2024-03",
    status: "draft",
    model,
    cells,
    previous,
    problems: judgeDocument(model, { cells, previous, today: "2024-04-02" }),
  };
};

const tableOf = (id: string, ...documents: readonly ConsolidatedDocument[]): ExportTable => {
  const table = imatKind.tables(documents).find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`No table ${id}`);
  return table;
};

const records = (table: ExportTable): Record<string, unknown>[] =>
  [...table.rows].map((row) => Object.fromEntries(table.columns.map(({ id }, index) => [id, row[index]])));

describe("IMAT tables", () => {
  it("have as many values as columns in every row, and ids and titles once each", () => {
    for (const table of imatKind.tables([consolidated(faultless), consolidated(new Map())])) {
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      expect(new Set(table.columns.map(({ id }) => id)).size).toBe(table.columns.length);
      expect(new Set(table.columns.map(({ title }) => title.toLowerCase())).size).toBe(table.columns.length);
    }
  });

  it("list scores, section means, total and change, a document a row", () => {
    const [row] = records(tableOf("imat-scores", consolidated(faultless, changed(faultless, { "4/score": 1 }))));
    expect(row).toMatchObject({
      practiceId: "p1",
      practice: "Alder Creek",
      period: "2024-03",
      status: "draft",
      milestone1: 0,
      milestone16: 1,
      "data-driven-improvement-mean": 2,
      overallMean: 19 / 16,
      total: 19,
      scored: 16,
      totalChange: 1,
      previousPeriod: "2023-03",
      errors: 0,
    });
  });

  it("hold only numbers in their number columns, blank where there is no score", () => {
    const cells = changed(faultless, { "1/score": "abc", "2/score": null, "3/score": "2 - Implementing" });
    const [row] = records(tableOf("imat-scores", consolidated(cells)));
    expect(row).toMatchObject({ milestone1: null, milestone2: null, milestone3: 2, scored: 14, errors: 2 });
    expect(row?.["engaged-leadership-mean"]).toBeNull();
  });

  it("list the practice information with its types", () => {
    const table = tableOf("imat-answers", consolidated(changed(faultless, { "dataSharingAgreement/value": "yes" })));
    expect(records(table)[0]).toMatchObject({
      assessmentDate: "2024-03-12",
      patients: 12_000,
      commercialFeeForServiceShare: 0.4,
      dataSharingAgreement: true,
      emrVendor: null,
    });
    const types = Object.fromEntries(table.columns.map(({ id, type }) => [id, type]));
    expect(types).toMatchObject({
      assessmentDate: "date",
      practiceName: "text",
      clinicians: "integer",
      medicareFeeForServiceShare: "percent",
      dataSharingAgreement: "boolean",
    });
  });

  it("leave out answers that cannot be read, and count them as errors", () => {
    const [row] = records(tableOf("imat-answers", consolidated(changed(faultless, { "patients/value": "many" }))));
    expect(row).toMatchObject({ patients: null, errors: 1 });
  });

  it("list notes a row each, as they were written, with the score beside", () => {
    const note = "=SUM of it all";
    const table = tableOf("imat-notes", consolidated(changed(faultless, { "7/note": note, "8/note": " " })));
    expect(records(table)).toEqual([
      {
        practiceId: "p1",
        practice: "Alder Creek",
        period: "2024-03",
        status: "draft",
        milestone: 7,
        milestoneTitle: "Roles and training",
        score: 2,
        note,
      },
    ]);
  });
});
