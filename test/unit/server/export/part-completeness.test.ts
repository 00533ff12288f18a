import { writeFile } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { consolidate } from "../../../../server/export/consolidate.ts";
import { encodeXlsx } from "../../../../server/export/encode-xlsx.ts";
import type { ExportSource, SourceDocument } from "../../../../server/export/export-program.ts";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { cqmKind } from "../../../../shared/measure/cqm-kind.ts";
import type { Practice, Status } from "../../../../shared/protocol/common.ts";

const practice = (practiceId: string, name: string): Practice => ({
  practiceId,
  programId: "sim",
  name,
  attributes: {},
});
const alder = practice("alder", "Alder Creek");
const birch = practice("birch", "Birch Hill");
const cedar = practice("cedar", "Cedar Flat");

const dueDates: Readonly<Record<string, string>> = {
  "2017-Q4": "2018-01-31",
  "2018-Q3": "2018-10-31",
  "2018-Q4": "2019-01-31",
};

const program = {
  programId: "sim",
  name: "SIM",
  settings: {},
  timeZone: "UTC",
  periods: Object.entries(dueDates).map(([period, dueDate]) => ({ kind: "cqm", period, dueDate })),
};

function documentOf(
  { practiceId }: Practice,
  period: string,
  status: Status,
  submittedAt: string | null,
  measures: readonly string[],
): SourceDocument {
  const values = measures.flatMap((id) => [
    [`${id}/denominator`, 100 + id.length] as const,
    [`${id}/numerator`, 40] as const,
  ]);
  return {
    document: {
      documentId: `${practiceId}-${period}`,
      programId: "sim",
      practiceId,
      kind: "cqm",
      period,
      status,
      version: 3,
      dueDate: dueDates[period] ?? "2018-01-31",
      timeZone: "UTC",
      submittedAt,
      acceptedAt: status === "accepted" ? "2018-11-20T10:00:00Z" : null,
    },
    cells: cellsFromRecord(Object.fromEntries(values)),
  };
}

const all = ["CMS2v6", "CMS122v5", "CMS165v5", "CMS69v5", "CMS137v5.1", "CMS137v5.2", "CMS138v5"];

const source: ExportSource = {
  program,
  practices: [alder, birch, cedar],
  kinds: [cqmKind],
  documents: [
    documentOf(alder, "2017-Q4", "accepted", "2018-01-20T10:00:00Z", ["CMS2v6", "CMS122v5", "CMS165v5"]),
    documentOf(alder, "2018-Q3", "accepted", "2018-11-03T10:00:00Z", all),
    documentOf(alder, "2018-Q4", "draft", null, ["CMS2v6"]),
    documentOf(birch, "2017-Q4", "submitted", "2018-01-30T10:00:00Z", ["CMS2v6", "CMS139v5"]),
    documentOf(birch, "2018-Q3", "returned", "2018-10-20T10:00:00Z", all.slice(0, 3)),
  ],
};

const options = { format: "xlsx", exportedBy: "Staff", exportedAt: "2018-12-15T09:00:00Z" } as const;

function statesOf(practiceId: string, period: string): Record<string, string> {
  const [kind] = consolidate(source, options).parts;
  const parts = kind?.parts.filter((one) => one.practice.practiceId === practiceId && one.period === period) ?? [];
  return Object.fromEntries(parts.map(({ part, state }) => [part.id, state]));
}

describe("completeness by measure", () => {
  it("expects as many as the schedule asks for, of the practice's choosing", () => {
    expect(statesOf("alder", "2017-Q4")).toEqual({ CMS2v6: "accepted", CMS122v5: "accepted", CMS165v5: "accepted" });
    expect(statesOf("birch", "2017-Q4")).toEqual({
      CMS2v6: "received",
      CMS139v5: "received",
      CMS122v5: "one of several missing",
      CMS165v5: "one of several missing",
      CMS69v5: "one of several missing",
      CMS137v5: "one of several missing",
      CMS138v5: "one of several missing",
    });
  });

  it("expects every primary once all are due, and tells late, entered, missing and due apart", () => {
    expect(new Set(Object.values(statesOf("alder", "2018-Q3")))).toEqual(new Set(["accepted late"]));
    expect(statesOf("birch", "2018-Q3")).toMatchObject({ CMS2v6: "entered", CMS69v5: "missing", CMS137v5: "missing" });
    expect(statesOf("alder", "2018-Q4")).toMatchObject({ CMS2v6: "entered", CMS122v5: "due" });
    expect(new Set(Object.values(statesOf("cedar", "2018-Q3")))).toEqual(new Set(["missing"]));
  });

  it("is a table in tidy form", () => {
    const table = consolidate(source, options).tables.find(({ id }) => id === "completenessByMeasure");
    const rows = [...(table?.rows ?? [])];
    expect(
      rows.find(([id, , , period, measure]) => id === "alder" && period === "2018-Q3" && measure === "CMS137v5"),
    ).toEqual([
      "alder",
      "Alder Creek",
      "Clinical quality measures",
      "2018-Q3",
      "CMS137v5",
      "Alcohol and drug dependence treatment",
      "yes",
      true,
      true,
      false,
      "accepted late",
    ]);
    expect(rows.find(([id, , , period]) => id === "cedar" && period === "2018-Q4")).toMatchObject({
      6: "yes",
      7: false,
      9: null,
      10: "due",
    });
  });

  it("is drawn as a heat map that says in words what its colors say", async () => {
    const bytes = await encodeXlsx(consolidate(source, options));
    const folder = process.env["MILEPOST_PICTURES"];
    if (folder !== undefined) await writeFile(`${folder}/heat-map.xlsx`, bytes);
    const { sheets } = await readXlsx(bytes);
    const map = sheets.find(({ name }) => name === "Heat map by measure");
    const rows = map?.rows ?? [];
    const header = rows.findIndex((row) => row[0] === "Practice");
    const at = (name: string, measure: string, period: string) => {
      const column = rows[header]?.findIndex((cell, index) => cell === period && rows[header - 1]?.[index] === measure);
      return rows.find((row, index) => index > header && row[0] === name)?.[column ?? -1];
    };
    expect(at("Alder Creek", "CMS122v5", "2018-Q3")).toBe("Acc. late");
    expect(at("Cedar Flat", "CMS122v5", "2018-Q3")).toBe("MISSING");
    expect(at("Received of expected", "CMS122v5", "2018-Q3")).toBe("1 of 3");
    expect(rows.flat()).toEqual(expect.arrayContaining(["expected, and the due day is past"]));
    expect(map?.freezePane).toMatchObject({ columns: 1 });
  });
});
