import type { IsoDate } from "../period.ts";
import type { Problem } from "../problem.ts";
import type { CqmScope } from "./cqm-scope.ts";
import type { MeasureReport } from "./measure-report.ts";

/** What every rule may look at. */
export interface CqmRuleInput {
  readonly scope: CqmScope;
  /** The filled rows, claims measures left out: those have one rule of their own. */
  readonly reports: readonly MeasureReport[];
  /** Filled rows of claims measures. */
  readonly claims: readonly MeasureReport[];
  /** The last accepted document's rows, read with this document's measures; null when there is none. */
  readonly previous: readonly MeasureReport[] | null;
  readonly today: IsoDate;
}

/** A rule about the document, or about several rows together. */
export type CqmRule = (input: CqmRuleInput) => readonly Problem[];

/** A rule about one row by itself, at either level. */
export type CqmRowRule = (report: MeasureReport, scope: CqmScope) => Problem | null;
