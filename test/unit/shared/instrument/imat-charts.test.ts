import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import type { ChartedDocument } from "../../../../shared/document/document-charts.ts";
import { imatCharts } from "../../../../shared/instrument/imat-charts.ts";
import { imat } from "../../../../shared/instrument/imat.ts";

const charts = imatCharts(imat);
const allOf = (score: number) => Object.fromEntries(charts.paths.map((path) => [path, score]));
const assessment = (period: string, isAccepted: boolean, scores: Record<string, number>): ChartedDocument => ({
  period,
  isAccepted,
  values: charts.values(cellsFromRecord(scores)),
});

describe("the profile of an assessment", () => {
  it("has the mean of every section, now and last time", () => {
    const documents = [
      assessment("2017-03", true, allOf(0)),
      assessment("2018-03", true, allOf(1)),
      assessment("2018-09", false, allOf(3)),
      assessment("2019-03", false, { ...allOf(2), "1/score": 3 }),
    ];
    const [profile] = charts.charts({ documents, program: {} });
    expect(profile).toMatchObject({ form: "bar", format: "mean", scale: { min: 0, max: 3, step: 1 }, remarks: [] });
    expect(profile?.categories).toEqual(imat.sections.map(({ title }) => title.text));
    expect(profile?.series.map(({ name, role, values }) => [name, role, values[0], values[1]])).toEqual([
      ["Now, March 2019", "value", 2.5, 2],
      ["Last time, March 2018", "before", 1, 1],
    ]);
  });

  it("leaves sections without a score open and says so", () => {
    const [profile] = charts.charts({ documents: [assessment("2019-03", false, { "1/score": 3 })], program: {} });
    expect(profile?.series.map(({ values }) => values.slice(0, 2))).toEqual([[3, null]]);
    expect(profile?.remarks.map(({ kind }) => kind)).toEqual(["note", "caution"]);
  });

  it("is not drawn before anything is scored", () => {
    expect(charts.charts({ documents: [assessment("2019-03", false, {})], program: {} })).toEqual([]);
    expect(charts.charts({ documents: [], program: {} })).toEqual([]);
  });

  it("is not held against other practices", () => {
    expect(charts.isCompared).toBe(false);
  });
});
