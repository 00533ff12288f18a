import type { Problem } from "../problem.ts";
import type { Comparison } from "./cqm-history.ts";
import type { CqmScope } from "./cqm-scope.ts";
import type { MeasureReport } from "./measure-report.ts";
import type { RateReports } from "./rate-reports.ts";
import type { Recall } from "./recall.ts";

/** What every rule may look at. */
export interface CqmRuleInput {
  readonly scope: CqmScope;
  /** Every rate in the order of the sheet, claims measures left out: those have one rule of their own. */
  readonly rates: readonly RateReports[];
  /** The filled rows of these rates at practice level. */
  readonly practice: readonly MeasureReport[];
  /** The rates of claims measures. */
  readonly claims: readonly RateReports[];
  /** Practice-level rows beside those of the last accepted document, where they can be compared. */
  readonly comparisons: readonly Comparison[];
  /**
   * For what a rule makes of a rate's rows: there may be two thousand, and only one has changed since the last judgement.
   * Names begin with the rule's.
   */
  readonly recall: Recall;
}

/** A rule about the document, or about several rows together. */
export type CqmRule = (input: CqmRuleInput) => readonly Problem[];

/** A rule about one row by itself, at either level. */
export type CqmRowRule = (report: MeasureReport, scope: CqmScope) => Problem | null;
