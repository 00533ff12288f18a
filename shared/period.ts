import { err, ok, type Result } from "./result.ts";

/** Reporting periods are calendar years, half-years, quarters or months, written `2031`, `2031-H1`, `2031-Q1`, `2031-03`. */
export type PeriodUnit = "year" | "half" | "quarter" | "month";

export interface Period {
  readonly unit: PeriodUnit;
  readonly year: number;
  /** Which of the year's units, from 1. Always 1 for a year. */
  readonly index: number;
}

/** A calendar day, `YYYY-MM-DD`. Compares as text. */
export type IsoDate = string;

/** A span of days with both ends included: the one place where that is decided. */
export interface DateSpan {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const monthsInUnit: Readonly<Record<PeriodUnit, number>> = { year: 12, half: 6, quarter: 3, month: 1 };

const pattern = /^(?<year>[0-9]{4})(?:-(?:H(?<half>[12])|Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/;

/** Reads a period. Years outside 1900–2999 are refused: they are slips of the finger, not reporting periods. */
export function parsePeriod(text: string): Result<Period, "not-a-period"> {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return err("not-a-period");
  const year = Number(groups["year"]);
  if (year < 1900 || year > 2999) return err("not-a-period");
  if (groups["half"] !== undefined) return ok({ unit: "half", year, index: Number(groups["half"]) });
  if (groups["quarter"] !== undefined) return ok({ unit: "quarter", year, index: Number(groups["quarter"]) });
  if (groups["month"] !== undefined) return ok({ unit: "month", year, index: Number(groups["month"]) });
  return ok({ unit: "year", year, index: 1 });
}

export function formatPeriod(period: Period): string {
  const year = String(period.year).padStart(4, "0");
  switch (period.unit) {
    case "year":
      return year;
    case "half":
      return `${year}-H${period.index}`;
    case "quarter":
      return `${year}-Q${period.index}`;
    case "month":
      return `${year}-${String(period.index).padStart(2, "0")}`;
  }
}

const monthNames = "January February March April May June July August September October November December".split(" ");

/** The period as people say it: "2031", "H1 2031", "Q4 2017", "November 2026". */
export function periodInWords({ unit, year, index }: Period): string {
  switch (unit) {
    case "year":
      return String(year);
    case "half":
      return `H${index} ${year}`;
    case "quarter":
      return `Q${index} ${year}`;
    case "month":
      return `${monthNames[index - 1]} ${year}`;
  }
}

/** A period's text in words. What cannot be read is said as it is. */
export function periodTextInWords(text: string): string {
  const period = parsePeriod(text);
  return period.ok ? periodInWords(period.value) : text;
}

/** Months since year 0 of the period's first month: makes stepping over year ends plain addition. */
const firstMonth = (period: Period): number => period.year * 12 + (period.index - 1) * monthsInUnit[period.unit];

/** The period `steps` units later (earlier when negative): `2017-Q4` and 1 give `2018-Q1`. */
export function stepPeriod(period: Period, steps: number): Period {
  const months = monthsInUnit[period.unit];
  const month = firstMonth(period) + steps * months;
  return { unit: period.unit, year: Math.floor(month / 12), index: Math.floor((month % 12) / months) + 1 };
}

/** Days in a month; `month` counts from 0. Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999. */
const lastDayOfMonth = (year: number, month: number): number =>
  new Date(new Date(0).setUTCFullYear(year, month + 1, 0)).getUTCDate();

const isoDay = (monthsSinceYear0: number, day: "first" | "last"): IsoDate => {
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 % 12;
  const date = day === "first" ? 1 : lastDayOfMonth(year, month);
  return `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
};

export const periodSpan = (period: Period): DateSpan => ({
  start: isoDay(firstMonth(period), "first"),
  end: isoDay(firstMonth(period) + monthsInUnit[period.unit] - 1, "last"),
});

/** The twelve months that end with the period: a CQM quarter's usual measurement period (SIM Appendix C). */
export function trailingYear(period: Period): DateSpan {
  const afterEnd = firstMonth(period) + monthsInUnit[period.unit];
  return { start: isoDay(afterEnd - 12, "first"), end: isoDay(afterEnd - 1, "last") };
}

/** From 1 January to the period's end: the measurement period where a trailing year cannot be drawn (SIM Appendix C). */
export const yearToDate = (period: Period): DateSpan => ({
  start: isoDay(period.year * 12, "first"),
  end: periodSpan(period).end,
});

/** The last day of the month `months` after the period's last month: `2017-Q4` and 1 give `2018-01-31`. */
export const endOfMonthAfter = (period: Period, months: number): IsoDate =>
  isoDay(firstMonth(period) + monthsInUnit[period.unit] - 1 + months, "last");

/** Order in time by first day; of two that start together the shorter comes first. */
export function comparePeriods(a: Period, b: Period): number {
  return firstMonth(a) - firstMonth(b) || monthsInUnit[a.unit] - monthsInUnit[b.unit];
}

/** Whether a range of periods begins after it ends, so that nothing can lie in it. What is no period sets no limit. */
export function isBackwards(from: string, to: string): boolean {
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  return first.ok && last.ok && periodSpan(first.value).start > periodSpan(last.value).end;
}

/** Whether the text is a day that exists: `2018-02-29` is not. */
export function isIsoDate(text: string): boolean {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month - 1);
}
