/** Positions of a stretch of points, the first and the last one included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A point at its position; charts leave gaps where there was nothing to count. */
export interface PlacedValue {
  readonly at: number;
  readonly value: number;
}

export interface Runs {
  /** Points that are not on the median: those on it neither break a run nor belong to one. */
  readonly useful: number;
  /** Length of the longest run of useful points on one side of the median. */
  readonly longest: number;
  /** Where the first run of that length is; null without useful points. */
  readonly longestAt: Stretch | null;
  /** How often the line crosses the median. */
  readonly crossings: number;
}

/** Runs and crossings about a median. */
export function runsAbout(values: readonly PlacedValue[], median: number): Runs {
  const useful = values.filter(({ value }) => value !== median);
  let longest = 0;
  let longestAt: Stretch | null = null;
  let crossings = 0;
  let length = 0;
  let start = 0;
  let side = 0;
  for (const { at, value } of useful) {
    const ownSide = Math.sign(value - median);
    if (ownSide !== side) {
      if (side !== 0) crossings += 1;
      side = ownSide;
      length = 0;
      start = at;
    }
    length += 1;
    if (length > longest) {
      longest = length;
      longestAt = { from: start, to: at };
    }
  }
  return { useful: useful.length, longest, longestAt, crossings };
}

export interface Trend extends Stretch {
  readonly direction: "up" | "down";
}

/** Stretches of at least `fewest` points that only rise or only fall; a point equal to the one before it is passed over. */
export function trendsIn(values: readonly PlacedValue[], fewest: number): readonly Trend[] {
  const steps = values.filter(({ value }, index) => value !== values[index - 1]?.value);
  const trends: Trend[] = [];
  let start = 0;
  for (let index = 1; index < steps.length; index += 1) {
    const isTurn = directionAt(steps, index + 1) !== directionAt(steps, index);
    if (!isTurn) continue;
    const first = steps[start];
    const last = steps[index];
    if (first !== undefined && last !== undefined && index - start + 1 >= fewest) {
      trends.push({ from: first.at, to: last.at, direction: last.value > first.value ? "up" : "down" });
    }
    start = index;
  }
  return trends;
}

/** Which way the line goes to a point from the one before; 0 past the end. */
function directionAt(values: readonly PlacedValue[], index: number): number {
  const before = values[index - 1];
  const point = values[index];
  return before === undefined || point === undefined ? 0 : Math.sign(point.value - before.value);
}
