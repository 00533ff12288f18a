import { describe, expect, it } from "vitest";
import { barOf } from "../../../../addin/taskpane/figure-bar.ts";

const mean = { id: "m", label: "Section", format: "mean", top: 3 } as const;
const rate = { id: "r", label: "Measure", format: "rate" } as const;

describe("a figure's bar", () => {
  it("is as long as the value's share of the scale, ruled at its whole numbers", () => {
    expect(barOf({ ...mean, value: 1.5, change: 0.75, before: 0.75 })).toEqual({
      now: 0.5,
      before: 0.25,
      marks: [1 / 3, 2 / 3],
      topText: "3",
      beforeText: "0.75",
    });
  });

  it("keeps last time's mark where nothing is scored yet, and tells no score from a score of 0", () => {
    expect(barOf({ ...mean, value: null, change: null, before: 3 })).toMatchObject({ now: null, before: 1 });
    expect(barOf({ ...mean, value: 0, change: null, before: null })).toMatchObject({ now: 0, before: null });
  });

  it("works last time's rate out of the change", () => {
    const bar = barOf({ ...rate, value: 0.8, change: 0.3 });
    expect(bar?.before).toBeCloseTo(0.5, 9);
    expect(bar).toMatchObject({ now: 0.8, marks: [], topText: "100 %", beforeText: "50.0 %" });
  });

  it("stays on its track when a rate is beyond 100 %, which is a problem of its own", () => {
    expect(barOf({ ...rate, value: 1.4 })).toMatchObject({ now: 1, before: null });
  });

  it("is not drawn without a scale or without any value", () => {
    expect(barOf({ id: "t", label: "Total", format: "total", value: 18, before: 20 })).toBeNull();
    expect(barOf({ ...mean, value: null, before: null })).toBeNull();
    expect(barOf({ ...mean, top: 0, value: 0 })).toBeNull();
  });
});
