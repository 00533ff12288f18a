/** Fewer, and a quartile would tell a practice's rate to its neighbours. */
const fewestPractices = 5;

/** Where a rate stands; `best` and `lowest` mean the goal's end and the other, whichever way the measure runs. */
export type Standing = "best-quarter" | "better-half" | "median" | "weaker-half" | "lowest-quarter";

/** A practice's rate beside those of its program. */
export interface QuartileComparison {
  /** How many practices the figures are drawn from. */
  readonly practices: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly standing: Standing;
}

/** Quantile of sorted values, between neighbours in a straight line: Excel's QUARTILE.INC gives the same. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

function standingOf(rate: number, low: number, median: number, high: number): Standing {
  if (rate > high) return "best-quarter";
  if (rate < low) return "lowest-quarter";
  if (rate === median) return "median";
  return rate > median ? "better-half" : "weaker-half";
}

/**
 * A rate against the program's median and quartiles. `rates` are those of all practices that report the measure in the
 * period, this one among them, each once; null where fewer than five do. A rate on a quartile is not beyond it. Quartiles
 * are given by size, lower first, for inverse measures too; only the standing turns round.
 */
export function compareWithProgram(
  rate: number,
  rates: readonly number[],
  { isInverse }: { readonly isInverse: boolean },
): QuartileComparison | null {
  if (rates.length < fewestPractices) return null;
  const sorted = rates.toSorted((a, b) => a - b);
  const lowerQuartile = quantile(sorted, 0.25);
  const median = quantile(sorted, 0.5);
  const upperQuartile = quantile(sorted, 0.75);
  const standing = isInverse
    ? standingOf(-rate, -upperQuartile, -median, -lowerQuartile)
    : standingOf(rate, lowerQuartile, median, upperQuartile);
  return { practices: rates.length, lowerQuartile, median, upperQuartile, standing };
}
