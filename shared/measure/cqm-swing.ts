import type { CountId } from "./cqm-columns.ts";
import { isSound, type Comparison, type ComparedFigures } from "./cqm-history.ts";
import type { CqmThresholds } from "./cqm-thresholds.ts";
import { rateColumnIds } from "./rates.ts";

/**
 * What a row's change since the last accepted document looks like, the most specific first: one silences all that come
 * after it, since it would explain them. `moved` is a change beyond the program's thresholds that nothing else explains.
 */
export type Swing =
  "swapped" | "numerator-in-percent" | "both-in-percent" | "flipped" | "identical" | "impossible" | "moved";

/** Guards against asking about exactly ten points: 0.8 − 0.7 is a little more than 0.1. */
const roundingError = 1e-9;

/** Change of the rate in percentage points; null where one of the two is undefined. */
export const pointsMoved = ({ figuresNow, figuresBefore }: Comparison): number | null =>
  figuresNow.rate === null || figuresBefore.rate === null ? null : (figuresNow.rate - figuresBefore.rate) * 100;

const isBeyond = (points: number, limit: number): boolean => Math.abs(points) > limit + roundingError;

/** From nobody to somebody is beyond any limit. */
const isDenominatorBeyond = (now: number, before: number, { denominatorPercent }: CqmThresholds): boolean =>
  before === 0 ? now > 0 : Math.abs(now - before) * 100 > denominatorPercent * before;

/** Whether the rate moved by more than the program lets pass without a question. Only against the quarter before. */
export function hasRateMoved(comparison: Comparison, { ratePoints }: CqmThresholds): boolean {
  const points = pointsMoved(comparison);
  return comparison.isQuarterBefore && comparison.spans !== "unlike" && points !== null && isBeyond(points, ratePoints);
}

/** The same of the denominator; years to date grow by themselves and say nothing. */
export function hasDenominatorMoved(comparison: Comparison, thresholds: CqmThresholds): boolean {
  const { figuresBefore, figuresNow, isQuarterBefore, spans } = comparison;
  return (
    isQuarterBefore &&
    spans === "usual" &&
    isDenominatorBeyond(figuresNow.denominator, figuresBefore.denominator, thresholds)
  );
}

/** Put the other way round, the two counts would fit the history so well that nothing would be asked about them. */
function isSwapped({ figuresBefore, figuresNow, now }: Comparison, thresholds: CqmThresholds): boolean {
  const { denominator, numerator } = figuresNow;
  if (numerator <= denominator || figuresBefore.rate === null) return false;
  const met = denominator - (now.counts.numeratorExclusion ?? 0);
  const divisor = numerator - (denominator - figuresNow.divisor);
  return (
    divisor > 0 &&
    !isDenominatorBeyond(numerator, figuresBefore.denominator, thresholds) &&
    !isBeyond((met / divisor - figuresBefore.rate) * 100, thresholds.ratePoints)
  );
}

/** A numerator that is the earlier rate in percent, where as a count it gives quite another rate. */
function isNumeratorInPercent(comparison: Comparison, { closePoints, ratePoints }: CqmThresholds): boolean {
  const { figuresBefore, figuresNow } = comparison;
  const points = pointsMoved(comparison);
  if (points === null || figuresBefore.rate === null) return false;
  const isPercentage = figuresNow.numerator > 0 && figuresNow.numerator <= 100 && figuresNow.divisor > 100;
  const fitsHistory = !isBeyond(figuresNow.numerator - figuresBefore.rate * 100, closePoints);
  return isPercentage && fitsHistory && isBeyond(points, ratePoints);
}

/** "65 of 100" where the earlier denominator was far from 100 and the rate is much the same. */
function areBothInPercent(comparison: Comparison, thresholds: CqmThresholds): boolean {
  const { figuresBefore, figuresNow } = comparison;
  const points = pointsMoved(comparison);
  return (
    figuresNow.denominator === 100 &&
    figuresBefore.denominator > 0 &&
    isDenominatorBeyond(100, figuresBefore.denominator, thresholds) &&
    points !== null &&
    !isBeyond(points, thresholds.closePoints)
  );
}

/** A rate close to 100 less the earlier one. */
function isFlipped(comparison: Comparison, thresholds: CqmThresholds): boolean {
  const { figuresBefore, figuresNow, now } = comparison;
  const points = pointsMoved(comparison);
  if (points === null || figuresNow.rate === null || figuresBefore.rate === null) return false;
  const near = now.row.measure.isInverse ? thresholds.closePointsInverse : thresholds.closePoints;
  const isNearComplement = !isBeyond((figuresNow.rate + figuresBefore.rate - 1) * 100, near);
  return isNearComplement && isBeyond(points, Math.max(thresholds.ratePoints, thresholds.flipPoints));
}

/** Every count as it was. Blank exclusions are none; an initial population counts where both times it is given. */
function isIdentical({ before, isQuarterBefore, now }: Comparison): boolean {
  const [population, populationBefore] = [now.counts.initialPopulation, before.counts.initialPopulation];
  const isOtherPopulation = population !== null && populationBefore !== null && population !== populationBefore;
  const isSame = (id: CountId): boolean => (now.counts[id] ?? 0) === (before.counts[id] ?? 0);
  return isQuarterBefore && !isOtherPopulation && rateColumnIds.every(isSame);
}

/**
 * Trailing years of neighbouring quarters share nine months. The three that left took at most a third of the earlier year
 * with them, or the share that the program sets; what came is the three new months' alone. So the denominator keeps the rest, the new months hold no more
 * than the whole year before, and the numerator can lose or win only what left and came. Measures that count a patient's
 * latest value can move further, when most patients come every quarter: that is for the explanation to say. Not asked of
 * measures counted by quarter or of years to date, nor of a small denominator, where a third is soon a handful.
 */
function isImpossible(comparison: Comparison, { largestQuarterShare, smallDenominator }: CqmThresholds): boolean {
  const { figuresBefore, figuresNow, isQuarterBefore, now, spans } = comparison;
  const isOverlapping = isQuarterBefore && spans === "usual" && now.row.measure.measurementPeriod === "trailing-year";
  if (!isOverlapping || figuresBefore.denominator < smallDenominator) return false;
  const keptShare = 1 - largestQuarterShare;
  const kept = figuresBefore.denominator * keptShare;
  const isOutOfReach =
    figuresNow.denominator < kept - roundingError || figuresNow.denominator > 2 * figuresBefore.denominator;
  return isOutOfReach || isNumeratorOutOfReach(figuresNow, figuresBefore, keptShare);
}

function isNumeratorOutOfReach(now: ComparedFigures, before: ComparedFigures, keptShare: number): boolean {
  const shared = Math.min(before.divisor * keptShare, now.divisor);
  const lowest = before.met - (before.divisor - shared);
  const highest = Math.min(before.met, shared) + (now.divisor - shared);
  return now.met < lowest - roundingError || now.met > highest + roundingError;
}

/** Null for a row that nothing is to be asked about. A denominator of 0 is asked about by itself. */
export function swingOf(comparison: Comparison, thresholds: CqmThresholds): Swing | null {
  const { figuresNow } = comparison;
  if (isSwapped(comparison, thresholds)) return "swapped";
  if (!isSound(figuresNow) || figuresNow.denominator === 0) return null;
  if (isNumeratorInPercent(comparison, thresholds)) return "numerator-in-percent";
  if (areBothInPercent(comparison, thresholds)) return "both-in-percent";
  if (isFlipped(comparison, thresholds)) return "flipped";
  if (isIdentical(comparison)) return "identical";
  if (isImpossible(comparison, thresholds)) return "impossible";
  return hasRateMoved(comparison, thresholds) || hasDenominatorMoved(comparison, thresholds) ? "moved" : null;
}
