import type { ChartScale } from "../../../../shared/document/chart-scale.ts";

/** Room around the plot, in pixels. */
export const plotMargin = { left: 44, right: 12, top: 8, bottom: 24 } as const;
export const plotHeight = 180;

export interface Plot {
  /** Where a category's points stand. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything of a line chart goes. A lone category stands in the middle. */
export function layOut(width: number, categories: number, { min, max }: ChartScale): Plot {
  const { bottom: below, left, right: beside, top } = plotMargin;
  const right = width - beside;
  const bottom = plotHeight - below;
  const step = (right - left) / Math.max(1, categories);
  return {
    left,
    right,
    top,
    bottom,
    x: (index) => left + step * (index + 0.5),
    y: (value) => bottom - ((value - min) / (max - min)) * (bottom - top),
  };
}

/** Lines of neighbouring values; where one is missing, the line ends and another begins. */
export function strokesOf(values: readonly (number | null)[], { x, y }: Plot): readonly string[] {
  const strokes: string[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) strokes.push([]);
    else strokes.at(-1)?.push(`${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  }
  return strokes.filter((stroke) => stroke.length > 0).map((stroke) => stroke.join(" "));
}

/** Room that one category's label takes. */
const labelWidth = 56;

/** Where a category's label stands: below its points, but within the drawing. */
export const labelPlace = (index: number, { right, x }: Plot): number =>
  Math.min(x(index), right + plotMargin.right - labelWidth / 2 + 4);

/** Categories that are labelled: as many as have room, counted from the last, which is the one people look for. */
export function labelledCategories(count: number, { left, right }: Plot): readonly number[] {
  const every = Math.max(1, Math.ceil((labelWidth * count) / (right - left)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0);
}
