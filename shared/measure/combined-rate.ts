import type { CountId } from "./cqm-columns.ts";
import { rateOf, rateParts } from "./rates.ts";
import type { MeasureDefinition } from "./year-definitions.ts";

type Counts = Readonly<Record<CountId, number | null>>;

/**
 * The measure's one rate out of its rates, as the year's definition says: the mean of the rates, all numerators over all
 * denominators, or the rate named `overall`. `counts` come in the order of the definition's rates. Null, which is not
 * zero, where a rate that is needed is missing or undefined, and where there are not as many rates as the year has: counts
 * of another year's definition are not combined by this one's rule.
 */
export function combinedRate({ rates, combination }: MeasureDefinition, counts: readonly Counts[]): number | null {
  if (counts.length !== Math.max(rates.length, 1)) return null;
  switch (combination) {
    case null:
      return counts[0] === undefined ? null : rateOf(counts[0]);
    case "overall-stratum": {
      const overall = counts[rates.findIndex(({ name }) => name === "overall")];
      return overall === undefined ? null : rateOf(overall);
    }
    case "simple-average":
      return simpleAverage(counts.map(rateOf));
    case "weighted-average":
      return weightedAverage(counts);
  }
}

function simpleAverage(rates: readonly (number | null)[]): number | null {
  const known = rates.filter((rate) => rate !== null);
  return known.length < rates.length ? null : known.reduce((sum, rate) => sum + rate, 0) / known.length;
}

/** A rate that nobody is left to divide by weighs nothing; one whose counts are missing leaves the whole undefined. */
function weightedAverage(counts: readonly Counts[]): number | null {
  const parts = counts.map(rateParts);
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const divisor = known.reduce((sum, part) => sum + part.divisor, 0);
  return divisor > 0 ? known.reduce((sum, part) => sum + part.met, 0) / divisor : null;
}
