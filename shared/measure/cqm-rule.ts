import type { IsoDate } from "../period.ts";
import type { Problem } from "../problem.ts";
import type { Comparison } from "./cqm-history.ts";
import type { CqmScope } from "./cqm-scope.ts";
import type { MeasureReport } from "./measure-report.ts";

/** What every rule may look at. */
export interface CqmRuleInput {
  readonly scope: CqmScope;
  /** The filled rows, claims measures left out: those have one rule of their own. */
  readonly reports: readonly MeasureReport[];
  /** Filled rows of claims measures. */
  readonly claims: readonly MeasureReport[];
  /** Practice-level rows beside those of the last accepted document, where they can be compared. */
  readonly comparisons: readonly Comparison[];
  readonly today: IsoDate;
}

/** A rule about the document, or about several rows together. */
export type CqmRule = (input: CqmRuleInput) => readonly Problem[];

/** A rule about one row by itself, at either level. */
export type CqmRowRule = (report: MeasureReport, scope: CqmScope) => Problem | null;
