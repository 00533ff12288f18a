import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quartilesOf } from "../../../../shared/document/program-quartiles.ts";

describe("a program's quartiles", () => {
  it("are as Excel's QUARTILE.INC has them", () => {
    expect(quartilesOf([0.5, 0.1, 0.3, 0.4, 0.2, 0.6])).toEqual({
      practices: 6,
      lowerQuartile: 0.225,
      median: 0.35,
      upperQuartile: 0.475,
    });
  });

  it("are not given where fewer than five practices report", () => {
    expect(quartilesOf([])).toBeNull();
    expect(quartilesOf([0.1, 0.2, 0.3, 0.4])).toBeNull();
    expect(quartilesOf([0.1, 0.2, 0.3, 0.4, 0.5])?.practices).toBe(5);
  });

  it("give away no more digits than a tenth of a percent", () => {
    const thirds = [1, 2, 3, 4, 5].map((count) => count / 7);
    expect(quartilesOf(thirds)).toEqual({ practices: 5, lowerQuartile: 0.286, median: 0.429, upperQuartile: 0.571 });
  });

  it("stand in order within the values, which stay as they were", () => {
    const values = fc.array(
      fc.nat(1000).map((permille) => permille / 1000),
      { minLength: 5 },
    );
    fc.assert(
      fc.property(values, (all) => {
        const before = [...all];
        const found = quartilesOf(all);
        expect(found).not.toBeNull();
        const { lowerQuartile = 0, median = 0, upperQuartile = 0 } = found ?? {};
        const inOrder = [Math.min(...all), lowerQuartile, median, upperQuartile, Math.max(...all)];
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
        expect(all).toEqual(before);
      }),
    );
  });
});
