import { periodInWords } from "../period.ts";
import type { Problem } from "../problem.ts";
import { cqmProblem } from "./cqm-problems.ts";
import type { CqmRule } from "./cqm-rule.ts";
import { swingOf, type Swing } from "./cqm-swing.ts";
import type { CqmThresholds } from "./cqm-thresholds.ts";
import { atMostAnswerable } from "./answerable-paths.ts";
import { cellOf, type MeasureReport } from "./measure-report.ts";
import type { RateReports } from "./rate-reports.ts";
import { rateOfReport } from "./rates.ts";
import { shownPercent } from "./shown-percent.ts";

/** 0 % or 100 % of so many patients that it is seldom chance. */
export function isRateExtreme(report: MeasureReport, { extremeDenominator }: CqmThresholds): boolean {
  if ((report.counts.denominator ?? 0) < extremeDenominator) return false;
  const rate = rateOfReport(report);
  return rate === 0 || rate === 1;
}

/** Swings that a rate of 0 % or 100 % comes from: their question is asked instead. */
const explaining: ReadonlySet<Swing | null> = new Set<Swing>(["both-in-percent", "flipped", "impossible"]);

const askPractice = (report: MeasureReport, earlier: string): Problem =>
  cqmProblem(
    "cqm-rate-extreme",
    [cellOf(report, "numerator"), cellOf(report, "denominator")],
    `${report.title}: a rate of ${shownPercent(rateOfReport(report) ?? 0)} is rare with ${report.counts.denominator ?? 0} patients${earlier}. Check the numerator, or say why it is right.`,
  );

const askProviders = (reports: readonly MeasureReport[], { extremeDenominator }: CqmThresholds): Problem => {
  const [first] = reports;
  const npis = reports.slice(0, 3).map(({ npi }) => npi ?? "");
  const named = `${npis.join(", ")}${reports.length > 3 ? ` and ${reports.length - 3} more` : ""}`;
  return cqmProblem(
    "cqm-rate-extreme",
    atMostAnswerable(reports).map((report) => cellOf(report, "numerator")),
    `${first?.row.key ?? ""}: a rate of 0 % or 100 % is rare with ${extremeDenominator} patients or more. Check the numerators of NPI ${named}, or say why they are right.`,
  );
};

function askProvidersOf({ practice, providers }: RateReports, thresholds: CqmThresholds): readonly Problem[] {
  if (practice !== null && isRateExtreme(practice, thresholds)) return [];
  const extreme = providers.filter((report) => isRateExtreme(report, thresholds));
  return extreme.length === 0 ? [] : [askProviders(extreme, thresholds)];
}

/**
 * One question for a practice's row, and one for all providers of a rate: what makes the rate extreme is most often the
 * report that all of them come from. A practice's row that is extreme silences its providers'.
 */
export const rateExtreme: CqmRule = ({ comparisons, practice, rates, recall, scope }) => {
  const { thresholds } = scope.program;
  const comparisonByKey = new Map(comparisons.map((comparison) => [comparison.now.key, comparison]));
  const forPractice = practice
    .filter((report) => isRateExtreme(report, thresholds))
    .flatMap((report) => {
      const comparison = comparisonByKey.get(report.key);
      if (comparison === undefined) return [askPractice(report, "")];
      if (explaining.has(swingOf(comparison, thresholds))) return [];
      const { figuresBefore, quarter } = comparison;
      const earlier =
        figuresBefore.rate === null ? "" : ` (it was ${shownPercent(figuresBefore.rate)} in ${periodInWords(quarter)})`;
      return [askPractice(report, earlier)];
    });
  const forProviders = rates.flatMap((rate) =>
    recall(`extreme ${rate.row.key}`, [rate], () => askProvidersOf(rate, thresholds)),
  );
  return [...forPractice, ...forProviders];
};
