import { cqmProblem } from "./cqm-problems.ts";
import type { CqmRule } from "./cqm-rule.ts";
import { atMostAnswerable } from "./answerable-paths.ts";
import { cellOf, hasPair } from "./measure-report.ts";

/**
 * The first time that a practice reports there is no history to hold a value against; but when every denominator is
 * exactly 100, percentages were typed. Silent as soon as one row has a history: each that has is judged by its own.
 */
export const allDenominatorsHundred: CqmRule = ({ comparisons, practice, scope }) => {
  const rows = practice.filter(hasPair);
  const isEachHundred = rows.every(({ counts }) => counts.denominator === 100);
  if (comparisons.length > 0 || rows.length < scope.program.thresholds.hundredRows || !isEachHundred) return [];
  return [
    cqmProblem(
      "cqm-percentage-as-count",
      atMostAnswerable(rows.flatMap((report) => [cellOf(report, "denominator"), cellOf(report, "numerator")])),
      `${rows.map(({ title }) => title).join(", ")}: every denominator is exactly 100, as if percentages were typed. Enter the numbers of patients, or say why there are 100 of each.`,
    ),
  ];
};
