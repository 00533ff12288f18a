/** A data bar as it lies in its cell, in shares of the cell's width from its left. Colours are `#RRGGBB`. */
export interface DataBar {
  readonly start: number;
  readonly length: number;
  readonly colour: string;
  readonly border: string | null;
  /** Fades from where it begins. */
  readonly isGradient: boolean;
  /** Whether it begins at its right. */
  readonly isFromRight: boolean;
  /** Where the line of 0 stands, where there is one. */
  readonly axis: { readonly at: number; readonly colour: string } | null;
}

export interface BarOptions {
  readonly low: number;
  readonly high: number;
  readonly axis: "Automatic" | "None" | "CellMidPoint";
  /** Shares of the cell that the shortest and the longest bar take: 0 and 1, or 0.1 and 0.9 in files of Excel 2007. */
  readonly shortest: number;
  readonly longest: number;
  readonly isFromRight: boolean;
  readonly colour: string;
  readonly negativeColour: string;
  readonly border: string | null;
  readonly axisColour: string;
  readonly isGradient: boolean;
}

/** Where 0 stands: none when all numbers lie on one side of it and bars begin at the cell's edge. */
function axisOf({ low, high, axis }: BarOptions): number | null {
  if (axis === "None" || low >= 0) return axis === "CellMidPoint" ? 0.5 : null;
  if (axis === "CellMidPoint") return 0.5;
  return Math.min(1, -low / (high - low));
}

/** From where to where the bar goes when 0 has a place in the cell. */
function spanAround(zero: number, value: number, { low, high }: BarOptions): readonly [number, number] {
  if (value >= 0) return [zero, zero + (high <= 0 ? 0 : (value / high) * (1 - zero))];
  return [zero - (low >= 0 ? 0 : (value / low) * zero), zero];
}

/** The bar of a number, as Excel draws it. */
export function dataBarOf(value: number, options: BarOptions): DataBar {
  const { low, high, shortest, longest, isFromRight } = options;
  const within = Math.max(low, Math.min(high, value));
  const zero = high > low ? axisOf(options) : null;
  const share = high > low ? (within - low) / (high - low) : Math.sign(Math.abs(value));
  const [from, to] = zero === null ? [0, shortest + (longest - shortest) * share] : spanAround(zero, within, options);
  const isNegative = value < 0;
  const isLeftward = (zero !== null && isNegative) !== isFromRight;
  return {
    start: isFromRight ? 1 - to : from,
    length: to - from,
    colour: isNegative ? options.negativeColour : options.colour,
    border: options.border,
    isGradient: options.isGradient,
    isFromRight: isLeftward,
    axis: zero === null ? null : { at: isFromRight ? 1 - zero : zero, colour: options.axisColour },
  };
}
