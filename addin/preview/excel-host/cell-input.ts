/** What a cell holds; "" is blank, as Excel hands it out. */
export type CellContent = string | number | boolean;

/** A value written or typed into a cell, as Excel takes it. */
export interface CellInput {
  readonly value: CellContent;
  readonly formula: string | null;
}

const excelEpoch = Date.UTC(1899, 11, 30);

function serialOf(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return Math.round((time - excelEpoch) / 86_400_000);
}

/** The commonest of the many forms Excel takes for a date, US order. The year of `1-2` is the host's `thisYear`. */
function dateSerial(text: string, thisYear: number): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?$/.exec(text);
  if (us === null) return null;
  return serialOf(us[3] === undefined ? thisYear : Number(us[3]), Number(us[1]), Number(us[2]));
}

/** Excel turns text into numbers, percents, booleans and dates where it can: what "1-2" pasted as text falls prey to. */
function converted(text: string, thisYear: number): CellContent {
  const plain = text.trim();
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return Number(plain);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(",", ""));
  const percent = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(plain);
  if (percent !== null) return Number(percent[1]) / 100;
  if (/^(true|false)$/i.test(plain)) return plain.toLowerCase() === "true";
  return dateSerial(plain, thisYear) ?? text;
}

/**
 * Reads a value on its way into a cell. A leading apostrophe marks text and is not part of it; in a cell formatted as
 * text (`@`) strings stay as they are, formulas too. `calculate` gives a formula's value.
 */
export function readInput(
  raw: CellContent,
  numberFormat: string,
  options: { readonly thisYear: number; readonly calculate: (formula: string) => CellContent },
): CellInput {
  if (typeof raw !== "string" || raw === "") return { value: raw, formula: null };
  if (raw.startsWith("'")) return { value: raw.slice(1), formula: null };
  if (numberFormat === "@") return { value: raw, formula: null };
  if (raw.startsWith("=") && raw.length > 1) return { value: options.calculate(raw), formula: raw };
  return { value: converted(raw, options.thisYear), formula: null };
}
