import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { rateColumnIds } from "../../../../shared/measure/rates.ts";
import { adultFour, judge, modelOf, row, type CellRecord } from "./cqm-examples.ts";

const key = "CMS165v5";

/** What is found about the row in 2018-Q1, with this accepted before it. */
const codesOf = (now: CellRecord, before: CellRecord, period: string, settings: object = {}): readonly string[] =>
  judge(modelOf({ settings }), { ...adultFour, ...now }, { period, cells: cellsFromRecord(before) })
    .filter(({ paths }) => paths.some((path) => path.startsWith(`${key}/`)))
    .map(({ code }) => code);

const counts = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));

describe("counts are called identical", () => {
  it("never when a single one of them differs", () => {
    fc.assert(
      fc.property(counts(1_000), fc.constantFrom(...rateColumnIds), ([numerator, denominator], column) => {
        const before: Record<string, number> = {
          [`${key}/denominatorException`]: 1,
          ...row(key, numerator, denominator + 1),
        };
        const path = `${key}/${column}`;
        const now = { ...before, [path]: (before[path] ?? 0) + 1 };
        expect(codesOf(now, before, "2017-Q4")).not.toContain("cqm-counts-identical");
      }),
    );
  });
});

describe("a rate is called turned round", () => {
  it("exactly where it is as near to the complement, and as far from the rate, as the program says", () => {
    const limits = fc.record({
      closePoints: fc.integer({ min: 0, max: 30 }),
      flipPoints: fc.integer({ min: 10, max: 60 }),
    });
    fc.assert(
      fc.property(counts(80), counts(80), limits, ([n0, d0], [n1, d1], thresholds) => {
        const found = codesOf(row(key, n1, d1), row(key, n0, d0), "2017-Q3", { thresholds });
        // Counted in whole numbers, so that nothing is rounded at a limit.
        const both = d0 * d1;
        const isNear = Math.abs(n1 * d0 + n0 * d1 - both) * 100 <= thresholds.closePoints * both;
        const isFar = Math.abs(n1 * d0 - n0 * d1) * 100 > thresholds.flipPoints * both;
        expect(found.includes("cqm-rate-flipped")).toBe(isNear && isFar);
      }),
      { numRuns: 400 },
    );
  });
});

describe("counts are called swapped", () => {
  it("exactly where they fit the history the other way round within the program's limits", () => {
    const limits = fc.record({
      ratePoints: fc.integer({ min: 0, max: 40 }),
      denominatorPercent: fc.integer({ min: 0, max: 150 }),
    });
    fc.assert(
      fc.property(counts(60), counts(60), limits, ([n0, d0], [less, more], thresholds) => {
        fc.pre(less < more);
        const found = codesOf(row(key, more, less), row(key, n0, d0), "2017-Q3", { thresholds });
        const fitsDenominator = Math.abs(more - d0) * 100 <= thresholds.denominatorPercent * d0;
        const fitsRate = Math.abs(less * d0 - n0 * more) * 100 <= thresholds.ratePoints * more * d0;
        expect(found.includes("cqm-swapped")).toBe(fitsDenominator && fitsRate);
      }),
      { numRuns: 400 },
    );
  });
});
