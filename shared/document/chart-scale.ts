/** The value axis of a chart: both ends are multiples of the step. */
export interface ChartScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const mostSteps = 5;

/** Narrower, and a difference of a patient or two would look like a fall. */
const leastSpan = 0.05;

/** Multiples of 0.1 and the like are not quite what they seem; a step is never finer than a thousandth. */
const tidy = (value: number): number => Math.round(value * 1_000) / 1_000;

const within = (rate: number): number => Math.min(1, Math.max(0, rate));

/** An axis for rates (fractions from 0 to 1) on which their differences can be seen; from 0 to 1 where there are none. */
export function rateScale(rates: readonly number[]): ChartScale {
  if (rates.length === 0) return { min: 0, max: 1, step: 0.25 };
  const lowest = within(Math.min(...rates));
  const highest = within(Math.max(...rates));
  const missing = Math.max(0, leastSpan - (highest - lowest));
  const low = within(Math.min(lowest - missing / 2, 1 - leastSpan));
  const high = within(Math.max(highest + missing / 2, low + leastSpan));
  for (const step of steps) {
    const min = tidy(Math.floor(tidy(low / step)) * step);
    const max = tidy(Math.ceil(tidy(high / step)) * step);
    if ((max - min) / step <= mostSteps + 0.001) return { min, max, step };
  }
  return { min: 0, max: 1, step: 0.25 };
}

/** The values that an axis is labelled with, lowest first. */
export const ticksOf = ({ min, max, step }: ChartScale): readonly number[] =>
  Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => tidy(min + index * step));
