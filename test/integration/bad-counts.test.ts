import { describe, expect, it } from "vitest";
import { cellsFromRecord, type Cells, type CellValue } from "../../shared/cell.ts";
import { judgeDocument, type DocumentModel } from "../../shared/document/document-kind.ts";
import { documentKinds } from "../../shared/document/registry.ts";
import { decodeGrid } from "../../shared/grid/decode-grid.ts";
import { encodeGrid } from "../../shared/grid/encode-grid.ts";
import { createFixture, programFile, pushOf } from "../support/server-fixture.ts";
import { changeExamples } from "../unit/shared/measure/cqm-change-examples.ts";
import { adultFour, modelOf, row, type CellRecord, type Example } from "../unit/shared/measure/cqm-examples.ts";
import { togetherExamples } from "../unit/shared/measure/cqm-together-examples.ts";

type Case = Pick<Example, "says" | "cells" | "before" | "beforePeriod" | "options"> & {
  readonly code: string | null;
};

const bad = (says: string, code: string | null, cells: CellRecord): Case => ({ says, code, cells });

const provider = "CMS122v5@1234567893";

/** What the domain page lists beside the changes and sums of the examples, as people type it. */
const typed: readonly Case[] = [
  bad("12.0 is 12", null, { ...row("CMS122v5", 60, 120), "CMS122v5/numerator": "72.0" }),
  bad("1,204 is 1204", null, { "CMS122v5/numerator": 602, "CMS122v5/denominator": "1,204" }),
  bad("12%", "not-a-count", { "CMS122v5/numerator": "12%" }),
  bad("n/a", "not-a-count", { "CMS122v5/numerator": "n/a" }),
  bad("half a patient", "not-a-count", { "CMS122v5/numerator": 12.5 }),
  bad("less than nobody", "not-a-count", { "CMS122v5/numerator": -1 }),
  bad("a date that is none", "not-a-date", { "CMS122v5/periodStart": "2018-02-30" }),
  bad("a numerator above its denominator", "cqm-numerator-above-denominator", { "CMS122v5/numerator": 101 }),
  bad("parts above the denominator", "cqm-parts-above-denominator", { "CMS122v5/denominatorException": 41 }),
  bad("a denominator above its population", "cqm-denominator-above-population", { "CMS122v5/initialPopulation": 99 }),
  bad("one of a pair", "cqm-count-missing", { "CMS69v5/numerator": 7 }),
  bad("half a period", "cqm-period-incomplete", { "CMS122v5/periodStart": "2017-04-01" }),
  bad("another period", "cqm-period-wrong", {
    "CMS122v5/periodStart": "2016-01-01",
    "CMS122v5/periodEnd": "2016-12-31",
  }),
  bad("the year to date", "cqm-year-to-date", {
    "CMS122v5/periodStart": "2018-01-01",
    "CMS122v5/periodEnd": "2018-03-31",
  }),
  bad("a claims measure", "cqm-claims-measure", row("CMS125v5", 5, 50)),
  bad("an NPI with a wrong digit", "cqm-npi-check-digit", row("CMS122v5@1234567890", 60, 100)),
  bad("one rate of two", "cqm-rate-missing", row("CMS137v5.1", 30, 70)),
  bad("too few measures", "cqm-too-few-measures", { "CMS165v5/numerator": null, "CMS165v5/denominator": null }),
  bad("a secondary for a primary", "cqm-primary-replaced", {
    "CMS165v5/numerator": null,
    "CMS165v5/denominator": null,
    ...row("NQF1799", 30, 90),
  }),
  bad("nobody", "cqm-denominator-zero", row("CMS122v5", 0, 0)),
  bad("few patients", "cqm-denominator-small", row("CMS122v5", 6, 12)),
  bad("providers that do not add up", "cqm-providers-differ", row(provider, 50, 90)),
];

/** All of them for an adult practice of 2018-Q1 with a program that sets nothing: one program can then hold them all. */
const cases: readonly Case[] = [
  ...typed,
  ...[...changeExamples, ...togetherExamples]
    .filter(({ options = {} }) => Object.keys(options).length === 0)
    .map((example) => ({ ...example, code: example.finds[0]?.[0] ?? null })),
].map((one) => ({ ...one, cells: { ...adultFour, ...one.cells } }));

const practiceOf = (index: number): string => `practice-${index}`;

const file = {
  ...programFile,
  periods: [{ kind: "cqm", period: "2018-Q1" }],
  practices: [
    ...programFile.practices,
    ...cases.map(({ says }, index) => ({ practiceId: practiceOf(index), name: says.slice(0, 60) })),
  ],
  documents: cases.flatMap(({ before, beforePeriod = "2017-Q4" }, index) =>
    before === undefined
      ? []
      : [
          {
            practiceId: practiceOf(index),
            kind: "cqm",
            period: beforePeriod,
            status: "accepted",
            cells: before,
            submittedAt: "2018-01-20T10:00:00Z",
            acceptedAt: "2018-01-25T10:00:00Z",
            by: "champion",
          },
        ],
  ),
};

/** What the sheets give back of values typed into them. */
function throughSheets({ grids }: DocumentModel, cells: Cells): Cells {
  const read = new Map<string, CellValue>();
  for (const grid of grids) {
    const decoded = decodeGrid(grid, encodeGrid(grid, cells, "").values);
    if (!decoded.ok) throw new Error(decoded.error.message);
    expect(decoded.value.problems).toEqual([]);
    for (const [path, value] of decoded.value.cells) read.set(path, value);
  }
  return read;
}

describe("bad counts", () => {
  it("are found alike in the sheet and through the API, whatever is wrong with them", async () => {
    const fixture = await createFixture({ kinds: documentKinds, file });
    const admin = await fixture.as("admin");
    const model = modelOf();
    for (const [index, { before, beforePeriod = "2017-Q4", cells, code, says }] of cases.entries()) {
      const place = { practiceId: practiceOf(index), kind: "cqm", period: "2018-Q1" };
      const { document } = await admin.call("openDocument", { params: place });
      const params = { documentId: document.documentId };
      const { problems } = await admin.call("push", { params, body: pushOf(`m-${index}`, 0, cells) });
      const previous = before === undefined ? null : { period: beforePeriod, cells: cellsFromRecord(before) };
      const inSheet = throughSheets(model, cellsFromRecord(cells));
      const judged = judgeDocument(model, { cells: inSheet, previous, today: "2018-04-20" });
      expect({ says, problems }).toEqual({ says, problems: judged });
      const codes = problems.map((problem) => problem.code);
      expect({ says, codes, isFound: code === null ? codes.length === 0 : codes.includes(code) }).toMatchObject({
        isFound: true,
      });
    }
    expect(cases.length).toBeGreaterThan(50);
  });

  it("of the same measure twice are found in the sheet, and refused by the API", async () => {
    const [measures] = modelOf().grids;
    if (measures === undefined) throw new Error("There is a grid of measures");
    const { values } = encodeGrid(measures, new Map(), "");
    const line = values.find((cells) => cells[0] === "CMS122v5");
    const decoded = decodeGrid(measures, [...values, line ?? []]);
    expect(decoded.ok && decoded.value.problems.map(({ code }) => code)).toEqual(["row-twice"]);

    const fixture = await createFixture({ kinds: documentKinds, file: { ...file, documents: [] } });
    const params = { documentId: (await fixture.open("cqm")).documentId };
    const cells = [1, 2].map((value) => ({ path: "CMS122v5/numerator", value }));
    const body = { ...pushOf("m1", 0, {}), mutations: [{ mutationId: "m1", baseVersion: 0, cells }] };
    expect(await (await fixture.as("champion")).refusal("push", { params, body })).toMatchObject({
      code: "malformed-body",
    });
  });
});
