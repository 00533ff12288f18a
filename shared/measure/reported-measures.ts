import type { Path } from "../cell.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { groupBy } from "../group-by.ts";
import { cellOf, hasPair } from "./measure-report.ts";
import { requiredCount } from "./measure-set.ts";
import { practiceReportsOf, type RateReports } from "./rate-reports.ts";
import type { Recall } from "./recall.ts";

/** What of the practice's set is in, counted as the schedule counts. */
export interface ReportedMeasures {
  /** Reported primaries; one id for a group of which one is enough. */
  readonly primaries: readonly string[];
  readonly secondaries: readonly string[];
  /** Primaries that are not in; a group as a whole. */
  readonly openPrimaries: readonly (readonly string[])[];
  /** How many are due in the quarter; null in a test quarter. */
  readonly required: number | null;
  /** By measure id, the first cell that shows that a measure is reported, at practice level if it is there. */
  readonly shownBy: ReadonlyMap<string, Path>;
}

/** Whether every rate has numerator and denominator, at practice level or for at least one provider. */
function isReported([first, ...more]: readonly RateReports[]): boolean {
  const rates = first === undefined ? [] : [first, ...more];
  if (rates.every(({ practice }) => practice !== null && hasPair(practice))) return true;
  const others = more.map(({ providers }) => new Set(providers.filter(hasPair).map(({ npi }) => npi)));
  return first?.providers.some((report) => hasPair(report) && others.every((npis) => npis.has(report.npi))) === true;
}

/** Null for a measure that is not reported. */
function shownByOf(rates: readonly RateReports[]): Path | null {
  if (!isReported(rates)) return null;
  const shown = practiceReportsOf(rates).find(hasPair) ?? rates.flatMap(({ providers }) => providers).find(hasPair);
  return shown === undefined ? null : cellOf(shown, "denominator");
}

/**
 * A measure counts as reported at practice level or with at least one provider. A secondary counts in place of a primary;
 * an optional measure, or one outside the set, counts for nothing here.
 */
export function reportedMeasures(
  { set, quarter }: CqmScope,
  rates: readonly RateReports[],
  recall: Recall,
): ReportedMeasures {
  const shownBy = new Map<string, Path>();
  for (const [id, parts] of groupBy(rates, ({ row }) => row.measure.id)) {
    const shown = recall(`reported ${id}`, parts, () => shownByOf(parts));
    if (shown !== null) shownBy.set(id, shown);
  }
  return {
    primaries: set.primary.flatMap((group) => group.filter((id) => shownBy.has(id)).slice(0, 1)),
    secondaries: set.secondary.filter((id) => shownBy.has(id)),
    openPrimaries: set.primary.filter((group) => !group.some((id) => shownBy.has(id))),
    required: requiredCount(set, quarter),
    shownBy,
  };
}
