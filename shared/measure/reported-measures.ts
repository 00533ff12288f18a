import type { CqmScope } from "./cqm-scope.ts";
import { hasPair, type MeasureReport } from "./measure-report.ts";
import { rateRowsOf } from "./measure.ts";
import { providerKey } from "./provider-key.ts";
import { requiredCount } from "./measure-set.ts";

/** What of the practice's set is in, counted as the schedule counts. */
export interface ReportedMeasures {
  /** Reported primaries; one id for a group of which one is enough. */
  readonly primaries: readonly string[];
  readonly secondaries: readonly string[];
  /** Primaries that are not in; a group as a whole. */
  readonly openPrimaries: readonly (readonly string[])[];
  /** How many are due in the quarter; null in a test quarter. */
  readonly required: number | null;
}

/** Ids of measures of which every rate has numerator and denominator, at practice level or for at least one provider. */
function reportedIds(reports: readonly MeasureReport[]): ReadonlySet<string> {
  const keysWithPair = new Set(reports.filter(hasPair).map(({ key }) => key));
  const isComplete = ({ row, npi }: MeasureReport): boolean =>
    rateRowsOf(row.measure).every(({ key }) => keysWithPair.has(npi === null ? key : providerKey(key, npi)));
  return new Set(reports.filter(isComplete).map(({ row }) => row.measure.id));
}

/** A secondary counts in place of a primary; an optional measure, or one outside the set, counts for nothing here. */
export function reportedMeasures({ set, quarter }: CqmScope, reports: readonly MeasureReport[]): ReportedMeasures {
  const reported = reportedIds(reports);
  return {
    primaries: set.primary.flatMap((group) => group.filter((id) => reported.has(id)).slice(0, 1)),
    secondaries: set.secondary.filter((id) => reported.has(id)),
    openPrimaries: set.primary.filter((group) => !group.some((id) => reported.has(id))),
    required: requiredCount(set, quarter),
  };
}
