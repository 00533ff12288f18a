import type { Chart, ChartedDocument, ChartSeries, ChartsInput, DocumentCharts } from "../document/document-charts.ts";
import { rateScale } from "../document/chart-scale.ts";
import type { DocumentContext } from "../document/document-kind.ts";
import { comparePeriods, formatPeriod, parsePeriod, periodInWords, stepPeriod, type Period } from "../period.ts";
import { ok, type Result } from "../result.ts";
import { describeRunChart } from "../run-chart/describe-run-chart.ts";
import {
  runChart,
  usualBaseline,
  type Baseline,
  type RunChart,
  type RunChartPoint,
  type RunSegment,
} from "../run-chart/run-chart.ts";
import { chartedPaths, chartedRates, chartValues, type ChartedRate } from "./cqm-chart-values.ts";
import { compareRate } from "./cqm-comparison.ts";
import { scopeOf, type CqmScope } from "./cqm-scope.ts";
import { shownPercent } from "./shown-percent.ts";
import { isSameDefinition } from "./year-definitions.ts";

/** Ten years: a longer line says no more of today, and cannot be read in a pane. */
const mostQuarters = 40;

/** Every quarter from the first document's on, whether or not there is one for it: a gap takes its room, as time does. */
function quartersOf(documents: readonly ChartedDocument[], last: Period): readonly Period[] {
  const first = parsePeriod(documents[0]?.period ?? "");
  if (!first.ok) return [last];
  const quarters: Period[] = [];
  for (let step = 0; step < mostQuarters; step += 1) {
    const quarter = stepPeriod(last, -step);
    if (comparePeriods(quarter, first.value) < 0) break;
    quarters.unshift(quarter);
  }
  return quarters;
}

const breaksIn = (measureId: string, quarters: readonly Period[]): readonly number[] =>
  quarters.flatMap((quarter, index) => {
    const before = quarters[index - 1];
    return before === undefined || isSameDefinition(measureId, before, quarter) ? [] : [index];
  });

const fromPercent = (percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : percent / 100;

function baselineOf({ program: { charts } }: CqmScope, id: string): Baseline {
  const median = fromPercent(charts.medians[id]);
  if (median !== undefined) return { of: "program", median };
  return charts.baselinePoints === "all" ? { of: "all" } : { of: "first", points: charts.baselinePoints };
}

function medianInWords(baseline: Baseline, { points }: RunSegment, segmentIndex: number): string {
  if (baseline.of === "program" && segmentIndex === 0) return "which the program set";
  const first = baseline.of === "first" ? baseline.points : baseline.of === "all" ? points : usualBaseline.points;
  if (points > first) return `of the first ${first} points`;
  return points === 1 ? "of the one point there is" : `of all ${points} points`;
}

/** Rates and medians segment by segment, a series each, so that no line runs across a break; then the goal. */
function seriesOf(points: readonly RunChartPoint[], { goal, segments }: RunChart): readonly ChartSeries[] {
  const labelled = segments.map((segment) => {
    const { from, to } = segment;
    const name = segments.length === 1 ? "" : `, ${points[from]?.label} to ${points[to]?.label}`;
    return { ...segment, name };
  });
  const within = (from: number, to: number, valueAt: (index: number) => number | null) =>
    points.map((_, index) => (index < from || index > to ? null : valueAt(index)));
  return [
    ...labelled.map(({ from, name, to }): ChartSeries => ({
      name: `Rate${name}`,
      role: "value",
      values: within(from, to, (index) => points[index]?.value ?? null),
    })),
    ...labelled.map(({ from, median, name, to }): ChartSeries => ({
      name: `Median${name}`,
      role: "median",
      values: within(from, to, () => median),
    })),
    ...(goal === null ? [] : [{ name: "Goal", role: "goal", values: points.map(() => goal) } as const]),
  ];
}

function chartOf(scope: CqmScope, rate: ChartedRate, { documents, program }: ChartsInput): Chart | null {
  // Before a measure was first reported there is nothing to leave room for.
  const quarters = quartersOf(
    documents.filter(({ values }) => values[rate.id] !== undefined),
    scope.quarter,
  );
  const byPeriod = new Map(documents.map((document) => [document.period, document]));
  const documentOf = (quarter: Period): ChartedDocument | undefined => byPeriod.get(formatPeriod(quarter));
  const points = quarters.map((quarter) => ({
    label: periodInWords(quarter),
    value: documentOf(quarter)?.values[rate.id] ?? null,
  }));
  if (points.every(({ value }) => value === null)) return null;
  const { isInverse, id: measureId } = rate.measure;
  const breaks = breaksIn(measureId, quarters);
  const baseline = baselineOf(scope, rate.id);
  const chart = runChart(points, {
    goal: fromPercent(scope.program.charts.goals[rate.id]),
    baseline,
    breaks: breaks.flatMap((index) => points[index]?.label ?? []),
  });
  const series = seriesOf(points, chart);
  const drawn = series.flatMap(({ values }) => values).filter((value) => value !== null);
  const last = points.at(-1)?.value ?? null;
  return {
    id: rate.id,
    title: rate.title,
    shortTitle: rate.id,
    hint: isInverse ? "A lower rate is better." : null,
    form: "line",
    format: "rate",
    categoryTitle: "Quarter",
    valueTitle: "Rate",
    categories: points.map(({ label }) => label),
    open: quarters.flatMap((quarter, index) => {
      const document = documentOf(quarter);
      return document?.values[rate.id] !== undefined && !document.isAccepted ? [index] : [];
    }),
    breaks,
    series,
    scale: rateScale(drawn),
    remarks: [
      ...breaks.map((index) => ({
        kind: "break" as const,
        text: `Break at ${points[index]?.label}: the measure's definition changed. What stands before is not compared with what comes after.`,
      })),
      ...describeRunChart(points, chart, {
        inWords: shownPercent,
        isInverse,
        medianOf: (segment, segmentIndex) => medianInWords(baseline, segment, segmentIndex),
      }),
    ],
    comparison: last === null ? null : compareRate(last, rate, scope.quarter, program[rate.id] ?? null),
  };
}

/** Run charts of the quality measures: one of each rate that the practice ever reported. */
export function cqmCharts(context: DocumentContext): Result<DocumentCharts, string> {
  const read = scopeOf(context);
  if (!read.ok) return read;
  const scope = read.value;
  return ok({
    paths: chartedPaths(scope),
    values: (cells) => chartValues(scope, cells),
    isCompared: true,
    charts: (input) => chartedRates(scope).flatMap((rate) => chartOf(scope, rate, input) ?? []),
  });
}
