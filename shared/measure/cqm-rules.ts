import { rowKeyOfPath, type Cells, type Path } from "../cell.ts";
import type { JudgeInput, RunningRules } from "../document/document-kind.ts";
import { ofVersion, type SinceVersion } from "../document/rules-version.ts";
import type { Problem } from "../problem.ts";
import { progressOf } from "./cqm-figures.ts";
import { comparisonsOf, historyOf, type CqmHistory } from "./cqm-history.ts";
import { requirementOf } from "./cqm-requirement.ts";
import type { CqmRowRule, CqmRule } from "./cqm-rule.ts";
import {
  countMissing,
  denominatorAbovePopulation,
  denominatorSmall,
  denominatorZero,
  numeratorAboveDenominator,
  numeratorExclusionAboveNumerator,
  partsAboveDenominator,
} from "./cqm-rules-counts.ts";
import { rateExtreme } from "./cqm-rules-extreme.ts";
import { changeSinceHistory } from "./cqm-rules-history.ts";
import { allDenominatorsHundred } from "./cqm-rules-percent.ts";
import { periodIncomplete, periodWrong, yearToDateUsed } from "./cqm-rules-period.ts";
import { populationsDiffer } from "./cqm-rules-populations.ts";
import { practiceIsSum, providersDiffer, tooManyProviders } from "./cqm-rules-providers.ts";
import { claimsMeasure, npiCheckDigit, perRow, rateMissing } from "./cqm-rules-rows.ts";
import { primaryReplaced, tooFewMeasures } from "./cqm-rules-schedule.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { practiceReportsOf, readAgain, readRates, type RateReports } from "./rate-reports.ts";
import { createRecall, type Recall } from "./recall.ts";
import { reportedMeasures } from "./reported-measures.ts";

/**
 * Kept with every submission. Grows whenever a rule is added or judges otherwise; the lists below keep every version.
 *
 * History:
 * 1  counts, pairs, periods, claims, NPIs, the number due, replaced primaries, denominators of 0 and below 20
 * 2  comparison with the last accepted document (swapped, in percent, flipped, identical, impossible, moved), rates of 0 %
 *    and 100 %, every denominator 100, providers' rows against the practice's, measures that share a population
 * 3  the practice's row as its providers' sum, where the program has it so; at most 2,000 providers a measure
 */
export const cqmRulesVersion = 3;

const rowRules: readonly SinceVersion<CqmRowRule>[] = [
  { since: 1, rule: countMissing },
  { since: 1, rule: numeratorAboveDenominator },
  { since: 1, rule: partsAboveDenominator },
  { since: 1, rule: numeratorExclusionAboveNumerator },
  { since: 1, rule: denominatorAbovePopulation },
  { since: 1, rule: periodIncomplete },
  { since: 1, rule: periodWrong },
  { since: 1, rule: denominatorZero },
  { since: 1, rule: denominatorSmall },
];

/** What concerns several rows or all of them. */
const otherRules: readonly SinceVersion<CqmRule>[] = [
  { since: 1, rule: claimsMeasure },
  { since: 1, rule: npiCheckDigit },
  { since: 1, rule: rateMissing },
  { since: 1, rule: yearToDateUsed },
  { since: 1, rule: tooFewMeasures },
  { since: 1, rule: primaryReplaced },
  { since: 2, rule: changeSinceHistory },
  { since: 2, rule: allDenominatorsHundred },
  { since: 2, rule: rateExtreme },
  { since: 2, rule: providersDiffer },
  { since: 2, rule: populationsDiffer },
  { since: 3, rule: practiceIsSum },
  { since: 3, rule: tooManyProviders },
];

/** The rules of a version, row by row first, as the sheet is read. A rule that judges otherwise than before is another one. */
const rulesOf = (version: number): readonly CqmRule[] => [
  perRow(ofVersion(rowRules, version)),
  ...ofVersion(otherRules, version),
];

function judgeRates(
  scope: CqmScope,
  rules: readonly CqmRule[],
  all: readonly RateReports[],
  history: CqmHistory | null,
  recall: Recall,
): readonly Problem[] {
  const rates = all.filter(({ row }) => row.measure.source !== "claims");
  const practice = practiceReportsOf(rates);
  const input = {
    scope,
    rates,
    practice,
    claims: all.filter(({ row }) => row.measure.source === "claims"),
    comparisons: comparisonsOf(scope, practice, history),
    recall,
  };
  return rules.flatMap((rule) => rule(input));
}

/**
 * All findings in a document but those about types, kept in step with its cells. Cells that are not the document's are
 * passed over. After a change only the rows that changed are read again, and of what a rule makes of a rate's rows only
 * that of their rates.
 */
export function startCqmRules(scope: CqmScope, version: number, { cells, previous }: JudgeInput): RunningRules {
  const rules = rulesOf(version);
  const recall = createRecall();
  const history = historyOf(scope, previous);
  let rates = readRates(scope, cells);
  let problems: readonly Problem[] | null = null;
  return {
    problems: () => (problems ??= judgeRates(scope, rules, rates, history, recall)),
    update: (now: Cells, changed: Iterable<Path>) => {
      const rowKeys = new Set<string>();
      for (const path of changed) rowKeys.add(rowKeyOfPath(path));
      rates = readAgain(scope, rates, now, rowKeys);
      problems = null;
    },
    requirement: () => requirementOf(scope, reportedMeasures(scope, rates, recall)),
    progress: () => progressOf(scope, reportedMeasures(scope, rates, recall)),
  };
}
