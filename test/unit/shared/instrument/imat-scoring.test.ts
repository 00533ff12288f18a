import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cells, Path } from "../../../../shared/cell.ts";
import { changed, faultless, imatModel } from "./imat-examples.ts";

const figures = (cells: Cells, previous: Cells | null = null) =>
  Object.fromEntries(
    imatModel()
      .figures(cells, previous === null ? null : { period: "2023-03", cells: previous })
      .map(({ id, value, change }) => [id, { value, change }]),
  );

describe("IMAT figures", () => {
  it("are the total, the overall mean and a mean a section", () => {
    // 0+1 | 2+2 | 1 | 1+2 | 0 | 1+2 | 2+1 | 0+1+2 | 1
    expect(Object.entries(figures(faultless)).map(([id, { value }]) => [id, value])).toEqual([
      ["total", 19],
      ["overall-mean", 19 / 16],
      ["engaged-leadership-mean", 0.5],
      ["data-driven-improvement-mean", 2],
      ["empanelment-mean", 1],
      ["team-based-care-mean", 1.5],
      ["person-and-family-centered-mean", 0],
      ["population-management-mean", 1.5],
      ["accessible-mean", 1.5],
      ["comprehensive-and-coordinated-care-mean", 1],
      ["value-based-payment-mean", 1],
    ]);
  });

  it("say by how much they changed since the last accepted assessment", () => {
    const now = figures(changed(faultless, { "1/score": 2 }), faultless);
    expect(now["total"]).toEqual({ value: 21, change: 2 });
    expect(now["engaged-leadership-mean"]).toEqual({ value: 1.5, change: 1 });
    expect(now["empanelment-mean"]).toEqual({ value: 1, change: 0 });
  });

  it("have no change without a last assessment", () => {
    expect(Object.values(figures(faultless)).map(({ change }) => change)).toEqual(Array<null>(11).fill(null));
  });

  it("leave out what is not scored, and then compare nothing it is part of", () => {
    const now = figures(changed(faultless, { "1/score": null, "8/score": null }), faultless);
    expect(now["engaged-leadership-mean"]).toEqual({ value: 1, change: null });
    expect(now["person-and-family-centered-mean"]).toEqual({ value: null, change: null });
    expect(now["total"]).toEqual({ value: 19, change: null });
    expect(now["accessible-mean"]).toEqual({ value: 1.5, change: 0 });
    const since = figures(faultless, changed(faultless, { "1/score": null }));
    expect(since["engaged-leadership-mean"]).toEqual({ value: 0.5, change: null });
    expect(since["total"]).toEqual({ value: 19, change: null });
  });

  it("keep means between the scale's ends, and the total 16 times the mean of a full assessment", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 16, maxLength: 16 }), (scores) => {
        const cells: Cells = new Map(scores.map((score, index): [Path, number] => [`${index + 1}/score`, score]));
        const { total, "overall-mean": mean, ...sections } = figures(cells, cells);
        expect(total?.value).toBeCloseTo((mean?.value ?? -1) * 16, 9);
        for (const { value, change } of Object.values(sections)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(3);
          expect(change).toBe(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});
