import { pathOf, type Cells } from "../cell.ts";
import type { Requirement, RequirementItem } from "../document/requirement.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { readRates } from "./rate-reports.ts";
import { createRecall } from "./recall.ts";
import { reportedMeasures, type ReportedMeasures } from "./reported-measures.ts";

/** How many of the primaries are missing that the secondaries stand in for; 0 where none has to, or too few are in. */
export function replacedCount({ primaries, secondaries, required }: ReportedMeasures): number {
  const lacking = required === null ? 0 : required - primaries.length;
  return lacking > 0 && secondaries.length >= lacking ? lacking : 0;
}

function itemOf(
  { program, setRows }: CqmScope,
  { shownBy }: ReportedMeasures,
  ids: readonly string[],
): RequirementItem {
  const reported = ids.find((id) => shownBy.has(id)) ?? null;
  const row = setRows.find(({ measure }) => ids.includes(measure.id));
  return {
    ids,
    title: ids.map((id) => program.measures.find((measure) => measure.id === id)?.name ?? id).join(", or "),
    reported,
    path: shownBy.get(reported ?? "") ?? pathOf(row?.key ?? "", "denominator"),
  };
}

/** What the schedule asks of the practice's set in this quarter (SIM Appendix C), counted as the rules count it. */
export const cqmRequirement = (scope: CqmScope, cells: Cells): Requirement =>
  requirementOf(scope, reportedMeasures(scope, readRates(scope, cells), createRecall()));

export function requirementOf(scope: CqmScope, reported: ReportedMeasures): Requirement {
  const { openPrimaries, primaries, required, secondaries } = reported;
  const inCount = primaries.length + secondaries.length;
  const count = replacedCount(reported);
  return {
    title: scope.set.title,
    required,
    reported: inCount,
    missing: required === null ? 0 : Math.max(0, required - inCount),
    primary: scope.set.primary.map((ids) => itemOf(scope, reported, ids)),
    secondary: scope.set.secondary.map((id) => itemOf(scope, reported, [id])),
    replacement: count === 0 ? null : { by: secondaries, count, open: openPrimaries, code: "cqm-primary-replaced" },
  };
}
