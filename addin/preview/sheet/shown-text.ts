import { format, isValidFormat } from "numfmt";
import type { Scalar } from "../host/model/content.ts";

const known = new Map<string, boolean>();

function isUsable(pattern: string): boolean {
  const answer = known.get(pattern) ?? isValidFormat(pattern);
  known.set(pattern, answer);
  return answer;
}

/** What a cell shows for its value, as Excel writes it in US English. A format Excel would not take shows the bare value. */
export function shownText(value: Scalar, pattern: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (pattern === "@" || !isUsable(pattern)) return String(value);
  return format(pattern, value, { throws: false });
}

/** What stands in the cell while it is edited: dates and percentages in the way they can be typed again. */
export function editableText(value: Scalar, pattern: string): string {
  if (typeof value !== "number") return shownText(value, pattern);
  const first = pattern.split(";")[0] ?? pattern;
  if (first.includes("%")) return `${Number((value * 100).toPrecision(15))}%`;
  if (/[yd]/i.test(first.replaceAll(/"[^"]*"|\[[^\]]*\]/g, ""))) return shownText(value, first);
  return String(value);
}
