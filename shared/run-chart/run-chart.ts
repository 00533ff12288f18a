import { fairCoinQuantile } from "./binomial-quantile.ts";
import { runsAbout, trendsIn, type PlacedValue, type Stretch, type Trend } from "./runs.ts";

/** One period of a chart. Null where there is no figure: a gap, not a zero. */
export interface RunChartPoint {
  /** Unique in its chart, such as `2018-Q1`. */
  readonly label: string;
  readonly value: number | null;
}

/** What the median is taken of: so many first points, all of them, or nothing, because the program knows it. */
export type Baseline =
  | { readonly of: "first"; readonly points: number }
  | { readonly of: "all" }
  | { readonly of: "program"; readonly median: number };

export interface RunChartOptions {
  readonly goal?: number | undefined;
  /** The first eight points unless it says otherwise. A program's own median is the first segment's alone. */
  readonly baseline?: Baseline | undefined;
  /** Labels of the points with which something else begins to be counted; others are passed over. */
  readonly breaks?: readonly string[] | undefined;
}

/** Points between two breaks: a chart of its own, since nothing is compared across a break. Positions are the chart's. */
export interface RunSegment extends Stretch {
  /** How many points have a value. */
  readonly points: number;
  /** Null without points. */
  readonly median: number | null;
  /** Points that are not on the median. */
  readonly useful: number;
  readonly longestRun: number;
  readonly longestRunAt: Stretch | null;
  /** A longer run is a signal; null without useful points. */
  readonly longestRunLimit: number | null;
  readonly crossings: number;
  /** Fewer crossings are a signal; null without useful points. */
  readonly crossingsLimit: number | null;
  /** Null with fewer than ten points: too few to tell a signal from chance, whatever the line looks like. */
  readonly signals: { readonly shift: boolean; readonly crossings: boolean } | null;
  /** What there is to say of it beside the signals, such as that there are fewer than ten points. */
  readonly caution: string | null;
  /** Five or more points that only rise or only fall. A weak sign: chance makes many, so it is shown and never a signal. */
  readonly weakTrends: readonly Trend[];
}

export interface RunChart {
  readonly goal: number | null;
  readonly segments: readonly RunSegment[];
}

/** Where nobody says otherwise: the first eight points. */
export const usualBaseline = { of: "first", points: 8 } as const satisfies Baseline;
const fewestPoints = 10;
const fewestInTrend = 5;

/**
 * Medians and signals of points in their order of time. The runs test is Anhøj's: a run of useful points longer than
 * round(log2 n) + 3 is a shift, fewer crossings than the 5 % quantile of the binomial distribution (n − 1, ½) are too few
 * (Anhøj and Olesen, "Run charts revisited", 2014).
 */
export function runChart(points: readonly RunChartPoint[], options: RunChartOptions = {}): RunChart {
  const { goal = null, baseline = usualBaseline, breaks = [] } = options;
  const segments = stretchesOf(points, new Set(breaks)).map((stretch, index) =>
    segmentOf(points, stretch, baseline.of === "program" && index > 0 ? usualBaseline : baseline),
  );
  return { goal, segments };
}

function stretchesOf(points: readonly RunChartPoint[], breaks: ReadonlySet<string>): Stretch[] {
  const starts = points.flatMap(({ label }, index) => (index === 0 || breaks.has(label) ? [index] : []));
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? points.length) - 1 }));
}

function segmentOf(points: readonly RunChartPoint[], { from, to }: Stretch, baseline: Baseline): RunSegment {
  const values = points
    .map(({ value }, at) => (value === null || at < from || at > to ? null : { at, value }))
    .filter((placed) => placed !== null);
  const median = medianFor(values, baseline);
  const runs = median === null ? null : runsAbout(values, median);
  const useful = runs?.useful ?? 0;
  const { longest = 0, longestAt = null, crossings = 0 } = runs ?? {};
  const longestRunLimit = useful === 0 ? null : Math.round(Math.log2(useful)) + 3;
  const crossingsLimit = useful === 0 ? null : fairCoinQuantile(useful - 1, 0.05);
  return {
    from,
    to,
    points: values.length,
    median,
    useful,
    longestRun: longest,
    longestRunAt: longestAt,
    longestRunLimit,
    crossings,
    crossingsLimit,
    signals:
      values.length < fewestPoints
        ? null
        : {
            shift: longestRunLimit !== null && longest > longestRunLimit,
            crossings: crossingsLimit !== null && crossings < crossingsLimit,
          },
    caution: cautionFor(values.length),
    weakTrends: trendsIn(values, fewestInTrend),
  };
}

const cautionFor = (points: number): string | null =>
  points < fewestPoints
    ? `Only ${points} ${points === 1 ? "point" : "points"}: with fewer than ${fewestPoints}, change cannot be told from chance.`
    : null;

function medianFor(values: readonly PlacedValue[], baseline: Baseline): number | null {
  if (baseline.of === "program") return values.length === 0 ? null : baseline.median;
  const numbers = values.map(({ value }) => value);
  return medianOf(baseline.of === "all" ? numbers : numbers.slice(0, baseline.points));
}

function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
