import { pathOf, type Cells, type Path } from "../cell.ts";
import type { ChartValues } from "../document/document-charts.ts";
import { combinedRate } from "./combined-rate.ts";
import type { CqmScope } from "./cqm-scope.ts";
import type { MeasureReport } from "./measure-report.ts";
import { readPracticeReports } from "./rate-reports.ts";
import { nameOfRow, rateRowsOf, type Measure } from "./measure.ts";
import { hasReadableRate, rateColumnIds, rateOfReport } from "./rates.ts";
import { definitionFor } from "./year-definitions.ts";

/** A rate that has a chart: one row's, or that of a measure of several rates taken together. */
export interface ChartedRate {
  /** The row's key, or the measure's id for the combined rate. */
  readonly id: string;
  readonly title: string;
  readonly measure: Measure;
  /** Whether it is the measure's one rate, as the nation compares it. */
  readonly isWhole: boolean;
}

/** Practices enter no claims measures. Nothing depends on the practice's set: another practice's rates have a place too. */
const enteredRows = ({ rows }: CqmScope) => rows.filter(({ measure }) => measure.source !== "claims");

/** Every rate there can be a chart of, in the order of the sheet, a combined one before the rates it is made of. */
export const chartedRates = (scope: CqmScope): readonly ChartedRate[] =>
  enteredRows(scope).flatMap((row, index, rows): ChartedRate[] => {
    const { key, measure, rateLabel } = row;
    const own = { id: key, title: `${key} ${nameOfRow(row)}`, measure, isWhole: rateLabel === null };
    if (rateLabel === null || rows[index - 1]?.measure === measure) return [own];
    return [{ id: measure.id, title: `${measure.id} ${measure.name}: combined`, measure, isWhole: true }, own];
  });

export const chartedPaths = (scope: CqmScope): readonly Path[] =>
  enteredRows(scope).flatMap(({ key }) => rateColumnIds.map((columnId) => pathOf(key, columnId)));

/** Null where a rate is missing or unreadable, and where the year's definition has not as many rates as the sheet. */
function combinedRateOf(measure: Measure, { quarter }: CqmScope, reports: ReadonlyMap<string, MeasureReport>) {
  const definition = definitionFor(measure.id, quarter.year);
  const own = rateRowsOf(measure).flatMap(({ key }) => reports.get(key) ?? []);
  if (definition === null || own.length !== measure.rates.length || !own.every(hasReadableRate)) return null;
  return combinedRate(
    definition,
    own.map(({ counts }) => counts),
  );
}

/** The practice-level rates of a document by chart id; the counts of any practice of the program can be given. */
export function chartValues(scope: CqmScope, cells: Cells): ChartValues {
  const reports = new Map(readPracticeReports(scope, cells).map((report) => [report.key, report]));
  const valueOf = ({ id, measure }: ChartedRate): number | null => {
    const report = reports.get(id);
    return report === undefined ? combinedRateOf(measure, scope, reports) : rateOfReport(report);
  };
  return Object.fromEntries(
    chartedRates(scope).flatMap((rate) => {
      const value = valueOf(rate);
      return value === null ? [] : [[rate.id, value] as const];
    }),
  );
}
