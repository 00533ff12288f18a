import { comparePeriods, type Period } from "../period.ts";

/** From which quarter on how many measures are due; `all` means every primary of the set. */
export interface RequirementStep {
  readonly from: Period;
  readonly count: number | "all";
}

/** What a practice of one sort reports. Measures are named by id; none stands in a set twice. */
export interface MeasureSet {
  readonly id: string;
  readonly title: string;
  /** Each entry counts once: a single measure, or a group of which one is enough. */
  readonly primary: readonly (readonly string[])[];
  /** May stand in for a primary that cannot be reported. */
  readonly secondary: readonly string[];
  /** Offered on the sheet, never counted. */
  readonly optional: readonly string[];
  /** In order of time. */
  readonly requirement: readonly RequirementStep[];
}

/** How many measures are due in a quarter; null in a test quarter, before the first step, when any number will do. */
export function requiredCount(set: MeasureSet, quarter: Period): number | null {
  const step = set.requirement.findLast(({ from }) => comparePeriods(from, quarter) <= 0);
  if (step === undefined) return null;
  return step.count === "all" ? set.primary.length : step.count;
}

/** The set's measures in the order of the sheet. */
export const measureIdsOf = (set: MeasureSet): readonly string[] => [
  ...set.primary.flat(),
  ...set.secondary,
  ...set.optional,
];
