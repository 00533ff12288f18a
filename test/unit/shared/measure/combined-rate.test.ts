import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinedRate } from "../../../../shared/measure/combined-rate.ts";
import { definitionFor } from "../../../../shared/measure/year-definitions.ts";

const countsOf = (
  numerator: number | null,
  denominator: number | null,
  denominatorExclusion: number | null = null,
) => ({
  initialPopulation: null,
  denominator,
  denominatorExclusion,
  denominatorException: null,
  numerator,
  numeratorExclusion: null,
});

const combined = (id: string, year: number, ...counts: readonly ReturnType<typeof countsOf>[]) => {
  const definition = definitionFor(id, year);
  if (definition === null) throw new Error(`No ${id} in ${year}`);
  return combinedRate(definition, counts);
};

describe("the one rate of several", () => {
  it("is the mean of the rates where the year says so, whatever their size", () => {
    expect(combined("CMS137v5", 2017, countsOf(10, 20), countsOf(100, 1_000))).toBeCloseTo(0.3, 10);
    expect(combined("CMS155v5", 2018, countsOf(1, 2), countsOf(1, 4), countsOf(3, 4))).toBeCloseTo(0.5, 10);
  });

  it("is all numerators over all denominators where the rates are weighted", () => {
    expect(combined("CMS159v7", 2019, countsOf(10, 20), countsOf(100, 1_000, 20))).toBeCloseTo(0.11, 10);
  });

  it("is the overall rate alone where that one counts", () => {
    expect(combined("CMS138v6", 2018, countsOf(900, 1_000), countsOf(30, 120), countsOf(800, 1_000))).toBe(0.25);
    expect(combined("NQF1448", 2019, countsOf(1, 2), countsOf(1, 2), countsOf(1, 2), countsOf(3, 4))).toBe(0.75);
  });

  it("is the rate itself where there is one", () => {
    expect(combined("CMS138v5", 2017, countsOf(45, 60))).toBe(0.75);
  });

  it("is undefined where a rate it needs is", () => {
    expect(combined("CMS137v5", 2017, countsOf(10, 20), countsOf(0, 0))).toBeNull();
    expect(combined("CMS159v7", 2019, countsOf(10, 20), countsOf(null, 30))).toBeNull();
    expect(combined("CMS159v7", 2019, countsOf(0, 0), countsOf(0, 0))).toBeNull();
    expect(combined("CMS138v6", 2018, countsOf(9, 10), countsOf(0, 0), countsOf(8, 10))).toBeNull();
  });

  it("lets an age without patients weigh nothing", () => {
    expect(combined("CMS159v7", 2019, countsOf(0, 0), countsOf(3, 30))).toBe(0.1);
  });

  it("is undefined for counts of another year's definition", () => {
    expect(combined("CMS138v5", 2018, countsOf(45, 60))).toBeNull();
    expect(combined("CMS159v5", 2018, countsOf(3, 30), countsOf(3, 30))).toBeNull();
  });

  it("lies between the lowest and the highest rate", () => {
    const counts = fc
      .nat(500)
      .chain((denominator) => fc.nat(denominator).map((numerator) => [numerator, denominator + 1] as const));
    const cases = fc.constantFrom(["CMS137v5", 2018] as const, ["CMS159v5", 2019] as const);
    fc.assert(
      fc.property(cases, counts, counts, ([id, year], [n1, d1], [n2, d2]) => {
        const rate = combined(id, year, countsOf(n1, d1), countsOf(n2, d2)) ?? Number.NaN;
        expect(rate).toBeGreaterThanOrEqual(Math.min(n1 / d1, n2 / d2) - 1e-12);
        expect(rate).toBeLessThanOrEqual(Math.max(n1 / d1, n2 / d2) + 1e-12);
      }),
    );
  });
});
