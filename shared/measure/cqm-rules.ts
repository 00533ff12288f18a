import type { JudgeInput } from "../document/document-kind.ts";
import type { Problem } from "../problem.ts";
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
import { periodIncomplete, periodWrong, yearToDateUsed } from "./cqm-rules-period.ts";
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
];

/** All findings in a document but those about types. Cells that are not the document's are passed over. */
export function judgeCqm(scope: CqmScope, { cells, previous, today }: JudgeInput): readonly Problem[] {
  const all = readReports(scope, cells);
  const input = {
    scope,
    reports: all.filter(({ row }) => row.measure.source !== "claims"),
    claims: all.filter(({ row }) => row.measure.source === "claims"),
    previous: previous === null ? null : readReports(scope, previous.cells),
    today,
  };
  return rules.flatMap((rule) => rule(input));
}
