import { toThousandth, type ProgramQuartiles } from "../document/program-quartiles.ts";

/** Where a rate stands; `best` and `lowest` mean the goal's end and the other, whichever way the measure runs. */
export type Standing = "best-quarter" | "better-half" | "median" | "weaker-half" | "lowest-quarter";

function standingUpwards(rate: number, low: number, median: number, high: number): Standing {
  if (rate > high) return "best-quarter";
  if (rate < low) return "lowest-quarter";
  if (rate === median) return "median";
  return rate > median ? "better-half" : "weaker-half";
}

/**
 * Where a rate stands beside the program's practices, as finely as their quartiles are known. A rate on a quartile is not
 * beyond it. Quartiles are given by size, lower first, for inverse measures too; only the standing turns round.
 */
export function standingOf(
  exactRate: number,
  { lowerQuartile, median, upperQuartile }: ProgramQuartiles,
  { isInverse }: { readonly isInverse: boolean },
): Standing {
  const rate = toThousandth(exactRate);
  return isInverse
    ? standingUpwards(-rate, -upperQuartile, -median, -lowerQuartile)
    : standingUpwards(rate, lowerQuartile, median, upperQuartile);
}
