import type { ChartRemark } from "../document/document-charts.ts";
import type { RunChart, RunChartPoint, RunSegment } from "./run-chart.ts";
import type { Stretch } from "./runs.ts";

/** What the sentences need besides the chart. */
export interface RunChartWords {
  /** A value as people read it. */
  readonly inWords: (value: number) => string;
  /** Whether lower is better. */
  readonly isInverse: boolean;
  /** What a segment's median is taken of: "of the first 8 points". */
  readonly medianOf: (segment: RunSegment, segmentIndex: number) => string;
}

interface Described {
  readonly points: readonly RunChartPoint[];
  readonly segment: RunSegment;
  readonly words: RunChartWords;
}

const labelAt = (points: readonly RunChartPoint[], index: number): string => points[index]?.label ?? "";

const between = (points: readonly RunChartPoint[], { from, to }: Stretch): string =>
  `${labelAt(points, from)} to ${labelAt(points, to)}`;

const better = (isUp: boolean, isInverse: boolean): string => (isUp === isInverse ? "for the worse" : "for the better");

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

function shiftOf({ points, segment, words }: Described): ChartRemark[] {
  const { longestRun, longestRunAt, longestRunLimit, median, signals } = segment;
  if (signals?.shift !== true || longestRunAt === null || median === null) return [];
  const isAbove = (points[longestRunAt.from]?.value ?? median) > median;
  const text =
    `Shift: ${longestRun} points in a row ${isAbove ? "above" : "below"} the median, ` +
    `${between(points, longestRunAt)}, ${better(isAbove, words.isInverse)}. ` +
    `Chance seldom makes a run longer than ${longestRunLimit}.`;
  return [{ kind: "signal", text }];
}

function crossingsOf({ segment: { crossings, crossingsLimit, signals } }: Described): ChartRemark[] {
  if (signals?.crossings !== true) return [];
  const text =
    `Too few crossings: the line crosses the median ${crossings === 0 ? "never" : times(crossings)}, ` +
    `where chance alone makes ${crossingsLimit} or more. The level has changed.`;
  return [{ kind: "signal", text }];
}

function calmOf({ segment }: Described): ChartRemark[] {
  const { crossings, crossingsLimit, longestRun, longestRunLimit, signals } = segment;
  if (signals === null || signals.shift || signals.crossings || longestRunLimit === null) return [];
  const text =
    `No signal: nothing here that chance alone would not make. The longest run on one side of the median has ` +
    `${longestRun} ${longestRun === 1 ? "point" : "points"} (up to ${longestRunLimit} is chance), and the line crosses it ` +
    `${times(crossings)} (at least ${crossingsLimit} is chance).`;
  return [{ kind: "note", text }];
}

const trendsOf = ({ points, segment, words }: Described): ChartRemark[] =>
  segment.weakTrends.map(({ direction, ...stretch }) => ({
    kind: "weak",
    text:
      `Weak sign: the points only ${direction === "up" ? "rise" : "fall"} from ${between(points, stretch)}, ` +
      `${better(direction === "up", words.isInverse)}. Chance makes this too often for it to count as a signal.`,
  }));

function medianOf({ segment, words }: Described, segmentIndex: number): ChartRemark[] {
  if (segment.median === null) return [];
  return [{ kind: "note", text: `Median ${words.inWords(segment.median)}, ${words.medianOf(segment, segmentIndex)}.` }];
}

/** What there is to say of the points between two breaks; with which point they begin is said where there are several. */
function segmentRemarks(
  points: readonly RunChartPoint[],
  segments: readonly RunSegment[],
  words: RunChartWords,
): ChartRemark[] {
  return segments.flatMap((segment, index) => {
    const described = { points, segment, words };
    const { caution } = segment;
    if (segment.points === 0) return [];
    const found: ChartRemark[] = [
      ...(caution === null ? [] : [{ kind: "caution", text: caution } as const]),
      ...shiftOf(described),
      ...crossingsOf(described),
      ...calmOf(described),
      ...trendsOf(described),
      ...medianOf(described, index),
    ];
    if (segments.length === 1) return found;
    return found.map(({ kind, text }) => ({ kind, text: `${between(points, segment)}: ${text}` }));
  });
}

function goalRemarks(points: readonly RunChartPoint[], goal: number | null, words: RunChartWords): ChartRemark[] {
  const last = points.findLast(({ value }) => value !== null);
  if (goal === null || last === undefined || last.value === null) return [];
  const isReached = words.isInverse ? last.value <= goal : last.value >= goal;
  const shown = `Goal ${words.inWords(goal)}${words.isInverse ? " or lower" : " or higher"}`;
  return [{ kind: "note", text: `${shown}: ${isReached ? "reached" : "not reached"} in ${last.label}.` }];
}

/** The chart in sentences, what matters most in each segment first: nothing it shows has to be seen to be known. */
export const describeRunChart = (
  points: readonly RunChartPoint[],
  { segments, goal }: RunChart,
  words: RunChartWords,
): readonly ChartRemark[] => [...segmentRemarks(points, segments, words), ...goalRemarks(points, goal, words)];
