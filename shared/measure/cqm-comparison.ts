import type { ChartComparison } from "../document/document-charts.ts";
import type { ProgramQuartiles } from "../document/program-quartiles.ts";
import { periodInWords, type Period } from "../period.ts";
import type { ChartedRate } from "./cqm-chart-values.ts";
import { decileOf } from "./national-decile.ts";
import { shownPercent } from "./shown-percent.ts";
import { standingOf, type Standing } from "./standing.ts";
import { definitionFor } from "./year-definitions.ts";

const standings: Readonly<Record<Standing, string>> = {
  "best-quarter": "in the best quarter",
  "better-half": "in the better half",
  median: "on the median",
  "weaker-half": "in the weaker half",
  "lowest-quarter": "in the weakest quarter",
};

function besideProgram(value: number, rate: ChartedRate, quarter: string, quartiles: ProgramQuartiles | null): string {
  if (quartiles === null) {
    return `Fewer than five practices of the program have handed this in for ${quarter}: with so few, no comparison is shown.`;
  }
  const { lowerQuartile, median, practices, upperQuartile } = quartiles;
  const where = standings[standingOf(value, quartiles, rate.measure)];
  return (
    `${shownPercent(value)} in ${quarter} is ${where} of the program's ${practices} practices that handed it in: their median is ` +
    `${shownPercent(median)}, and half of them lie between ${shownPercent(lowerQuartile)} and ${shownPercent(upperQuartile)}.`
  );
}

/** Benchmarks are of the measure's one rate, in the year's own definition. */
function besideNation(value: number, { isWhole, measure }: ChartedRate, { year }: Period): string | null {
  if (!isWhole) return null;
  const definition = definitionFor(measure.id, year);
  if (definition === null || Math.max(definition.rates.length, 1) !== Math.max(measure.rates.length, 1)) {
    return definition === null
      ? null
      : `No national comparison: in ${year} the measure was defined with other rates than this sheet has.`;
  }
  const decile = decileOf(measure.id, year, value);
  if (decile === null) return `No national comparison: there is no benchmark for ${year} that tells practices apart.`;
  const { benchmarkYear, highest, lowest } = decile;
  const shown = lowest === highest ? `decile ${lowest}` : `decile ${lowest} or ${highest}`;
  return `Nationally that is ${shown} for ${year}, 10 being the best, by the benchmark drawn from ${benchmarkYear}.`;
}

/** A rate beside the program's practices in its quarter, and beside the nation in its year. */
export function compareRate(
  value: number,
  rate: ChartedRate,
  quarter: Period,
  quartiles: ProgramQuartiles | null,
): ChartComparison {
  const nation = besideNation(value, rate, quarter);
  const program = besideProgram(value, rate, periodInWords(quarter), quartiles);
  return { value, quartiles, sentences: nation === null ? [program] : [program, nation] };
}
