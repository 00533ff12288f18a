import type { CqmRowRule } from "./cqm-rule.ts";
import { cqmProblem } from "./cqm-problems.ts";
import { cellOf, hasEntries, hasPair, isUnreadable } from "./measure-report.ts";

/** Numerator and denominator are needed as soon as the row has a count or a date; a note alone may say why there is none. */
export const countMissing: CqmRowRule = (report) => {
  if (hasPair(report) || !hasEntries(report)) return null;
  const { counts, title } = report;
  const missing = (["denominator", "numerator"] as const).filter(
    (id) => counts[id] === null && !isUnreadable(report, id),
  );
  if (missing.length === 0) return null;
  return cqmProblem(
    "cqm-count-missing",
    missing.map((id) => cellOf(report, id)),
    `${title}: the ${missing.join(" and the ")} ${missing.length === 1 ? "is" : "are"} missing. Enter ${missing.length === 1 ? "it" : "them"} (0 for none), or clear the row.`,
  );
};

export const numeratorAboveDenominator: CqmRowRule = (report) => {
  const { numerator, denominator } = report.counts;
  if (numerator === null || denominator === null || numerator <= denominator) return null;
  return cqmProblem(
    "cqm-numerator-above-denominator",
    [cellOf(report, "numerator"), cellOf(report, "denominator")],
    `${report.title}: the numerator ${numerator} is larger than the denominator ${denominator}. Check both, and whether they are the other way round.`,
  );
};

/** A patient is in one of numerator, exclusion and exception at most. Silent where the numerator alone is too large. */
export const partsAboveDenominator: CqmRowRule = (report) => {
  const { numerator, denominator, denominatorExclusion, denominatorException } = report.counts;
  if (denominator === null || (numerator !== null && numerator > denominator)) return null;
  const parts = (numerator ?? 0) + (denominatorExclusion ?? 0) + (denominatorException ?? 0);
  if (parts <= denominator) return null;
  return cqmProblem(
    "cqm-parts-above-denominator",
    [
      cellOf(report, "denominator"),
      cellOf(report, "numerator"),
      cellOf(report, "denominatorExclusion"),
      cellOf(report, "denominatorException"),
    ],
    `${report.title}: numerator, exclusion and exception add up to ${parts}, more than the denominator ${denominator}. The denominator includes all of them: check which count is off.`,
  );
};

/** The numerator includes its exclusions, as the rate subtracts them. */
export const numeratorExclusionAboveNumerator: CqmRowRule = (report) => {
  const { numerator, numeratorExclusion } = report.counts;
  if (numerator === null || numeratorExclusion === null || numeratorExclusion <= numerator) return null;
  return cqmProblem(
    "cqm-numerator-exclusion-above-numerator",
    [cellOf(report, "numeratorExclusion"), cellOf(report, "numerator")],
    `${report.title}: the numerator exclusion ${numeratorExclusion} is larger than the numerator ${numerator}, which includes it. Check both.`,
  );
};

export const denominatorAbovePopulation: CqmRowRule = (report) => {
  const { denominator, initialPopulation } = report.counts;
  if (denominator === null || initialPopulation === null || denominator <= initialPopulation) return null;
  return cqmProblem(
    "cqm-denominator-above-population",
    [cellOf(report, "denominator"), cellOf(report, "initialPopulation")],
    `${report.title}: the denominator ${denominator} is larger than the initial population ${initialPopulation} it is drawn from. Check both, or clear the initial population.`,
  );
};

export const denominatorZero: CqmRowRule = (report) =>
  report.counts.denominator === 0
    ? cqmProblem(
        "cqm-denominator-zero",
        [cellOf(report, "denominator")],
        `${report.title}: the denominator is 0, so there is no rate. Check the report it comes from, or say why there are no such patients.`,
      )
    : null;

export const denominatorSmall: CqmRowRule = (report, { program }) => {
  const { denominator } = report.counts;
  const { smallDenominator } = program.thresholds;
  if (denominator === null || denominator === 0 || denominator >= smallDenominator) return null;
  return cqmProblem(
    "cqm-denominator-small",
    [cellOf(report, "denominator")],
    `${report.title}: with a denominator of ${denominator}, below ${smallDenominator}, the rate swings with every patient. Read it with care.`,
  );
};
