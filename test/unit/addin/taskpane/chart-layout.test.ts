import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  labelledCategories,
  labelPlace,
  layOut,
  strokesOf,
} from "../../../../addin/taskpane/views/charts/chart-layout.ts";

const scale = { min: 0.5, max: 1, step: 0.1 };

describe("the layout of a line chart", () => {
  it("puts the scale's ends at the plot's, and every category within it", () => {
    const sizes = fc.record({ width: fc.integer({ min: 200, max: 640 }), count: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(sizes, ({ width, count }) => {
        const plot = layOut(width, count, scale);
        expect([plot.y(scale.min), plot.y(scale.max)]).toEqual([plot.bottom, plot.top]);
        const places = Array.from({ length: count }, (_, index) => plot.x(index));
        expect(places.every((x) => x > plot.left && x < plot.right)).toBe(true);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const labelled = labelledCategories(count, plot);
        expect(labelled.at(-1)).toBe(count - 1);
        expect(Math.max(...labelled.map((index) => labelPlace(index, plot)))).toBeLessThanOrEqual(width - 24);
        expect(labelled.length * 56).toBeLessThanOrEqual(plot.right - plot.left + 56);
      }),
    );
  });

  it("ends a line where a value is missing and begins another", () => {
    const plot = layOut(344, 4, scale);
    expect(strokesOf([1, 0.5, null, 1], plot)).toEqual(["80.0,8.0 152.0,156.0", "296.0,8.0"]);
    expect(strokesOf([null, null], plot)).toEqual([]);
  });
});
