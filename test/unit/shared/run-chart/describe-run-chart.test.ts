import { describe, expect, it } from "vitest";
import { describeRunChart } from "../../../../shared/run-chart/describe-run-chart.ts";
import { runChart, type RunChartOptions } from "../../../../shared/run-chart/run-chart.ts";

interface Told extends RunChartOptions {
  readonly isInverse?: boolean;
}

/** Points named a, b, c and so on. */
function remarksOn(values: readonly (number | null)[], { isInverse = false, ...options }: Told = {}) {
  const points = values.map((value, index) => ({ label: String.fromCodePoint(97 + index), value }));
  const words = { inWords: String, isInverse, medianOf: (_: unknown, segment: number) => `of segment ${segment}` };
  return describeRunChart(points, runChart(points, options), words);
}

const textsOf = (kind: string, remarks: ReturnType<typeof remarksOn>): string[] =>
  remarks.filter((remark) => remark.kind === kind).map(({ text }) => text);

const zigzag = [5, 7, 4, 8, 3, 7, 5, 8, 4, 7, 3, 8];

describe("a run chart in words", () => {
  it("says plainly that fewer than ten points tell nothing, and names no signal", () => {
    const remarks = remarksOn([1, 2, 9, 9, 9, 9]);
    expect(textsOf("caution", remarks)).toEqual([
      "Only 6 points: with fewer than 10, change cannot be told from chance.",
    ]);
    expect(textsOf("signal", remarks)).toEqual([]);
  });

  it("names a shift with its points, its side and whether it is good", () => {
    const shifted = [5, 4, 6, 4, 5, 6, 4, 5, 9, 9, 9, 9, 9, 9, 9, 9, 9];
    const [shift] = textsOf("signal", remarksOn(shifted));
    expect(shift).toBe(
      "Shift: 9 points in a row above the median, i to q, for the better. Chance seldom makes a run longer than 7.",
    );
    const [inverse] = textsOf("signal", remarksOn(shifted, { isInverse: true }));
    expect(inverse).toContain("above the median, i to q, for the worse.");
  });

  it("names too few crossings", () => {
    const slow = [1, 1, 1, 1, 9, 9, 9, 9, 1, 1, 1, 1, 9, 9, 9, 9];
    expect(textsOf("signal", remarksOn(slow, { baseline: { of: "program", median: 5 } }))).toEqual([
      "Too few crossings: the line crosses the median 3 times, where chance alone makes 4 or more. The level has changed.",
    ]);
  });

  it("says that there is no signal, and by which figures", () => {
    expect(textsOf("note", remarksOn(zigzag))).toEqual([
      expect.stringMatching(
        /^No signal: .* has 1 point \(up to 7 is chance\), .* 11 times \(at least 3 is chance\)\.$/,
      ),
      "Median 6, of segment 0.",
    ]);
  });

  it("calls a trend a weak sign and no signal", () => {
    const rising = remarksOn([5, 4, 5, 4, 1, 2, 3, 4, 5, 6, 4, 5]);
    expect(textsOf("weak", rising)).toEqual([
      "Weak sign: the points only rise from e to j, for the better. Chance makes this too often for it to count as a signal.",
    ]);
  });

  it("tells the stretches apart by their points where the line is broken", () => {
    const remarks = remarksOn([1, 2, 1, 2, 1, 2, ...zigzag], { breaks: ["g"] });
    expect(textsOf("caution", remarks)).toEqual([
      "a to f: Only 6 points: with fewer than 10, change cannot be told from chance.",
    ]);
    expect(textsOf("note", remarks).map((text) => text.slice(0, 14))).toEqual([
      "a to f: Median",
      "g to r: No sig",
      "g to r: Median",
    ]);
  });

  it("says whether the last point reaches the goal, whichever way the measure runs", () => {
    const goalOf = (values: readonly (number | null)[], told: Told) => remarksOn(values, told).at(-1)?.text;
    expect(goalOf([1, 7, null], { goal: 7 })).toBe("Goal 7 or higher: reached in b.");
    expect(goalOf([1, 6], { goal: 7 })).toBe("Goal 7 or higher: not reached in b.");
    expect(goalOf([1, 6], { goal: 7, isInverse: true })).toBe("Goal 7 or lower: reached in b.");
  });

  it("has nothing to say without points", () => {
    expect(remarksOn([null, null], { goal: 5 })).toEqual([]);
  });
});
