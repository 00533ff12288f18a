import type { CellValue } from "../../shared/cell.ts";

/** What a cell of this format must be given so that exactly this value stands in it afterwards. */
export type Writable = string | number | boolean;

const textFormat = "@";

/**
 * Excel reads what is written into a cell as if it were typed: "1-2" becomes a date, "12%" a number, "=…" a formula that
 * somebody else may have written, and a leading apostrophe is eaten. An apostrophe in front prevents all four and is not
 * part of the value.
 *
 * Text cells take everything as it comes but for what begins like a formula or with an apostrophe. Other cells hold text
 * only where somebody typed the wrong kind of value, and that must stay as typed too. Yes and No are nobody's formula.
 */
export function contentOf(value: CellValue, numberFormat: string): Writable {
  if (value === null) return "";
  if (typeof value !== "string" || value === "") return value;
  if (numberFormat === textFormat) return /^[=+\-@']/.test(value) ? `'${value}` : value;
  return value === "Yes" || value === "No" ? value : `'${value}`;
}

/**
 * Keys that are plain numbers are numbers in the sheet: as text they would carry Excel's green warning triangles, and
 * milestone 10 would sort before milestone 2. Reading takes either.
 */
export const isNumericKey = (key: string): boolean => /^[1-9][0-9]{0,8}$/.test(key);
