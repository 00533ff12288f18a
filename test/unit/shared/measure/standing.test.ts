import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quartilesOf } from "../../../../shared/document/program-quartiles.ts";
import { standingOf } from "../../../../shared/measure/standing.ts";

const up = { isInverse: false };
const down = { isInverse: true };

function standingAmong(rate: number, rates: readonly number[], options: { readonly isInverse: boolean }) {
  const quartiles = quartilesOf(rates);
  if (quartiles === null) throw new Error("Five rates are needed");
  return standingOf(rate, quartiles, options);
}

describe("a rate beside those of its program", () => {
  it("stands the right way round for inverse measures", () => {
    const rates = [0.1, 0.2, 0.3, 0.4, 0.5];
    const standings = (options: { isInverse: boolean }) =>
      [0.1, 0.25, 0.3, 0.35, 0.5].map((rate) => standingAmong(rate, rates, options));
    const fromLowest = ["lowest-quarter", "weaker-half", "median", "better-half", "best-quarter"];
    expect(standings(up)).toEqual(fromLowest);
    expect(standings(down)).toEqual(fromLowest.toReversed());
  });

  it("is not beyond a quartile that it is on", () => {
    const rates = [0.1, 0.2, 0.3, 0.4, 0.5];
    expect([0.2, 0.4].map((rate) => standingAmong(rate, rates, up))).toEqual(["weaker-half", "better-half"]);
    expect(standingAmong(0.6, [0.6, 0.6, 0.6, 0.6, 0.6], up)).toBe("median");
  });

  it("is on the median where it differs by less than is ever shown", () => {
    expect(standingAmong(2 / 3, [0.1, 0.2, 2 / 3, 0.9, 1], up)).toBe("median");
  });

  it("puts no more than a quarter, rounded up, beyond either quartile", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.nat(1000).map((permille) => permille / 1000),
          { minLength: 5 },
        ),
        fc.boolean(),
        (rates, isInverse) => {
          const standings = rates.map((rate) => standingAmong(rate, rates, { isInverse }));
          for (const standing of ["best-quarter", "lowest-quarter"]) {
            expect(standings.filter((one) => one === standing).length).toBeLessThanOrEqual(Math.ceil(rates.length / 4));
          }
        },
      ),
    );
  });
});
