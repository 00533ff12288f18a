import type { Figure } from "../../shared/document/document-kind.ts";
import { formatFigure } from "./format.ts";

/** A figure as a bar: lengths as shares of the whole track, 0 to 1. */
export interface FigureBar {
  /** Null where there is no value yet: the track stays empty, which a value of 0 does not. */
  readonly now: number | null;
  readonly before: number | null;
  /** Where to rule the track off: at every whole number of a short scale. */
  readonly marks: readonly number[];
  /** The scale's end in words: "3", "100 %". */
  readonly topText: string;
  /** Last time's value in words: the one thing that is in the bar and not beside it. */
  readonly beforeText: string | null;
}

const longestRuledScale = 10;

/** Null for figures without a scale, such as totals, and for those without any value to draw. */
export function barOf({ value, change, before, format, top }: Figure): FigureBar | null {
  const end = format === "rate" ? 1 : (top ?? null);
  if (end === null || end <= 0) return null;
  const earlier = before ?? (typeof change === "number" && value !== null ? value - change : null);
  if (value === null && earlier === null) return null;
  const shareOf = (number: number | null): number | null =>
    number === null ? null : Math.min(1, Math.max(0, number / end));
  const isRuled = Number.isInteger(end) && end > 1 && end <= longestRuledScale;
  return {
    now: shareOf(value),
    before: shareOf(earlier),
    marks: isRuled ? Array.from({ length: end - 1 }, (_, index) => (index + 1) / end) : [],
    topText: format === "rate" ? "100 %" : String(end),
    beforeText: formatFigure(earlier, format),
  };
}
