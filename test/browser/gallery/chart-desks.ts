import { cellsFromRecord } from "../../../shared/cell.ts";
import type { ChartedDocument, ChartsInput } from "../../../shared/document/document-charts.ts";
import { findKind } from "../../../shared/document/registry.ts";
import { formatPeriod, parsePeriod, stepPeriod } from "../../../shared/period.ts";
import { ok } from "../../../shared/result.ts";
import type { ChartDesk } from "../../../addin/sync/chart-desk.ts";

function chartsOf(kindId: string, periodText: string, settings?: unknown) {
  const period = parsePeriod(periodText);
  const kind = findKind(kindId);
  if (!period.ok || kind?.charts === undefined) throw new Error(`${kindId} has no charts`);
  const charts = kind.charts({ period: period.value, practice: { name: "Alder Creek", attributes: {} }, settings });
  if (!charts.ok) throw new Error(charts.error);
  return { period: period.value, charts: charts.value };
}

const deskWith = (charts: ReturnType<typeof chartsOf>["charts"], input: ChartsInput): ChartDesk => ({
  read: () => Promise.resolve(ok(charts.charts(input))),
  insert: () => Promise.resolve(ok(null)),
});

/** Three years of made-up rates: a shift, a short and inverse series, one whose definition changed, one beside nobody. */
export function measureCharts(): ChartDesk {
  const { charts, period } = chartsOf("cqm", "2019-Q1", { charts: { goals: { CMS165v5: 75, CMS122v5: 20 } } });
  const rates: Readonly<Record<string, readonly (number | null)[]>> = {
    CMS165v5: [0.61, 0.63, 0.6, 0.62, 0.61, 0.64, 0.62, 0.6, 0.66, null, 0.68, 0.7, 0.69, 0.71, 0.73, 0.72, 0.74, 0.73],
    CMS122v5: [0.31, 0.29, 0.27, 0.28, 0.24, 0.22],
    CMS138v5: [0.9, 0.91, 0.89, 0.92, 0.55, 0.58, 0.57, 0.61, 0.63],
    CMS137v5: [0.2, 0.22],
    "CMS137v5.1": [0.3, 0.34],
    "CMS137v5.2": [0.1, 0.1],
  };
  const length = Math.max(...Object.values(rates).map((series) => series.length));
  const documents = Array.from({ length }, (_, index): ChartedDocument => {
    const back = length - 1 - index;
    const values = Object.entries(rates).flatMap(([id, series]) => {
      const value = series[series.length - 1 - back] ?? null;
      return value === null ? [] : [[id, value] as const];
    });
    return {
      period: formatPeriod(stepPeriod(period, -back)),
      isAccepted: back > 0,
      values: Object.fromEntries(values),
    };
  });
  return deskWith(charts, {
    documents,
    program: {
      CMS165v5: { practices: 31, lowerQuartile: 0.604, median: 0.668, upperQuartile: 0.721 },
      CMS122v5: { practices: 12, lowerQuartile: 0.18, median: 0.241, upperQuartile: 0.305 },
    },
  });
}

/** Two made-up assessments a year apart. */
export function profileCharts(): ChartDesk {
  const { charts } = chartsOf("imat", "2018-01");
  const scored = (score: (index: number) => number) =>
    charts.values(cellsFromRecord(Object.fromEntries(charts.paths.map((path, index) => [path, score(index)]))));
  return deskWith(charts, {
    documents: [
      { period: "2017-01", isAccepted: true, values: scored((index) => (index * 5) % 3) },
      { period: "2018-01", isAccepted: false, values: scored((index) => Math.min(3, ((index * 5) % 3) + (index % 2))) },
    ],
    program: {},
  });
}
