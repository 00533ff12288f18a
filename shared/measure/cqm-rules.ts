import type { JudgeInput } from "../document/document-kind.ts";
import type { Problem } from "../problem.ts";
import { comparisonsOf, historyOf } from "./cqm-history.ts";
import type { CqmRule } from "./cqm-rule.ts";
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
import { providersDiffer } from "./cqm-rules-providers.ts";
import { claimsMeasure, npiCheckDigit, perRow, rateMissing } from "./cqm-rules-rows.ts";
import { primaryReplaced, tooFewMeasures } from "./cqm-rules-schedule.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { readReports } from "./measure-report.ts";

/** Row by row first, as the sheet is read; then what concerns several rows or all of them. */
const rules: readonly CqmRule[] = [
  perRow([
    countMissing,
    numeratorAboveDenominator,
    partsAboveDenominator,
    numeratorExclusionAboveNumerator,
    denominatorAbovePopulation,
    periodIncomplete,
    periodWrong,
    denominatorZero,
    denominatorSmall,
  ]),
  claimsMeasure,
  npiCheckDigit,
  rateMissing,
  yearToDateUsed,
  tooFewMeasures,
  primaryReplaced,
  changeSinceHistory,
  allDenominatorsHundred,
  rateExtreme,
  providersDiffer,
  populationsDiffer,
];

/** All findings in a document but those about types. Cells that are not the document's are passed over. */
export function judgeCqm(scope: CqmScope, { cells, previous, today }: JudgeInput): readonly Problem[] {
  const all = readReports(scope, cells);
  const reports = all.filter(({ row }) => row.measure.source !== "claims");
  const input = {
    scope,
    reports,
    claims: all.filter(({ row }) => row.measure.source === "claims"),
    comparisons: comparisonsOf(scope, reports, historyOf(scope, previous)),
    today,
  };
  return rules.flatMap((rule) => rule(input));
}
