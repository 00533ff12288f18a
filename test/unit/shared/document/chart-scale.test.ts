import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateScale, ticksOf } from "../../../../shared/document/chart-scale.ts";

describe("the scale of a chart of rates", () => {
  it.each([
    [[], { min: 0, max: 1, step: 0.25 }],
    [[0.2, 0.8], { min: 0.2, max: 0.8, step: 0.2 }],
    [[0.741, 0.825], { min: 0.74, max: 0.84, step: 0.02 }],
    [[0.9996, 0.9999], { min: 0.95, max: 1, step: 0.01 }],
    [[0, 1], { min: 0, max: 1, step: 0.2 }],
    [[0.5], { min: 0.46, max: 0.54, step: 0.02 }],
  ])("of %j is %j", (rates, scale) => {
    expect(rateScale(rates)).toEqual(scale);
  });

  it("holds every rate, stays within 0 and 1, and has few labels", () => {
    const rates = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(rates, (all) => {
        const scale = rateScale(all);
        expect(scale.min).toBeGreaterThanOrEqual(0);
        expect(scale.max).toBeLessThanOrEqual(1);
        expect(Math.min(...all)).toBeGreaterThanOrEqual(scale.min - 0.001);
        expect(Math.max(...all)).toBeLessThanOrEqual(scale.max + 0.001);
        const ticks = ticksOf(scale);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect([ticks[0], ticks.at(-1)]).toEqual([scale.min, scale.max]);
      }),
    );
  });

  it("is labelled with the tidy numbers it is made of", () => {
    expect(ticksOf({ min: 0.7, max: 1, step: 0.1 })).toEqual([0.7, 0.8, 0.9, 1]);
    expect(ticksOf({ min: 0, max: 3, step: 1 })).toEqual([0, 1, 2, 3]);
  });
});
