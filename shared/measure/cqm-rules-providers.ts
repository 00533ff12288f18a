import type { Problem } from "../problem.ts";
import { cqmProblem } from "./cqm-problems.ts";
import { countColumns, type CountId } from "./cqm-columns.ts";
import { figuresOf, isSound } from "./cqm-history.ts";
import type { CqmRule } from "./cqm-rule.ts";
import { atMostAnswerable } from "./answerable-paths.ts";
import { cellOf, type MeasureReport } from "./measure-report.ts";
import type { RateReports } from "./rate-reports.ts";
import { rateColumnIds } from "./rates.ts";

const titleOf = (id: CountId): string => (countColumns.find((column) => column.id === id)?.title ?? id).toLowerCase();

/** Null where a column cannot be added up: unlike an exclusion, a blank initial population is not none. */
function sumOf(rows: readonly MeasureReport[], id: CountId): number | null {
  const counts = rows.map((row) => (id === "initialPopulation" ? row.counts[id] : (row.counts[id] ?? 0)));
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

interface Difference {
  readonly id: CountId;
  readonly sum: number;
  readonly practice: number;
}

function differencesOf(practice: MeasureReport, providers: readonly MeasureReport[]): readonly Difference[] {
  return ([...rateColumnIds, "initialPopulation"] as const).flatMap((id) => {
    const sum = sumOf(providers, id);
    const own = sumOf([practice], id);
    return sum === null || own === null || sum === own ? [] : [{ id, sum, practice: own }];
  });
}

const isComplete = (report: MeasureReport): boolean => {
  const figures = figuresOf(report);
  return figures !== null && isSound(figures);
};

/**
 * Providers' counts against the practice's, rate by rate, wherever both are reported. Waits until every row has
 * its counts, without contradiction: those are errors already. The cells of the practice come first, then as many of the providers' as
 * an answer can name; with more, the answer holds when one of the rest changes.
 */
export const providersDiffer: CqmRule = ({ rates, recall }) =>
  rates.flatMap((rate) => recall(`providers differ ${rate.row.key}`, [rate], () => askProvidersDiffer(rate)));

function askProvidersDiffer({ practice, providers }: RateReports): readonly Problem[] {
  const isAddable = practice !== null && providers.length > 0 && isComplete(practice) && providers.every(isComplete);
  if (!isAddable) return [];
  const differences = differencesOf(practice, providers);
  if (differences.length === 0) return [];
  const inWords = differences.map((one) => `${titleOf(one.id)} ${one.sum}, not ${one.practice}`).join("; ");
  const rows = atMostAnswerable([practice, ...providers]);
  return [
    cqmProblem(
      "cqm-providers-differ",
      atMostAnswerable(rows.flatMap((report) => differences.map(({ id }) => cellOf(report, id)))),
      `${practice.title}: the providers' rows do not add up to the practice's (${inWords}). Correct them, or say why, such as patients seen by two providers.`,
    ),
  ];
}
