import type { Path } from "../cell.ts";
import { periodInWords } from "../period.ts";
import type { Problem } from "../problem.ts";
import type { Comparison } from "./cqm-history.ts";
import { cqmProblem } from "./cqm-problems.ts";
import { groupBy } from "../group-by.ts";
import type { CqmRule, CqmRuleInput } from "./cqm-rule.ts";
import { isRateExtreme } from "./cqm-rules-extreme.ts";
import { hasDenominatorMoved, hasRateMoved, pointsMoved, swingOf, type Swing } from "./cqm-swing.ts";
import { cellOf, type MeasureReport } from "./measure-report.ts";
import { shownPercent } from "./shown-percent.ts";

/** Numerator first: it is the one more often mistyped, and where the jump from the list should land. */
const pairOf = (report: MeasureReport): Path[] => [cellOf(report, "numerator"), cellOf(report, "denominator")];

/** "60 of 100 in 2017-Q4". */
const earlierOf = ({ figuresBefore, quarter }: Comparison): string =>
  `${figuresBefore.numerator} of ${figuresBefore.denominator} in ${periodInWords(quarter)}`;

const rateShown = (rate: number | null): string => (rate === null ? "undefined" : shownPercent(rate));

/**
 * Stands beside the error of a numerator above its denominator, never in its place: a text must not be able to lift an
 * error. What it adds is the history, and the fix.
 */
const askSwapped = (comparison: Comparison): Problem => {
  const { figuresNow, now } = comparison;
  return cqmProblem(
    "cqm-swapped",
    pairOf(now),
    `${now.title}: ${figuresNow.numerator} of ${figuresNow.denominator} looks like numerator and denominator the other way round, after ${earlierOf(comparison)}. Swap them.`,
    [
      { path: cellOf(now, "numerator"), value: figuresNow.denominator },
      { path: cellOf(now, "denominator"), value: figuresNow.numerator },
    ],
  );
};

const askNumeratorInPercent = (comparison: Comparison): Problem =>
  cqmProblem(
    "cqm-percentage-as-count",
    pairOf(comparison.now),
    `${comparison.now.title}: the numerator ${comparison.figuresNow.numerator} looks like a percentage, after ${earlierOf(comparison)} (${rateShown(comparison.figuresBefore.rate)}). Enter how many patients it is, or say why the rate is now ${rateShown(comparison.figuresNow.rate)}.`,
  );

const askBothInPercent = (comparison: Comparison): Problem =>
  cqmProblem(
    "cqm-percentage-as-count",
    pairOf(comparison.now),
    `${comparison.now.title}: ${comparison.figuresNow.numerator} of 100 looks like a percentage, after ${earlierOf(comparison)}. Enter both numbers of patients, or say why there are exactly 100.`,
  );

/** Offers the complement where no numerator exclusion leaves open what that is. */
const askFlipped = (comparison: Comparison): Problem => {
  const { figuresBefore, figuresNow, now } = comparison;
  const counted = now.row.measure.isInverse
    ? "A lower rate is better here: the numerator counts the patients with the poor result."
    : "The numerator counts the patients who meet the measure.";
  return cqmProblem(
    "cqm-rate-flipped",
    pairOf(now),
    `${now.title}: entered the other way round? The rate is ${rateShown(figuresNow.rate)}, after ${rateShown(figuresBefore.rate)} in ${periodInWords(comparison.quarter)}. ${counted} Correct it, or say what turned the rate round.`,
    figuresNow.met === figuresNow.numerator
      ? [{ path: cellOf(now, "numerator"), value: figuresNow.divisor - figuresNow.met }]
      : undefined,
  );
};

const askImpossible = (comparison: Comparison): Problem =>
  cqmProblem(
    "cqm-jump-impossible",
    pairOf(comparison.now),
    `${comparison.now.title}: ${comparison.figuresNow.numerator} of ${comparison.figuresNow.denominator} is impossible after ${earlierOf(comparison)} if both cover twelve months: they share nine, and three new months cannot change so much. Check what the counts cover, or say what changed in how they are drawn.`,
  );

/** Two limits, two questions: why more patients, and why another rate, seldom have one answer. */
function askMoved(comparison: Comparison, { scope }: CqmRuleInput): Problem[] {
  const { thresholds } = scope.program;
  const { figuresBefore, figuresNow, now, quarter } = comparison;
  const points = pointsMoved(comparison);
  const problems: Problem[] = [];
  if (points !== null && hasRateMoved(comparison, thresholds) && !isRateExtreme(now, thresholds)) {
    const message = `${now.title}: the rate went from ${rateShown(figuresBefore.rate)} in ${periodInWords(quarter)} to ${rateShown(figuresNow.rate)}, more than ${thresholds.ratePoints} points. Check both counts, or say what changed.`;
    problems.push(cqmProblem("cqm-rate-moved", pairOf(now), message));
  }
  if (hasDenominatorMoved(comparison, thresholds)) {
    const message = `${now.title}: the denominator went from ${figuresBefore.denominator} in ${periodInWords(quarter)} to ${figuresNow.denominator}, more than ${thresholds.denominatorPercent} %. Check it, or say why there are ${figuresNow.denominator > figuresBefore.denominator ? "more" : "fewer"} patients.`;
    problems.push(cqmProblem("cqm-denominator-moved", [cellOf(now, "denominator")], message));
  }
  return problems;
}

/** One question for all of a measure's rates that are as they were: they come out of one report. */
const askIdentical = (comparisons: readonly Comparison[]): Problem[] => {
  const byMeasure = groupBy(comparisons, ({ now }) => now.row.measure.id);
  return [...byMeasure.values()].map((same) =>
    cqmProblem(
      "cqm-counts-identical",
      same.flatMap(({ now }) => pairOf(now)),
      `${same.map(({ now }) => now.title).join(", ")}: the same counts as in ${same.map(({ quarter }) => periodInWords(quarter))[0] ?? ""}. Enter this quarter's, or say why nothing changed.`,
    ),
  );
};

const asked: Readonly<Record<Exclude<Swing, "identical" | "moved">, (comparison: Comparison) => Problem>> = {
  swapped: askSwapped,
  "numerator-in-percent": askNumeratorInPercent,
  "both-in-percent": askBothInPercent,
  flipped: askFlipped,
  impossible: askImpossible,
};

/**
 * What a row's change since the last accepted document raises: one question, the most specific, as `Swing` ranks them; two
 * only where rate and denominator have both moved. A rate of 0 % or 100 % silences the question why the rate moved, and is
 * itself silenced by those swings that explain it, see `rateExtreme`.
 */
export const changeSinceHistory: CqmRule = (input) => {
  const { thresholds } = input.scope.program;
  const swings = input.comparisons.map((comparison) => ({ comparison, swing: swingOf(comparison, thresholds) }));
  const identical = swings.filter(({ swing }) => swing === "identical").map(({ comparison }) => comparison);
  const others = swings.flatMap(({ comparison, swing }) => {
    if (swing === null || swing === "identical") return [];
    return swing === "moved" ? askMoved(comparison, input) : [asked[swing](comparison)];
  });
  return [...others, ...askIdentical(identical)];
};
