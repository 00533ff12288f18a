import { definitionFor } from "./year-definitions.ts";

/** Where a rate stands among the nation's; 10 is the best for inverse measures too. */
export interface NationalDecile {
  /** Both are the same but in the lowest band of most benchmarks, which does not tell decile 1 from 2. */
  readonly lowest: number;
  readonly highest: number;
  /** The year whose reports the benchmark was drawn from. */
  readonly benchmarkYear: number;
}

/** Cuts have up to four decimals; a fraction times 100 may miss one by a rounding error. */
const inPercent = (rate: number): number => Math.round(rate * 1_000_000) / 10_000;

/**
 * The national decile of a rate (a fraction) in a performance year, from the benchmark of the electronic-health-record
 * method in CMS qpp-measures-data. A cut belongs to the decile it opens. Null where the year has no benchmark, and for one
 * whose deciles from 3 on all begin at the same rate (CMS137 in 2017): it tells nobody apart.
 */
export function decileOf(measureId: string, year: number, rate: number): NationalDecile | null {
  const definition = definitionFor(measureId, year);
  const benchmark = definition?.benchmark ?? null;
  if (definition === null || benchmark === null) return null;
  const { cuts, fromYear: benchmarkYear } = benchmark;
  if (new Set(cuts.slice(1)).size === 1) return null;
  const percent = inPercent(rate);
  const isReached = (cut: number): boolean => (definition.isInverse ? percent <= cut : percent >= cut);
  const reached = 1 + cuts.filter(isReached).length;
  const scaleEnd = definition.isInverse ? 100 : 0;
  const isLowestBand = cuts[0] === scaleEnd && reached <= 2;
  return isLowestBand ? { lowest: 1, highest: 2, benchmarkYear } : { lowest: reached, highest: reached, benchmarkYear };
}
