import type { CountId } from "./cqm-columns.ts";
import { isSound, type Comparison, type ComparedFigures } from "./cqm-history.ts";
import type { CqmSettings } from "./cqm-settings.ts";
import { smallDenominator } from "./cqm-rules-counts.ts";
import { rateColumnIds } from "./rates.ts";

type Thresholds = CqmSettings["thresholds"];

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
const isDenominatorBeyond = (now: number, before: number, { denominatorPercent }: Thresholds): boolean =>
  before === 0 ? now > 0 : Math.abs(now - before) * 100 > denominatorPercent * before;

/** Whether the rate moved by more than the program lets pass without a question. Only against the quarter before. */
export function hasRateMoved(comparison: Comparison, { ratePoints }: Thresholds): boolean {
  const points = pointsMoved(comparison);
  return comparison.isQuarterBefore && comparison.spans !== "unlike" && points !== null && isBeyond(points, ratePoints);
}

/** The same of the denominator; years to date grow by themselves and say nothing. */
export function hasDenominatorMoved(comparison: Comparison, thresholds: Thresholds): boolean {
  const { figuresBefore, figuresNow, isQuarterBefore, spans } = comparison;
  return (
    isQuarterBefore &&
    spans === "usual" &&
    isDenominatorBeyond(figuresNow.denominator, figuresBefore.denominator, thresholds)
  );
}

/** Put the other way round, the two counts would fit the history so well that nothing would be asked about them. */
function isSwapped({ figuresBefore, figuresNow, now }: Comparison, thresholds: Thresholds): boolean {
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
function isNumeratorInPercent(comparison: Comparison, { ratePoints }: Thresholds): boolean {
  const { figuresBefore, figuresNow } = comparison;
  const points = pointsMoved(comparison);
  if (points === null || figuresBefore.rate === null) return false;
  const isPercentage = figuresNow.numerator > 0 && figuresNow.numerator <= 100 && figuresNow.divisor > 100;
  const fitsHistory = !isBeyond(figuresNow.numerator - figuresBefore.rate * 100, closePoints);
  return isPercentage && fitsHistory && isBeyond(points, ratePoints);
}

/** "65 of 100" where the earlier denominator was far from 100 and the rate is much the same. */
function areBothInPercent(comparison: Comparison, thresholds: Thresholds): boolean {
  const { figuresBefore, figuresNow } = comparison;
  const points = pointsMoved(comparison);
  return (
    figuresNow.denominator === 100 &&
    figuresBefore.denominator > 0 &&
    isDenominatorBeyond(100, figuresBefore.denominator, thresholds) &&
    points !== null &&
    !isBeyond(points, closePoints)
  );
}

/** How near, in points, a rate has to come to what it is taken for. */
const closePoints = 5;

/** Wider for measures of which the poor result is counted: those are the ones that are turned round by mistake. */
const closePointsInverse = 10;

/** Near half a rate and its complement are alike, and the nearness would say nothing. */
const leastFlip = 20;

/** A rate close to 100 less the earlier one. */
function isFlipped(comparison: Comparison, { ratePoints }: Thresholds): boolean {
  const { figuresBefore, figuresNow, now } = comparison;
  const points = pointsMoved(comparison);
  if (points === null || figuresNow.rate === null || figuresBefore.rate === null) return false;
  const near = now.row.measure.isInverse ? closePointsInverse : closePoints;
  const isNearComplement = !isBeyond((figuresNow.rate + figuresBefore.rate - 1) * 100, near);
  return isNearComplement && isBeyond(points, Math.max(ratePoints, leastFlip));
}

/** Every count as it was. Blank exclusions are none; an initial population counts where both times it is given. */
function isIdentical({ before, isQuarterBefore, now }: Comparison): boolean {
  const [population, populationBefore] = [now.counts.initialPopulation, before.counts.initialPopulation];
  const isOtherPopulation = population !== null && populationBefore !== null && population !== populationBefore;
  const isSame = (id: CountId): boolean => (now.counts[id] ?? 0) === (before.counts[id] ?? 0);
  return isQuarterBefore && !isOtherPopulation && rateColumnIds.every(isSame);
}

/** No three months are taken to hold more than this share of a year: a third more than an even quarter. */
const largestShare = 1 / 3;

/**
 * Trailing years of neighbouring quarters share nine months. The three that left took at most a third of the earlier year
 * with them; what came is the three new months' alone. So the denominator keeps two thirds, the new months hold no more
 * than the whole year before, and the numerator can lose or win only what left and came. Measures that count a patient's
 * latest value can move further, when most patients come every quarter: that is for the explanation to say. Not asked of
 * measures counted by quarter or of years to date, nor below 20 patients, where a third is soon a handful.
 */
function isImpossible({ figuresBefore, figuresNow, isQuarterBefore, now, spans }: Comparison): boolean {
  const isOverlapping = isQuarterBefore && spans === "usual" && now.row.measure.measurementPeriod === "trailing-year";
  if (!isOverlapping || figuresBefore.denominator < smallDenominator) return false;
  const kept = figuresBefore.denominator * (1 - largestShare);
  const isOutOfReach =
    figuresNow.denominator < kept - roundingError || figuresNow.denominator > 2 * figuresBefore.denominator;
  return isOutOfReach || isNumeratorOutOfReach(figuresNow, figuresBefore);
}

function isNumeratorOutOfReach(now: ComparedFigures, before: ComparedFigures): boolean {
  const shared = Math.min(before.divisor * (1 - largestShare), now.divisor);
  const lowest = before.met - (before.divisor - shared);
  const highest = Math.min(before.met, shared) + (now.divisor - shared);
  return now.met < lowest - roundingError || now.met > highest + roundingError;
}

/** Null for a row that nothing is to be asked about. A denominator of 0 is asked about by itself. */
export function swingOf(comparison: Comparison, thresholds: Thresholds): Swing | null {
  const { figuresNow } = comparison;
  if (isSwapped(comparison, thresholds)) return "swapped";
  if (!isSound(figuresNow) || figuresNow.denominator === 0) return null;
  if (isNumeratorInPercent(comparison, thresholds)) return "numerator-in-percent";
  if (areBothInPercent(comparison, thresholds)) return "both-in-percent";
  if (isFlipped(comparison, thresholds)) return "flipped";
  if (isIdentical(comparison)) return "identical";
  if (isImpossible(comparison)) return "impossible";
  return hasRateMoved(comparison, thresholds) || hasDenominatorMoved(comparison, thresholds) ? "moved" : null;
}
