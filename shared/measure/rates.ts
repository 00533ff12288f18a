import type { CountId } from "./cqm-columns.ts";
import type { MeasureReport } from "./measure-report.ts";

/**
 * (numerator − numerator exclusion) ÷ (denominator − denominator exclusion − denominator exception), as a fraction, the
 * eCQM definition of a proportion. Blank exclusions and exceptions are none. Null, which is not zero, when numerator or
 * denominator is missing or nobody is left to divide by.
 */
export function rateOf(counts: Readonly<Record<CountId, number | null>>): number | null {
  const { numerator, denominator, numeratorExclusion, denominatorExclusion, denominatorException } = counts;
  if (numerator === null || denominator === null) return null;
  const divisor = denominator - (denominatorExclusion ?? 0) - (denominatorException ?? 0);
  return divisor > 0 ? (numerator - (numeratorExclusion ?? 0)) / divisor : null;
}

/** The row's rate; null too when one of its counts holds something that is no count, which is not the same as none. */
export const rateOfReport = ({ counts, unreadable, key }: MeasureReport): number | null =>
  rateColumnIds.some((id) => unreadable.has(`${key}/${id}`)) ? null : rateOf(counts);

/** The counts a rate is made of. */
const rateColumnIds: readonly CountId[] = [
  "denominator",
  "denominatorExclusion",
  "denominatorException",
  "numerator",
  "numeratorExclusion",
];
