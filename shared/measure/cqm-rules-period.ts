import { periodInWords, yearToDate, type DateSpan } from "../period.ts";
import { usualSpan, type CqmScope } from "./cqm-scope.ts";
import { cqmProblem } from "./cqm-problems.ts";
import type { CqmRowRule, CqmRule } from "./cqm-rule.ts";
import { cellOf, isUnreadable, type MeasureReport } from "./measure-report.ts";

const sameSpan = (a: DateSpan, b: DateSpan): boolean => a.start === b.start && a.end === b.end;

const inWords = ({ start, end }: DateSpan): string => `${start} to ${end}`;

/**
 * The measurement periods a row may have: the trailing year or, where that is impossible, the year to date (SIM Appendix
 * C; in a fourth quarter they are the same). A measure counted by quarter has the quarter alone: its rates could not be
 * compared otherwise.
 */
function allowedSpans({ row }: MeasureReport, { quarter }: CqmScope): readonly DateSpan[] {
  const usual = usualSpan(row.measure, quarter);
  const toDate = yearToDate(quarter);
  return row.measure.measurementPeriod === "quarter" || sameSpan(usual, toDate) ? [usual] : [usual, toDate];
}

/** The period as entered; null unless both dates are there. */
const spanOf = ({ periodStart: start, periodEnd: end }: MeasureReport): DateSpan | null =>
  start === null || end === null ? null : { start, end };

/** Offers the missing date where the one that is there fits a single period. */
export const periodIncomplete: CqmRowRule = (report, scope) => {
  const { periodStart, periodEnd, title } = report;
  if ((periodStart === null) === (periodEnd === null)) return null;
  if (isUnreadable(report, "periodStart") || isUnreadable(report, "periodEnd")) return null;
  const missing = cellOf(report, periodStart === null ? "periodStart" : "periodEnd");
  const given = cellOf(report, periodStart === null ? "periodEnd" : "periodStart");
  const [span, ...more] = allowedSpans(report, scope).filter(
    ({ start, end }) => start === periodStart || end === periodEnd,
  );
  const value = periodStart === null ? span?.start : span?.end;
  return cqmProblem(
    "cqm-period-incomplete",
    [missing, given],
    `${title}: the period has ${periodStart === null ? "an end but no start" : "a start but no end"}. Enter both dates, or clear both for ${inWords(usualSpan(report.row.measure, scope.quarter))}.`,
    value === undefined || more.length > 0 ? undefined : [{ path: missing, value }],
  );
};

export const periodWrong: CqmRowRule = (report, scope) => {
  const span = spanOf(report);
  if (span === null) return null;
  const allowed = allowedSpans(report, scope);
  if (allowed.some((one) => sameSpan(one, span))) return null;
  return cqmProblem(
    "cqm-period-wrong",
    [cellOf(report, "periodStart"), cellOf(report, "periodEnd")],
    `${report.title}: ${inWords(span)} is not a measurement period of ${periodInWords(scope.quarter)}. Draw the counts for ${allowed.map(inWords).join(", or where that is impossible for ")}, and enter those dates.`,
  );
};

/** One finding for all rows together: the reason lies in the record system, not in the measure. */
export const yearToDateUsed: CqmRule = ({ practice, scope }) => {
  const toDate = yearToDate(scope.quarter);
  const using = practice.filter((report) => {
    const span = spanOf(report);
    return (
      span !== null && sameSpan(span, toDate) && allowedSpans(report, scope).findIndex((one) => sameSpan(one, span)) > 0
    );
  });
  if (using.length === 0) return [];
  return [
    cqmProblem(
      "cqm-year-to-date",
      using.map((report) => cellOf(report, "periodStart")),
      `${using.map(({ title }) => title).join(", ")}: counted for the year to date, ${inWords(toDate)}. Draw the counts for twelve months, or say why that is impossible.`,
    ),
  ];
};
