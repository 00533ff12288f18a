import type { Cells } from "../cell.ts";
import type { ReportedPart } from "../document/document-kind.ts";
import { groupBy } from "../group-by.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { measureIdsOf } from "./measure-set.ts";
import { readRates } from "./rate-reports.ts";
import { createRecall } from "./recall.ts";
import { reportedMeasures } from "./reported-measures.ts";

/**
 * Each measure of the practice's set, and any other that it reports. While the schedule asks for fewer than all primaries,
 * which of them is the practice's to choose: one that is reported was expected, and the others stay a choice until as many
 * as are due are in (SIM Appendix C).
 */
export function cqmParts(scope: CqmScope, cells: Cells): readonly ReportedPart[] {
  const { set, program } = scope;
  const reported = reportedMeasures(scope, readRates(scope, cells), createRecall());
  const { primaries, secondaries, required, shownBy } = reported;
  const isMet = primaries.length + secondaries.length >= (required ?? 0);
  const expectationOf = (id: string): ReportedPart["expected"] => {
    const group = set.primary.find((ids) => ids.includes(id));
    if (group === undefined || required === null) return "no";
    if (shownBy.has(id)) return "yes";
    if (isMet || group.some((other) => shownBy.has(other))) return "no";
    return required >= set.primary.length && group.length === 1 ? "yes" : "choice";
  };
  const inSet = measureIdsOf(set);
  const others = [...shownBy.keys()].filter((id) => !inSet.includes(id));
  const byId = groupBy(program.measures, ({ id }) => id);
  return [...inSet, ...others].map((id) => ({
    id,
    title: byId.get(id)?.[0]?.name ?? id,
    expected: expectationOf(id),
    isReported: shownBy.has(id),
  }));
}
