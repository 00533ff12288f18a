import { generalFormat, textFormat, type Scalar } from "./content.ts";

const dayMs = 86_400_000;
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const twoDigits = (value: number): string => String(value).padStart(2, "0");

function dateText(serial: number, format: string): string {
  const date = new Date(Math.round((serial - 25_569) * dayMs));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const parts: Readonly<Record<string, string>> = {
    yyyy: String(year),
    yy: twoDigits(year % 100),
    mmm: monthNames[month - 1] ?? "",
    mm: twoDigits(month),
    m: String(month),
    dd: twoDigits(day),
    d: String(day),
  };
  return format.replaceAll(/yyyy|yy|mmm|mm|m|dd|d/g, (part) => parts[part] ?? part);
}

function numberText(value: number, format: string): string {
  const isPercent = format.includes("%");
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const rounded = Math.abs(isPercent ? value * 100 : value).toFixed(decimals);
  const [whole = "", fraction] = rounded.split(".");
  const digits = format.includes(",") ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") : whole;
  const text = `${format.startsWith("$") ? "$" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
  return `${value < 0 && Number(rounded) !== 0 ? "-" : ""}${text}${isPercent ? "%" : ""}`;
}

const isDateFormat = (format: string): boolean => /^[ymd/\- ,]+$/i.test(format) && /[yd]/i.test(format);
const isNumberFormat = (format: string): boolean => /^\$?[#0,]*0(\.0+)?%?$/.test(format);

/**
 * What the cell shows, for the formats a form needs: General, text, whole and decimal numbers, percentages, dollars and
 * dates. Other formats show the bare value, which Excel would not.
 */
export function cellText(value: Scalar, format: string): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" || format === generalFormat || format === textFormat) return String(value);
  const first = format.split(";")[0] ?? format;
  if (isDateFormat(first)) return dateText(value, first.toLowerCase());
  return isNumberFormat(first) ? numberText(value, first) : String(value);
}
