import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import type { Chart, ChartedDocument, DocumentCharts } from "../../../../shared/document/document-charts.ts";
import { quartilesOf } from "../../../../shared/document/program-quartiles.ts";
import { cqmCharts } from "../../../../shared/measure/cqm-charts.ts";
import { formatPeriod, stepPeriod } from "../../../../shared/period.ts";
import { quarterOf, row, type CellRecord, type ModelOptions } from "./cqm-examples.ts";

function chartsOf({ quarter = "2018-Q1", set, settings }: ModelOptions = {}): DocumentCharts {
  const charts = cqmCharts({
    period: quarterOf(quarter),
    practice: { name: "Alder Creek", attributes: set === undefined ? {} : { measureSet: set } },
    settings,
  });
  if (!charts.ok) throw new Error(charts.error);
  return charts.value;
}

const valuesOf = (cells: CellRecord, options?: ModelOptions) => chartsOf(options).values(cellsFromRecord(cells));

/** Accepted quarters that end with `last`, one a value; null leaves a quarter out. */
const history = (id: string, last: string, values: readonly (number | null)[]): ChartedDocument[] =>
  values.flatMap((value, index) =>
    value === null
      ? []
      : {
          period: formatPeriod(stepPeriod(quarterOf(last), index + 1 - values.length)),
          isAccepted: true,
          values: { [id]: value },
        },
  );

function onlyChart(charts: readonly Chart[]): Chart {
  const [chart] = charts;
  if (chart === undefined || charts.length > 1) throw new Error(`${charts.length} charts`);
  return chart;
}

const chartOf = (id: string, last: string, values: readonly (number | null)[], settings?: unknown): Chart =>
  onlyChart(chartsOf({ quarter: last, settings }).charts({ documents: history(id, last, values), program: {} }));

const namesOf = ({ series }: Chart): string[] => series.map(({ name }) => name);

describe("a document's rates for its charts", () => {
  it("are those of its rows at practice level, where there is one", () => {
    const cells = {
      ...row("CMS122v5", 30, 120),
      ...row("CMS165v5", 0, 0),
      "CMS2v6/numerator": "n/a",
      "CMS2v6/denominator": 10,
      ...row("CMS2v6@1234567893", 1, 2),
    };
    expect(valuesOf(cells)).toEqual({ CMS122v5: 0.25 });
  });

  it("take a measure of several rates together as the year's definition says", () => {
    const cells = { ...row("CMS137v5.1", 30, 100), ...row("CMS137v5.2", 10, 100) };
    expect(valuesOf(cells)).toEqual({ CMS137v5: 0.2, "CMS137v5.1": 0.3, "CMS137v5.2": 0.1 });
    expect(valuesOf(row("CMS137v5.1", 30, 100))).toEqual({ "CMS137v5.1": 0.3 });
    expect(valuesOf(cells, { quarter: "2021-Q1" })).toEqual({ "CMS137v5.1": 0.3, "CMS137v5.2": 0.1 });
  });

  it("can be worked out for a practice of another set", () => {
    expect(valuesOf(row("NQF1448", 3, 4), { set: "adult" })).toEqual({ NQF1448: 0.75 });
    const { paths } = chartsOf({ set: "adult" });
    expect([...paths].toSorted()).toEqual([...chartsOf({ set: "pediatric", quarter: "2019-Q1" }).paths].toSorted());
    expect(paths).toContain("NQF1448/numerator");
    expect(paths.some((path) => path.startsWith("CMS125v5"))).toBe(false);
  });
});

describe("a run chart of a measure", () => {
  it("has rate, median of the first eight points and goal, and room for a quarter that is missing", () => {
    const chart = chartOf("CMS165v5", "2017-Q4", [0.6, 0.62, null, 0.64], { charts: { goals: { CMS165v5: 70 } } });
    expect(chart).toMatchObject({
      id: "CMS165v5",
      title: "CMS165v5 High blood pressure under control",
      hint: null,
      form: "line",
      categories: ["Q1 2017", "Q2 2017", "Q3 2017", "Q4 2017"],
      open: [],
      breaks: [],
      series: [
        { name: "Rate", role: "value", values: [0.6, 0.62, null, 0.64] },
        { name: "Median", role: "median", values: [0.62, 0.62, 0.62, 0.62] },
        { name: "Goal", role: "goal", values: [0.7, 0.7, 0.7, 0.7] },
      ],
      scale: { min: 0.6, max: 0.7, step: 0.02 },
    });
    expect(chart.remarks[0]).toEqual({
      kind: "caution",
      text: "Only 3 points: with fewer than 10, change cannot be told from chance.",
    });
  });

  it("marks what is not accepted yet", () => {
    const documents = [
      ...history("CMS165v5", "2017-Q3", [0.6, 0.62]),
      { period: "2017-Q4", isAccepted: false, values: { CMS165v5: 0.63 } },
    ];
    const chart = onlyChart(chartsOf({ quarter: "2017-Q4" }).charts({ documents, program: {} }));
    expect(chart.open).toEqual([2]);
  });

  it("takes the program's own median, or all points, where it says so", () => {
    const values = [0.1, 0.2, 0.3, 0.4];
    const medianOf = (charts: unknown) =>
      chartOf("CMS165v5", "2017-Q4", values, { charts }).series.find(({ role }) => role === "median")?.values[0];
    expect(medianOf({ medians: { CMS165v5: 55 } })).toBeCloseTo(0.55, 10);
    expect(medianOf({ baselinePoints: "all" })).toBeCloseTo(0.25, 10);
    expect(medianOf({ baselinePoints: 3 })).toBeCloseTo(0.2, 10);
  });

  it("says what the median is taken of", () => {
    const medianOf = (count: number, charts: unknown = {}) => {
      const values = Array.from({ length: count }, () => 0.5);
      const { remarks } = chartOf("CMS165v5", "2017-Q4", values, { charts });
      return remarks.find(({ text }) => text.startsWith("Median"))?.text;
    };
    expect(medianOf(1)).toBe("Median 50.0 %, of the one point there is.");
    expect(medianOf(8)).toBe("Median 50.0 %, of all 8 points.");
    expect(medianOf(9)).toBe("Median 50.0 %, of the first 8 points.");
    expect(medianOf(9, { baselinePoints: "all" })).toBe("Median 50.0 %, of all 9 points.");
    expect(medianOf(9, { medians: { CMS165v5: 50 } })).toBe("Median 50.0 %, which the program set.");
  });

  it("breaks where the definition changed: no line, median or sentence crosses", () => {
    const chart = chartOf("CMS138v5", "2018-Q2", [0.9, 0.91, 0.5, 0.52]);
    expect(chart.breaks).toEqual([2]);
    expect(namesOf(chart)).toEqual([
      "Rate, Q3 2017 to Q4 2017",
      "Rate, Q1 2018 to Q2 2018",
      "Median, Q3 2017 to Q4 2017",
      "Median, Q1 2018 to Q2 2018",
    ]);
    expect(chart.series.map(({ values }) => values.map((value) => value !== null))).toEqual([
      [true, true, false, false],
      [false, false, true, true],
      [true, true, false, false],
      [false, false, true, true],
    ]);
    expect(chart.remarks[0]).toMatchObject({ kind: "break", text: expect.stringContaining("Break at Q1 2018") });
    expect(chartOf("CMS165v5", "2018-Q2", [0.9, 0.91, 0.5, 0.52]).breaks).toEqual([]);
  });

  it("goes back ten years at most", () => {
    const chart = chartOf("CMS165v5", "2017-Q4", [0.5, ...Array.from({ length: 60 }, () => null), 0.6]);
    expect(chart.categories).toHaveLength(40);
    expect(chart.categories.at(-1)).toBe("Q4 2017");
  });

  it("is drawn for every rate that was ever reported, and for no other", () => {
    const documents = [
      { period: "2017-Q3", isAccepted: true, values: { "CMS137v5.1": 0.3 } },
      { period: "2017-Q4", isAccepted: false, values: { CMS122v5: 0.2 } },
    ];
    const charts = chartsOf({ quarter: "2017-Q4" }).charts({ documents, program: {} });
    expect(charts.map(({ id, hint, comparison }) => [id, hint, comparison === null])).toEqual([
      ["CMS122v5", "A lower rate is better.", false],
      ["CMS137v5.1", null, true],
    ]);
  });
});

describe("the comparison beside a run chart", () => {
  const rates = [0.1, 0.2, 0.3, 0.4, 0.5];
  const sentencesOf = (id: string, value: number, quarter: string) => {
    const quartiles = quartilesOf(rates);
    const program = quartiles === null ? {} : { [id]: quartiles };
    return onlyChart(chartsOf({ quarter }).charts({ documents: history(id, quarter, [value]), program })).comparison
      ?.sentences;
  };

  it("names median, middle half and where the rate stands", () => {
    expect(sentencesOf("CMS165v5", 0.5, "2018-Q1")).toEqual([
      "50.0 % in Q1 2018 is in the best quarter of the program's 5 practices that handed it in: their median is 30.0 %, and half of them lie between 20.0 % and 40.0 %.",
      "Nationally that is decile 1 or 2 for 2018, 10 being the best, by the benchmark drawn from 2016.",
    ]);
  });

  it("is the right way round where lower is better", () => {
    const [program, nation] = sentencesOf("CMS122v5", 0.5, "2018-Q1") ?? [];
    expect(program).toContain("is in the weakest quarter");
    expect(nation).toContain("decile 5 for 2018");
    expect(sentencesOf("CMS122v5", 0.1, "2018-Q1")?.[0]).toContain("is in the best quarter");
  });

  it("is not made with fewer than five practices", () => {
    const { comparison } = chartOf("CMS165v5", "2018-Q1", [0.7]);
    expect(comparison?.quartiles).toBeNull();
    expect(comparison?.sentences[0]).toBe(
      "Fewer than five practices of the program have handed this in for Q1 2018: with so few, no comparison is shown.",
    );
  });

  it("is national for the measure as a whole, not for one of its rates", () => {
    expect(sentencesOf("CMS137v5", 0.1, "2018-Q1")).toHaveLength(2);
    expect(sentencesOf("CMS137v5.1", 0.1, "2018-Q1")).toHaveLength(1);
  });

  it("is not national where the year has other rates, or no benchmark", () => {
    expect(sentencesOf("CMS138v5", 0.9, "2018-Q1")?.[1]).toContain("defined with other rates");
    expect(sentencesOf("CMS138v5", 0.9, "2017-Q4")?.[1]).toContain("decile");
    expect(sentencesOf("CMS137v5", 0.1, "2017-Q4")?.[1]).toContain("there is no benchmark for 2017");
    expect(sentencesOf("CMS165v5", 0.5, "2021-Q1")).toHaveLength(1);
  });
});
