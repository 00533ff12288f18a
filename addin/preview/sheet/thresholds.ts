import { formatArea, intersectionOf, type Area } from "../host/a1.ts";
import type { Scalar } from "../host/model/content.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { partOf } from "../host/part-of.ts";

/** The numbers in an area, ascending. Blank cells, texts and errors are none. */
export type NumbersIn = (area: Area) => readonly number[];

/**
 * Keeps an area's numbers for as long as nothing changes: every cell of a colour scale is drawn from all of them.
 *
 * @param revision grows with everything that may change what cells hold.
 */
export function createNumbers(workbook: Workbook, revision: () => number): (sheet: Sheet) => NumbersIn {
  const known = new Map<string, readonly number[]>();
  let knownAt = revision();
  return (sheet) => (area) => {
    if (knownAt !== revision()) known.clear();
    knownAt = revision();
    const key = `${sheet.id} ${formatArea(area)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const used = sheet.usedArea(true);
    const within = used === null ? null : intersectionOf(area, used);
    const values = within === null ? [] : workbook.valuesOf(sheet, within).flat();
    const numbers = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
    known.set(key, numbers);
    return numbers;
  };
}

/** A limit as it was given: a number, words in quotes, or a formula that is calculated. Null where nothing was given. */
export function limitOf(value: unknown, calculate: (formula: string) => Scalar): Scalar | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const text = value.replace(/^=/, "");
  if (text.trim() !== "" && !Number.isNaN(Number(text))) return Number(text);
  const words = /^"(.*)"$/s.exec(text)?.[1];
  if (words !== undefined) return words.replaceAll('""', '"');
  return value.startsWith("=") ? calculate(value) : value;
}

/** The value below which so many percent of the numbers lie, between two of them in proportion: PERCENTILE.INC. */
function percentile(numbers: readonly number[], percent: number): number | null {
  const place = ((numbers.length - 1) * Math.max(0, Math.min(100, percent))) / 100;
  const [low, high] = [numbers[Math.floor(place)], numbers[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

/**
 * The number that a limit of a colour scale, data bar or icon set stands for; null where it stands for none.
 *
 * @param criterion `type` and `formula` in Office.js' words. `Automatic` is a data bar's: the lowest or highest number,
 * or 0 where all numbers lie beyond it.
 */
export function thresholdOf(
  criterion: unknown,
  numbers: readonly number[],
  end: "lower" | "upper",
  calculate: (formula: string) => Scalar,
): number | null {
  const [lowest, highest] = [numbers[0], numbers.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const type = partOf(criterion, "type");
  if (type === "LowestValue") return lowest;
  if (type === "HighestValue") return highest;
  if (type === "Automatic" || type === undefined) return end === "lower" ? Math.min(0, lowest) : Math.max(0, highest);
  const number = limitOf(partOf(criterion, "formula"), calculate);
  if (typeof number !== "number") return null;
  if (type === "Percent") return lowest + ((highest - lowest) * number) / 100;
  return type === "Percentile" ? percentile(numbers, number) : number;
}
