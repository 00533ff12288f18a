/** The program's practices in one period, without any of them being shown. */
export interface ProgramQuartiles {
  /** How many practices the figures are drawn from. */
  readonly practices: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/** Fewer, and a quartile would tell a practice's figure to its neighbours. */
const fewestPractices = 5;

/**
 * Nothing is compared more finely. The second of five rates is the lower quartile itself: in full, its digits would give
 * away the counts behind it.
 */
export const toThousandth = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Quantile of sorted values, between neighbours in a straight line: Excel's QUARTILE.INC gives the same. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Median and quartiles, to a thousandth, of values of which each is another practice's; null for fewer than five. */
export function quartilesOf(values: readonly number[]): ProgramQuartiles | null {
  if (values.length < fewestPractices) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => toThousandth(quantile(sorted, share));
  return { practices: values.length, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}
