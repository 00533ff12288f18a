import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairCoinQuantile } from "../../../../shared/run-chart/binomial-quantile.ts";
import { runChart, type RunChartOptions } from "../../../../shared/run-chart/run-chart.ts";

const pointsOf = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ label: `p${index + 1}`, value }));

const chartOf = (values: readonly (number | null)[], options?: RunChartOptions) =>
  runChart(pointsOf(values), options).segments;

const only = (values: readonly (number | null)[], options?: RunChartOptions) => {
  const [segment, ...more] = chartOf(values, options);
  if (segment === undefined || more.length > 0) throw new Error("Not one segment");
  return segment;
};

/** Around 5, crossing it at every step. */
const restless = [4, 6, 4, 6, 4, 6, 4, 6, 4, 6, 4, 6];

describe("the median", () => {
  it("is that of the first eight points unless told otherwise", () => {
    expect(only([1, 2, 3, 4, 5, 6, 7, 8, 100, 100]).median).toBe(4.5);
  });

  it("is that of as many points as there are, where there are fewer", () => {
    expect(only([1, null, 3, 2]).median).toBe(2);
  });

  it("is that of the baseline's points, gaps not counted", () => {
    expect(only([1, null, 3, 8, 9], { baseline: { of: "first", points: 3 } }).median).toBe(3);
  });

  it("is that of all points, or the program's, where it says so", () => {
    expect(only([1, 2, 3, 4, 5, 6, 7, 8, 100], { baseline: { of: "all" } }).median).toBe(5);
    expect(only([1, 2, 3], { baseline: { of: "program", median: 2.5 } }).median).toBe(2.5);
  });
});

describe("signals", () => {
  it("are none in a line that crosses all the time", () => {
    expect(only(restless)).toMatchObject({ crossings: 11, longestRun: 1, signals: { shift: false, crossings: false } });
  });

  it("show a shift with a run longer than its limit, and where it is", () => {
    const chart = only([...restless, 7, 7, 7, 7, 7, 7, 7, 7]);
    expect(chart).toMatchObject({ longestRun: 9, longestRunLimit: 7, longestRunAt: { from: 11, to: 19 } });
    expect(chart.signals?.shift).toBe(true);
  });

  it("show no shift with a run as long as its limit", () => {
    const chart = only([...restless, 4, 6, 7, 7, 7, 7, 7, 7]);
    expect(chart).toMatchObject({ longestRun: 7, longestRunLimit: 7 });
    expect(chart.signals?.shift).toBe(false);
  });

  it("show too few crossings", () => {
    const chart = only([4, 4, 4, 4, 4, 6, 6, 6, 6, 6], { baseline: { of: "all" } });
    expect(chart).toMatchObject({ crossings: 1, crossingsLimit: 2, longestRun: 5, longestRunLimit: 6 });
    expect(chart.signals).toEqual({ shift: false, crossings: true });
  });

  it("pass over points on the median and gaps: they neither break a run nor lengthen it", () => {
    const chart = only([6, 5, null, 6, 5, 6], { baseline: { of: "program", median: 5 } });
    expect(chart).toMatchObject({
      points: 5,
      useful: 3,
      longestRun: 3,
      longestRunAt: { from: 0, to: 5 },
      crossings: 0,
    });
  });

  it("are not given with fewer than ten points, which is said", () => {
    const chart = only([1, 1, 1, 1, 9, 9, 9, 9, 9]);
    expect(chart.signals).toBeNull();
    expect(chart.caution).toBe("Only 9 points: with fewer than 10, change cannot be told from chance.");
    expect(only(restless.slice(0, 10)).caution).toBeNull();
  });

  it("need useful points for their limits", () => {
    const flat = Array.from({ length: 12 }, () => 5);
    expect(only(flat)).toMatchObject({ useful: 0, longestRunLimit: null, crossingsLimit: null, longestRunAt: null });
    expect(only(flat).signals).toEqual({ shift: false, crossings: false });
  });
});

describe("weak trends", () => {
  it("are five points that rise, or fall", () => {
    expect(only([5, 1, 2, 3, 4, 5]).weakTrends).toEqual([{ from: 1, to: 5, direction: "up" }]);
    expect(only([5, 4, 3, 2, 1, 6]).weakTrends).toEqual([{ from: 0, to: 4, direction: "down" }]);
    expect(only([1, 2, 3, 4, 1]).weakTrends).toEqual([]);
  });

  it("pass over a point equal to the one before and gaps", () => {
    expect(only([1, 2, 2, null, 3, 4, 5]).weakTrends).toEqual([{ from: 0, to: 6, direction: "up" }]);
    expect(only([1, 2, 2, 3, 4]).weakTrends).toEqual([]);
  });

  it("share the point at which the line turns", () => {
    expect(only([1, 2, 3, 4, 5, 4, 3, 2, 1]).weakTrends).toEqual([
      { from: 0, to: 4, direction: "up" },
      { from: 4, to: 8, direction: "down" },
    ]);
  });
});

describe("breaks", () => {
  it("start a segment of its own, and nothing runs across them", () => {
    const segments = chartOf([6, 6, 6, 9, 8, 7, 6, 5, 6], { breaks: ["p4", "nowhere"] });
    expect(segments.map(({ from, to, median, points }) => [from, to, median, points])).toEqual([
      [0, 2, 6, 3],
      [3, 8, 6.5, 6],
    ]);
    expect(segments.map(({ weakTrends }) => weakTrends)).toEqual([[], [{ from: 3, to: 7, direction: "down" }]]);
  });

  it("end the reach of a program's own median", () => {
    const options: RunChartOptions = { baseline: { of: "program", median: 1 }, breaks: ["p3"] };
    expect(chartOf([4, 6, 8, 8], options).map(({ median }) => median)).toEqual([1, 8]);
  });

  it("leave the goal as it is", () => {
    expect(runChart(pointsOf([1, 2]), { goal: 0.8, breaks: ["p2"] }).goal).toBe(0.8);
    expect(runChart([])).toEqual({ goal: null, segments: [] });
  });

  it("may leave a segment of gaps", () => {
    const [first] = chartOf([null, 4], { breaks: ["p2"] });
    expect(first).toMatchObject({ points: 0, median: null, useful: 0, signals: null });
  });
});

describe("charts of any points", () => {
  const values = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 6 }), { minLength: 1, maxLength: 40 });

  it("say the same upside down, with trends the other way", () => {
    fc.assert(
      fc.property(values, (any) => {
        const upsideDown = chartOf(any.map((value) => (value === null ? null : -value)));
        for (const [index, segment] of chartOf(any).entries()) {
          const { median, weakTrends, ...rest } = segment;
          const other = upsideDown[index];
          expect({ ...other, median, weakTrends }).toEqual({ ...rest, median, weakTrends });
          expect((other?.median ?? 0) + (median ?? 0)).toBe(0);
          expect(other?.weakTrends.map(({ from, to }) => [from, to])).toEqual(
            weakTrends.map(({ from, to }) => [from, to]),
          );
        }
      }),
    );
  });

  it("cut the line into segments without loss, each judged as if it stood alone", () => {
    fc.assert(
      fc.property(values, fc.nat(39), (any, at) => {
        const segments = chartOf(any, { breaks: [`p${at + 1}`] });
        const cut = at > 0 && at < any.length ? [any.slice(0, at), any.slice(at)] : [any];
        expect(segments.map(({ from, to }) => any.slice(from, to + 1))).toEqual(cut);
        for (const [index, part] of cut.entries()) {
          const { from: _from, to: _to, longestRunAt: _at, weakTrends: _trends, ...alone } = only(part);
          expect(segments[index]).toMatchObject(alone);
        }
      }),
    );
  });
});

describe("the quantile of fair coins", () => {
  it("is that of the binomial distribution", () => {
    expect([0, 1, 9, 19, 23, 35, 50].map((trials) => fairCoinQuantile(trials, 0.05))).toEqual([0, 0, 2, 6, 8, 13, 19]);
  });

  it("stays a number for long series", () => {
    expect(fairCoinQuantile(2_000, 0.5)).toBe(1_000);
  });
});
