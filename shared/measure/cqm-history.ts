import type { PreviousDocument } from "../document/document-kind.ts";
import { comparePeriods, parsePeriod, stepPeriod, yearToDate, type Period } from "../period.ts";
import { usualSpan, type CqmScope } from "./cqm-scope.ts";
import type { MeasureReport } from "./measure-report.ts";
import { readPracticeReports } from "./rate-reports.ts";
import { hasReadableRate, rateOfReport, rateParts } from "./rates.ts";
import { isSameDefinition } from "./year-definitions.ts";

/** The last accepted document before this one, read with this document's measures. */
export interface CqmHistory {
  readonly quarter: Period;
  /** Whether that is the quarter directly before: only then is "since last quarter" said of anything. */
  readonly isQuarterBefore: boolean;
  /** At practice level. */
  readonly reports: readonly MeasureReport[];
}

/** Null without a document, or with one that is not of an earlier quarter. */
export function historyOf(scope: CqmScope, previous: PreviousDocument | null): CqmHistory | null {
  if (previous === null) return null;
  const period = parsePeriod(previous.period);
  if (!period.ok || period.value.unit !== "quarter" || comparePeriods(period.value, scope.quarter) >= 0) return null;
  const quarter = period.value;
  const isQuarterBefore = comparePeriods(quarter, stepPeriod(scope.quarter, -1)) === 0;
  return { quarter, isQuarterBefore, reports: readPracticeReports(scope, previous.cells) };
}

/** The numbers that comparisons are made of. */
export interface ComparedFigures {
  readonly numerator: number;
  readonly denominator: number;
  /** Null where nobody is left to divide by. */
  readonly rate: number | null;
  /** Numerator and denominator as they enter the rate. */
  readonly met: number;
  readonly divisor: number;
}

/** One practice-level row beside the same row of the last accepted document. */
export interface Comparison {
  readonly now: MeasureReport;
  readonly before: MeasureReport;
  readonly figuresNow: ComparedFigures;
  readonly figuresBefore: ComparedFigures;
  /** The earlier quarter. */
  readonly quarter: Period;
  readonly isQuarterBefore: boolean;
  /**
   * What the counts of the two cover: each its measure's usual period; both the year to date, so that the counts grow by
   * themselves; or different things, or none that is known.
   */
  readonly spans: "usual" | "year-to-date" | "unlike";
}

/** Null where a count that the rate is made of is missing or unreadable. */
export function figuresOf(report: MeasureReport): ComparedFigures | null {
  const { numerator, denominator } = report.counts;
  const parts = rateParts(report.counts);
  if (parts === null || numerator === null || denominator === null || !hasReadableRate(report)) return null;
  return { numerator, denominator, rate: rateOfReport(report), ...parts };
}

/** Counts that contradict each other are errors already; what else they seem to say is not worth a question. */
export const isSound = ({ divisor, met, numerator }: ComparedFigures): boolean => met >= 0 && numerator <= divisor;

type SpanKind = "usual" | "year-to-date" | "other";

/** What a practice-level row's counts cover; half a period, or a date that cannot be read, is no known one. */
export function spanKindOf(report: MeasureReport, quarter: Period): SpanKind {
  const { filled, periodEnd, periodStart, row } = report;
  const hasDates = filled.includes("periodStart") || filled.includes("periodEnd");
  const usual = usualSpan(row.measure, quarter);
  if (!hasDates || (periodStart === usual.start && periodEnd === usual.end)) return "usual";
  const toDate = yearToDate(quarter);
  return periodStart === toDate.start && periodEnd === toDate.end ? "year-to-date" : "other";
}

/**
 * Pairs the practice-level rows of two documents. A row has no partner where the other document does not report it in full,
 * and none across a change of definition: CMS138 of 2017 and of 2018 are different measures under one id. Providers' rows
 * are not compared: a practice of many providers would be asked hundreds of questions about swings of a few patients.
 * `reports` are those of the practice level.
 */
export function comparisonsOf(
  { quarter: ownQuarter }: CqmScope,
  reports: readonly MeasureReport[],
  history: CqmHistory | null,
): readonly Comparison[] {
  if (history === null) return [];
  const { isQuarterBefore, quarter } = history;
  const earlier = new Map(history.reports.map((report) => [report.key, report]));
  return reports.flatMap((now): Comparison[] => {
    const before = earlier.get(now.key);
    if (before === undefined || !isSameDefinition(now.row.measure.id, quarter, ownQuarter)) return [];
    const figuresNow = figuresOf(now);
    const figuresBefore = figuresOf(before);
    if (figuresNow === null || figuresBefore === null) return [];
    const kind = spanKindOf(now, ownQuarter);
    const spans = kind === "other" || kind !== spanKindOf(before, quarter) ? "unlike" : kind;
    return [{ now, before, figuresNow, figuresBefore, quarter, isQuarterBefore, spans }];
  });
}
