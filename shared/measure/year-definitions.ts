import type { Period } from "../period.ts";
import {
  measureYears,
  type Combination,
  type DecileBenchmark,
  type DefinedRate,
  type MeasureYears,
  type YearEntry,
} from "./year-definitions-data.ts";

/** A measure as one performance year defines it. */
export interface MeasureDefinition {
  readonly year: number;
  /** The year's id, version included: `CMS122v6`. */
  readonly version: string;
  readonly qppId: string;
  /** Whether a lower rate is the better one. */
  readonly isInverse: boolean;
  /** How CMS writes the performance down: one rate, or several. */
  readonly notation: "singlePerformanceRate" | "multiPerformanceRate";
  /** Empty for one rate. */
  readonly rates: readonly DefinedRate[];
  /** Null for one rate. */
  readonly combination: Combination | null;
  /** National deciles of the electronic-health-record method; null where the year has none. */
  readonly benchmark: DecileBenchmark | null;
}

const yearsByStem = new Map(measureYears.map((measure) => [measure.stem.toLowerCase(), measure]));

/** `CMS122v5` and `CMS122v6` are one measure through the years. */
const yearsOf = (measureId: string): MeasureYears | null =>
  yearsByStem.get(measureId.toLowerCase().replace(/v[0-9]+$/, "")) ?? null;

const definitionOf = ({ isInverse = false, qppId }: { isInverse?: boolean; qppId: string }, entry: YearEntry) => {
  const { year, version, rates = [], combination = null, benchmark = null } = entry;
  const notation = rates.length === 0 ? "singlePerformanceRate" : "multiPerformanceRate";
  return { year, version, qppId, isInverse, notation, rates, combination, benchmark } as const;
};

/**
 * What the measure is in a performance year, whichever version's id it is asked by: a program keeps one id while the year's
 * definition moves on. Null for a program's own measures and for years outside 2017 to 2019.
 */
export function definitionFor(measureId: string, year: number): MeasureDefinition | null {
  const measure = yearsOf(measureId);
  const entry = measure?.years.find((one) => one.year === year);
  return measure === null || entry === undefined ? null : definitionOf(measure, entry);
}

/** What makes figures of two years comparable: the same rates, put together the same way, read in the same direction. */
const shapeOf = ({ rates, combination, isInverse }: MeasureDefinition): string =>
  JSON.stringify([rates.map(({ name }) => name), combination, isInverse]);

/**
 * Whether a measure counts the same in two quarters. The definition is that of the year the quarter ends in, so a trailing
 * year that reaches back is counted by the later one. CMS138 from 2018 and CMS159 from 2019 have other strata: a break, no
 * comparison crosses it. Where a year has no definition nothing is known of a change, and none is taken for granted.
 */
export function isSameDefinition(measureId: string, a: Period, b: Period): boolean {
  const one = definitionFor(measureId, a.year);
  const other = definitionFor(measureId, b.year);
  return one === null || other === null || shapeOf(one) === shapeOf(other);
}
