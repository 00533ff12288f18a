import type { CellValue } from "../../shared/cell.ts";
import type { Figure } from "../../shared/document/document-kind.ts";
import type { IsoDate } from "../../shared/period.ts";
import { dayIn, daysBetween } from "../../shared/time-zone.ts";
import { figureStrings } from "./strings/figures.ts";
import { valueStrings } from "./strings/values.ts";

/**
 * The pane's words are English, so its dates are too; the reader's own English decides between 11/23 and 23/11. A browser
 * may name a language that Intl throws on, such as `en-US@posix`.
 */
export const localeOf = (language: string): string => (/^en(?:-[A-Za-z]{2})?$/.test(language) ? language : "en-US");

const locale = localeOf(typeof navigator === "undefined" ? "en-US" : navigator.language);

const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
const timeFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

/** A calendar day has no time zone: formatted in UTC it never slips to the day before. */
export const formatDay = (day: IsoDate): string => dayFormat.format(new Date(`${day}T00:00:00Z`));

/** A moment, in the reader's own time zone. */
export const formatTime = (iso: string): string => timeFormat.format(new Date(iso));

/** The day of a moment in the program's time zone, to be held against a due date. */
export const formatDayOf = (iso: string, timeZone: string): string => formatDay(dayIn(new Date(iso), timeZone));

const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "today", "tomorrow", "in 5 days"; null when the day is past or more than two weeks away, where a date says more. */
export function formatDaysUntil(day: IsoDate, today: IsoDate): string | null {
  const days = daysBetween(today, day);
  return days < 0 || days > 14 ? null : relativeFormat.format(days, "day");
}

/** English formats write a hyphen, which is shorter than the plus beside it and may break from its number. */
const withMinus = (text: string): string => text.replace("-", "\u2212");

const countFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });

export function formatValue(value: CellValue): string {
  if (value === null) return valueStrings.blank;
  if (typeof value === "boolean") return value ? valueStrings.yes : valueStrings.no;
  return typeof value === "number" ? withMinus(countFormat.format(value)) : value;
}

const digits: Readonly<Record<Figure["format"], number>> = { mean: 2, total: 0, rate: 1 };

const numberWith = (value: number, fractionDigits: number, signed: boolean): string =>
  withMinus(
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
      ...(signed ? { signDisplay: "exceptZero" } : {}),
    }).format(value),
  );

/** Means with two decimals, totals whole, rates in percent with one. Null where there is nothing to show. */
export function formatFigure(value: number | null, format: Figure["format"]): string | null {
  if (value === null) return null;
  return format === "rate" ? `${numberWith(value * 100, 1, false)} %` : numberWith(value, digits[format], false);
}

/** A change with its sign; of a rate in percentage points, since "+5 %" would say something else. */
export function formatChange(change: number | null, format: Figure["format"]): string | null {
  if (change === null) return null;
  return format === "rate"
    ? figureStrings.points(numberWith(change * 100, 1, true))
    : numberWith(change, digits[format], true);
}
