import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../../shared/measure/catalogue.ts";
import { decileOf } from "../../../../shared/measure/national-decile.ts";
import { definitionFor } from "../../../../shared/measure/year-definitions.ts";

describe("the national decile", () => {
  it("is the one whose first rate is reached", () => {
    const deciles = [0.5, 0.5539, 0.554, 0.67, 0.808, 0.809, 1].map((rate) => decileOf("CMS165v5", 2017, rate)?.lowest);
    expect(deciles).toEqual([3, 3, 4, 6, 9, 10, 10]);
  });

  it("counts the other way for an inverse measure: fewer is better", () => {
    const deciles = [0, 0.0001, 0.0333, 0.2, 0.5467].map((rate) => decileOf("CMS122v5", 2017, rate)?.lowest);
    expect(deciles).toEqual([10, 9, 9, 5, 3]);
  });

  it("is 1 or 2 where the benchmark does not tell them apart", () => {
    expect(decileOf("CMS165v5", 2017, 0.4999)).toEqual({ lowest: 1, highest: 2, benchmarkYear: 2015 });
    expect(decileOf("CMS122v5", 2017, 0.9)).toEqual({ lowest: 1, highest: 2, benchmarkYear: 2015 });
  });

  it("tells 1 from 2 where the benchmark does", () => {
    expect(decileOf("CMS159v5", 2017, 0.01)).toEqual({ lowest: 1, highest: 1, benchmarkYear: 2017 });
    expect(decileOf("CMS159v5", 2017, 0.0108)).toEqual({ lowest: 2, highest: 2, benchmarkYear: 2017 });
  });

  it("takes the year's cuts", () => {
    expect([2017, 2018, 2019].map((year) => decileOf("CMS2v6", year, 0.3)?.lowest)).toEqual([7, 7, 6]);
  });

  it("does not lose a cut to a rounding error", () => {
    expect(decileOf("CMS125v5", 2019, 5_106 / 10_000)?.lowest).toBe(6);
    expect(decileOf("CMS125v5", 2019, 0.8231)?.lowest).toBe(10);
  });

  it("is null without a benchmark, and with one that tells nobody apart", () => {
    expect(decileOf("NQF1799", 2017, 0.5)).toBeNull();
    expect(decileOf("AE4H", 2018, 0.5)).toBeNull();
    expect(decileOf("CMS122v5", 2023, 0.1)).toBeNull();
    expect(decileOf("CMS137v5", 2017, 0.05)).toBeNull();
    expect(decileOf("CMS137v5", 2018, 0.05)?.lowest).toBe(9);
  });

  it("never falls as a rate gets better", () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...catalogue),
        fc.constantFrom(2017, 2018, 2019),
        rate,
        rate,
        (measure, year, a, b) => {
          const isInverse = definitionFor(measure.id, year)?.isInverse === true;
          const [worse, better] = a < b === isInverse ? [b, a] : [a, b];
          const [low, high] = [decileOf(measure.id, year, worse), decileOf(measure.id, year, better)];
          expect(low?.lowest ?? 0).toBeLessThanOrEqual(high?.lowest ?? 0);
        },
      ),
    );
  });
});
