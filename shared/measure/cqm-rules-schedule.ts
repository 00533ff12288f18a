import { pathOf, type Path } from "../cell.ts";
import { periodInWords } from "../period.ts";
import { replacedCount } from "./cqm-requirement.ts";
import { cqmProblem } from "./cqm-problems.ts";
import type { CqmRule } from "./cqm-rule.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { reportedMeasures } from "./reported-measures.ts";

const inWords = (groups: readonly (readonly string[])[]): string => groups.map((ids) => ids.join(" or ")).join(", ");

/** Where each open primary would be filled in at practice level. */
const denominatorsOf = ({ setRows }: CqmScope, groups: readonly (readonly string[])[]): Path[] =>
  groups
    .flatMap(([id]) => setRows.filter(({ measure }) => measure.id === id).slice(0, 1))
    .map(({ key }) => pathOf(key, "denominator"));

/** Fewer measures than are due, secondaries in place of primaries already counted in. */
export const tooFewMeasures: CqmRule = ({ scope, rates, recall }) => {
  const { primaries, secondaries, openPrimaries, required } = reportedMeasures(scope, rates, recall);
  const inCount = primaries.length + secondaries.length;
  if (required === null || inCount >= required) return [];
  const replacing =
    scope.set.secondary.length === 0 ? "" : " A secondary measure may stand in for one that cannot be reported.";
  const present =
    inCount === 0
      ? "none is in"
      : `${inCount} ${inCount === 1 ? "is" : "are"} in (${[...primaries, ...secondaries].join(", ")})`;
  return [
    cqmProblem(
      "cqm-too-few-measures",
      denominatorsOf(scope, openPrimaries),
      `${periodInWords(scope.quarter)} asks for ${required} ${required === 1 ? "measure" : "measures"}; ${present}. Report ${required - inCount} more of the primary measures still open: ${inWords(openPrimaries)}.${replacing}`,
    ),
  ];
};

/**
 * Asks for the reason as soon as the number due is reached, and only through secondaries. Its cells are those of the
 * secondaries and of the open primaries, so the reason is asked again when another primary is the one left out.
 */
export const primaryReplaced: CqmRule = ({ scope, rates, recall }) => {
  const reported = reportedMeasures(scope, rates, recall);
  const { secondaries, openPrimaries, shownBy } = reported;
  const lacking = replacedCount(reported);
  if (lacking === 0) return [];
  return [
    cqmProblem(
      "cqm-primary-replaced",
      [...secondaries.flatMap((id) => shownBy.get(id) ?? []), ...denominatorsOf(scope, openPrimaries)],
      `${secondaries.join(", ")} ${secondaries.length === 1 ? "stands" : "stand"} in for ${lacking} of the primary measures ${inWords(openPrimaries)}. Say why ${lacking === 1 ? "it" : "they"} cannot be reported in ${periodInWords(scope.quarter)}, or report ${lacking === 1 ? "it" : "them"}.`,
    ),
  ];
};
