import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import type { ConsolidatedDocument } from "../../../../shared/document/document-kind.ts";
import type { ExportTable } from "../../../../shared/document/export-table.ts";
import { cqmKind } from "../../../../shared/measure/cqm-kind.ts";
import { judge, modelOf, soundRows, type ModelOptions, type CellRecord } from "./cqm-examples.ts";

const documentOf = (practiceName: string, cells: CellRecord, options: ModelOptions = {}): ConsolidatedDocument => {
  const model = modelOf(options);
  return {
    documentId: `${practiceName}-${options.quarter ?? "2018-Q1"}`,
    practiceId: practiceName.toLowerCase(),
    practiceName,
    period: options.quarter ?? "2018-Q1",
    status: "submitted",
    model,
    cells: cellsFromRecord(cells),
    previous: null,
    problems: judge(model, cells),
  };
};

const tablesOf = (...documents: readonly ConsolidatedDocument[]): readonly [ExportTable, ExportTable] => {
  const [tidy, rates] = cqmKind.tables(documents);
  if (tidy === undefined || rates === undefined) throw new Error("two tables expected");
  return [tidy, rates];
};

/** The table's rows as records by column id, blanks left out. */
const recordsOf = ({ columns, rows }: ExportTable) =>
  [...rows].map((row) => {
    expect(row).toHaveLength(columns.length);
    return Object.fromEntries(columns.map(({ id }, index) => [id, row[index]]).filter(([, value]) => value !== null));
  });

const cedar = documentOf("Cedar", {
  ...soundRows("CMS122v5", "CMS2v6", "CMS165v5"),
  "CMS138v5/denominator": 120,
  "CMS138v5/numerator": 72,
  "CMS122v5/initialPopulation": 130,
  "CMS122v5/denominatorExclusion": 15,
  "CMS122v5/denominatorException": 5,
  "CMS122v5/numeratorExclusion": 20,
  "CMS122v5/periodStart": "2018-01-01",
  "CMS122v5/periodEnd": "2018-03-31",
  "CMS122v5/note": "=late",
  "CMS122v5@1234567890/numerator": 3,
  "CMS122v5@1234567890/denominator": "n/a",
});

describe("the tidy table", () => {
  it("has a line for each filled row with its counts, rate, problems and period", () => {
    const [tidy] = tablesOf(cedar);
    const lines = recordsOf(tidy).filter(({ measure }) => measure === "CMS122v5");
    const shared = {
      practiceId: "cedar",
      practice: "Cedar",
      period: "2018-Q1",
      measure: "CMS122v5",
      measureName: "Diabetes: HbA1c in poor control",
      status: "submitted",
      periodStart: "2018-01-01",
      periodEnd: "2018-03-31",
    };
    expect(lines).toEqual([
      {
        ...shared,
        level: "practice",
        initialPopulation: 130,
        denominator: 100,
        denominatorExclusion: 15,
        denominatorException: 5,
        numerator: 60,
        numeratorExclusion: 20,
        rate: 0.5,
        errors: 0,
        explains: 1,
        problemCodes: "cqm-year-to-date",
        note: "=late",
      },
      {
        ...shared,
        level: "provider",
        npi: "1234567890",
        numerator: 3,
        errors: 2,
        explains: 0,
        problemCodes: "not-a-count, cqm-npi-check-digit",
      },
    ]);
  });

  it("names rates, and the usual period where none is entered", () => {
    const [tidy] = tablesOf(documentOf("Cedar", soundRows("CMS137v5.2")));
    expect(recordsOf(tidy)).toMatchObject([
      {
        measure: "CMS137v5",
        rateLabel: "engagement within 30 days",
        periodStart: "2017-04-01",
        periodEnd: "2018-03-31",
        errors: 1,
      },
    ]);
  });

  it("keeps the sums of its documents", () => {
    const documents = ["Alder", "Birch", "Cedar"].map((name, index) =>
      documentOf(name, { "CMS122v5/denominator": index + 1 }),
    );
    const [tidy] = tablesOf(...documents);
    expect(recordsOf(tidy).map(({ denominator }) => denominator)).toEqual([1, 2, 3]);
  });

  it("can be read twice", () => {
    const [{ rows }] = tablesOf(cedar);
    expect([...rows]).toEqual([...rows]);
    expect([...rows]).toHaveLength(5);
  });
});

describe("the table of rates", () => {
  const birchEarlier = documentOf("Birch", soundRows("CMS69v5"), { quarter: "2017-Q4" });
  const birch = documentOf("Birch", { ...soundRows("NQF1799"), "CMS122v5/numerator": 1 });

  it("sets the latest period's practice-level rates side by side", () => {
    const [, rates] = tablesOf(birchEarlier, birch, cedar);
    expect(rates.title).toBe("CQM rates 2018-Q1");
    expect(recordsOf(rates)).toEqual([
      { practiceId: "birch", practice: "Birch", status: "submitted", NQF1799: 0.6 },
      {
        practiceId: "cedar",
        practice: "Cedar",
        status: "submitted",
        CMS2v6: 0.6,
        CMS122v5: 0.5,
        CMS165v5: 0.6,
        CMS138v5: 0.6,
      },
    ]);
  });

  it("has a column for every primary, reported or not, and for whatever else is reported", () => {
    const [, rates] = tablesOf(birchEarlier, birch);
    expect(rates.columns.slice(3).map(({ id }) => id)).toEqual([
      "CMS2v6",
      "CMS122v5",
      "CMS165v5",
      "CMS69v5",
      "CMS137v5.1",
      "CMS137v5.2",
      "CMS138v5",
      "NQF1799",
    ]);
    expect(rates.columns.map(({ title }) => title)).toContain("CMS122v5 Diabetes: HbA1c in poor control");
  });
});

describe("tables of no documents", () => {
  it("are empty, with headers", () => {
    const [tidy, rates] = tablesOf();
    expect([tidy.id, rates.id, rates.title]).toEqual(["cqm-tidy", "cqm-rates", "CQM rates"]);
    expect(tidy.columns).toHaveLength(22);
    expect(rates.columns.map(({ id }) => id)).toEqual(["practiceId", "practice", "status"]);
    expect([...tidy.rows, ...rates.rows]).toEqual([]);
  });
});
