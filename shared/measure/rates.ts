import type { CountId } from "./cqm-columns.ts";
import { isUnreadable, type MeasureReport } from "./measure-report.ts";

/** The two numbers a rate is made of. */
export interface RateParts {
  /** Numerator without its exclusion. */
  readonly met: number;
  /** Denominator without exclusion and exception: 0, or below in counts that contradict each other, gives no rate. */
  readonly divisor: number;
}

/** Null when numerator or denominator is missing; blank exclusions and exceptions are none. */
export function rateParts(counts: Readonly<Record<CountId, number | null>>): RateParts | null {
  const { numerator, denominator, numeratorExclusion, denominatorExclusion, denominatorException } = counts;
  if (numerator === null || denominator === null) return null;
  return {
    met: numerator - (numeratorExclusion ?? 0),
    divisor: denominator - (denominatorExclusion ?? 0) - (denominatorException ?? 0),
  };
}

/**
 * (numerator − numerator exclusion) ÷ (denominator − denominator exclusion − denominator exception), as a fraction, the
 * eCQM definition of a proportion. Null, which is not zero, when numerator or denominator is missing or nobody is left to
 * divide by.
 */
export function rateOf(counts: Readonly<Record<CountId, number | null>>): number | null {
  const parts = rateParts(counts);
  return parts !== null && parts.divisor > 0 ? parts.met / parts.divisor : null;
}

/** The row's rate; null too when one of its counts holds something that is no count, which is not the same as none. */
export const rateOfReport = (report: MeasureReport): number | null =>
  hasReadableRate(report) ? rateOf(report.counts) : null;

/** Whether every count that the rate is made of is a count or blank. */
export const hasReadableRate = (report: MeasureReport): boolean =>
  !rateColumnIds.some((id) => isUnreadable(report, id));

/** The counts a rate is made of. */
export const rateColumnIds = [
  "denominator",
  "denominatorExclusion",
  "denominatorException",
  "numerator",
  "numeratorExclusion",
] as const satisfies readonly CountId[];
