import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { readReports } from "../../../../shared/measure/rate-reports.ts";
import { rateOf, rateOfReport } from "../../../../shared/measure/rates.ts";
import { judge, modelOf, type CellRecord } from "./cqm-examples.ts";

const blank = {
  initialPopulation: null,
  denominator: null,
  denominatorExclusion: null,
  denominatorException: null,
  numerator: null,
  numeratorExclusion: null,
};

describe("rateOf", () => {
  it("divides what is left of the numerator by what is left of the denominator", () => {
    expect(
      rateOf({
        ...blank,
        denominator: 120,
        denominatorExclusion: 15,
        denominatorException: 5,
        numerator: 60,
        numeratorExclusion: 10,
      }),
    ).toBe(0.5);
  });

  it("takes blank exclusions and exceptions for none", () => {
    expect(rateOf({ ...blank, denominator: 80, numerator: 20 })).toBe(0.25);
  });

  it("is 0 for a numerator of 0", () => {
    expect(rateOf({ ...blank, denominator: 80, numerator: 0 })).toBe(0);
  });

  it.each([
    ["the denominator is 0", { denominator: 0, numerator: 0 }],
    ["everyone is excluded", { denominator: 10, denominatorExclusion: 6, denominatorException: 4, numerator: 0 }],
    ["more are excluded than there are", { denominator: 10, denominatorExclusion: 16, numerator: 3 }],
    ["the numerator is missing", { denominator: 10 }],
    ["the denominator is missing", { numerator: 10 }],
  ])("is null, not zero, when %s", (_, counts) => {
    expect(rateOf({ ...blank, ...counts })).toBeNull();
  });

  it("lies between 0 and 1 for every row that the rules let pass", () => {
    const model = modelOf();
    const count = fc.option(fc.nat(40), { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          initialPopulation: count,
          denominator: fc.nat(160),
          denominatorExclusion: count,
          denominatorException: count,
          numerator: fc.nat(60),
          numeratorExclusion: count,
        }),
        (counts) => {
          const cells = Object.fromEntries(Object.entries(counts).map(([id, value]) => [`CMS69v5/${id}`, value]));
          fc.pre(judge(model, cells).every(({ code }) => !code.includes("-above-")));
          const rate = rateOf(counts);
          expect(rate ?? 0).toBeGreaterThanOrEqual(0);
          expect(rate ?? 0).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

const rateOfCells = (cells: CellRecord) => {
  const [report] = readReports(modelOf().scope, cellsFromRecord(cells));
  return report && rateOfReport(report);
};

describe("rateOfReport", () => {
  it("reads counts the way people write them", () => {
    expect(rateOfCells({ "CMS122v5/denominator": "1,200", "CMS122v5/numerator": "12.0" })).toBe(0.01);
  });

  it("is null where a count of it cannot be read: that is not the same as none", () => {
    const cells = { "CMS122v5/denominator": 100, "CMS122v5/numerator": 60, "CMS122v5/denominatorExclusion": "some" };
    expect(rateOfCells(cells)).toBeNull();
  });

  it("does not mind an initial population that cannot be read", () => {
    const cells = { "CMS122v5/denominator": 100, "CMS122v5/numerator": 60, "CMS122v5/initialPopulation": "all" };
    expect(rateOfCells(cells)).toBe(0.6);
  });
});
