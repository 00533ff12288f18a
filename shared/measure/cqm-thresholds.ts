import * as z from "zod/mini";
import { fields, numberBetween, wholeNumberBetween } from "./settings-fields.ts";

/** More patients than any practice has. */
const mostPatients = 1_000_000;

/**
 * The limits by which the rules of quality measures judge, the program's to set. Points are percentage points of a rate; a
 * change beyond a limit is asked about, one of exactly so much is not.
 */
export const cqmThresholdsSchema = z.prefault(
  fields({
    /** A rate that moved further than this since the quarter before. */
    ratePoints: z._default(numberBetween(0, 100), 10),
    /** A denominator that moved further than this, in percent of the quarter before's. */
    denominatorPercent: z._default(numberBetween(0, 1_000), 25),
    /**
     * Below so many patients a single one moves the rate by more than five points: that is noted, and no jump called
     * impossible, since a third of so few is soon a handful.
     */
    smallDenominator: z._default(wholeNumberBetween(0, mostPatients), 20),
    /** From so many patients on, a rate of 0 % or 100 % is seldom chance. */
    extremeDenominator: z._default(wholeNumberBetween(1, mostPatients), 20),
    /** Denominators of measures that share a population may be this far apart, in percent of the smaller. */
    populationsPercent: z._default(numberBetween(0, 1_000), 25),
    /** How near a rate has to come to what it is taken for: its history typed in percent, or its complement. */
    closePoints: z._default(numberBetween(0, 100), 5),
    /** The same for the complement of measures of which the poor result is counted: those are turned round by mistake. */
    closePointsInverse: z._default(numberBetween(0, 100), 10),
    /** A rate is taken to be turned round only beyond this: near half, it and its complement are alike. */
    flipPoints: z._default(numberBetween(0, 100), 20),
    /** No three months are taken to hold more than this share of a year: by default a third more than an even quarter. */
    largestQuarterShare: z._default(numberBetween(0.25, 1), 1 / 3),
    /** So many denominators that are all exactly 100 look like percentages; fewer could be chance. */
    hundredRows: z._default(wholeNumberBetween(2, 100), 3),
  }),
  {},
);
export type CqmThresholds = z.infer<typeof cqmThresholdsSchema>;
