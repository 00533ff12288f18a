import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWithProgram } from "../../../../shared/measure/quartile-comparison.ts";

const up = { isInverse: false };
const down = { isInverse: true };

describe("a rate beside those of its program", () => {
  it("is given with median and quartiles as Excel's QUARTILE.INC has them", () => {
    expect(compareWithProgram(0.3, [0.5, 0.1, 0.3, 0.4, 0.2, 0.6], up)).toEqual({
      practices: 6,
      lowerQuartile: expect.closeTo(0.225, 10),
      median: expect.closeTo(0.35, 10),
      upperQuartile: expect.closeTo(0.475, 10),
      standing: "weaker-half",
    });
  });

  it("is not given where fewer than five practices report", () => {
    expect(compareWithProgram(0.3, [0.1, 0.2, 0.3, 0.4], up)).toBeNull();
    expect(compareWithProgram(0.3, [0.1, 0.2, 0.3, 0.4, 0.5], up)?.practices).toBe(5);
  });

  it("stands the right way round for inverse measures", () => {
    const rates = [0.1, 0.2, 0.3, 0.4, 0.5];
    const standings = (options: { isInverse: boolean }) =>
      [0.1, 0.25, 0.3, 0.35, 0.5].map((rate) => compareWithProgram(rate, rates, options)?.standing);
    const fromLowest = ["lowest-quarter", "weaker-half", "median", "better-half", "best-quarter"];
    expect(standings(up)).toEqual(fromLowest);
    expect(standings(down)).toEqual(fromLowest.toReversed());
  });

  it("is not beyond a quartile that it is on", () => {
    const rates = [0.1, 0.2, 0.3, 0.4, 0.5];
    expect([0.2, 0.4].map((rate) => compareWithProgram(rate, rates, up)?.standing)).toEqual([
      "weaker-half",
      "better-half",
    ]);
    expect(compareWithProgram(0.6, [0.6, 0.6, 0.6, 0.6, 0.6], up)?.standing).toBe("median");
  });

  it("puts no more than a quarter, rounded up, beyond either quartile, and does not change the rates", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.nat(1000).map((permille) => permille / 1000),
          { minLength: 5 },
        ),
        fc.boolean(),
        (rates, isInverse) => {
          const before = [...rates];
          const standings = rates.map((rate) => compareWithProgram(rate, rates, { isInverse })?.standing);
          for (const standing of ["best-quarter", "lowest-quarter"]) {
            expect(standings.filter((one) => one === standing).length).toBeLessThanOrEqual(Math.ceil(rates.length / 4));
          }
          expect(rates).toEqual(before);
        },
      ),
    );
  });
});
