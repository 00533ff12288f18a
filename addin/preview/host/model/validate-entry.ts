import { readArea, splitAddress } from "../a1.ts";
import type { Scalar } from "./content.ts";
import { serialOf } from "./date-entry.ts";
import type { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";
import { partOf } from "../part-of.ts";

type Operator =
  | "Between"
  | "NotBetween"
  | "EqualTo"
  | "NotEqualTo"
  | "GreaterThan"
  | "LessThan"
  | "GreaterThanOrEqualTo"
  | "LessThanOrEqualTo";

const compare: Readonly<Record<Operator, (value: number, first: number, second: number) => boolean>> = {
  Between: (value, first, second) => value >= first && value <= second,
  NotBetween: (value, first, second) => value < first || value > second,
  EqualTo: (value, first) => value === first,
  NotEqualTo: (value, first) => value !== first,
  GreaterThan: (value, first) => value > first,
  LessThan: (value, first) => value < first,
  GreaterThanOrEqualTo: (value, first) => value >= first,
  LessThanOrEqualTo: (value, first) => value <= first,
};

const isOperator = (value: unknown): value is Operator => typeof value === "string" && value in compare;

/** A limit as a rule gives it: a number, a number as text, an ISO date. Null for formulas, which are not calculated here. */
function limitOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  if (year !== undefined) return serialOf(Number(year), Number(month), Number(day));
  const number = Number(value.replace(/^=/, ""));
  return value.trim() === "" || Number.isNaN(number) ? null : number;
}

function meets(rule: unknown, measured: number | null): boolean {
  const operator = partOf(rule, "operator");
  const first = limitOf(partOf(rule, "formula1"));
  const second = limitOf(partOf(rule, "formula2"));
  if (measured === null) return false;
  if (!isOperator(operator) || first === null) return true;
  return compare[operator](measured, first, second ?? first);
}

/** The values a list rule offers: words between commas, or the cells its formula points to; null when it says neither. */
export function listValues(workbook: Workbook, sheet: Sheet, source: unknown): readonly string[] | null {
  if (typeof source !== "string") return null;
  if (!source.startsWith("=")) return source.split(",").map((word) => word.trim());
  const { sheetName, rest } = splitAddress(source.slice(1));
  const named = workbook.names.find(({ name }) => name.toLowerCase() === source.slice(1).toLowerCase());
  const range = named?.refersTo.kind === "range" ? named.refersTo.range : null;
  const area = range?.area ?? readArea(rest);
  const home = range?.sheet ?? (sheetName === null ? sheet : workbook.findSheet(sheetName));
  if (area === null || home === null) return null;
  return workbook.valuesOf(home, area).flat().map(String);
}

/** Whether a rule, as `dataValidation.rule` takes it, allows an entry. Formulas of one's own count as met. */
function isAllowed(workbook: Workbook, sheet: Sheet, rule: unknown, value: Scalar): boolean {
  const list = partOf(rule, "list");
  if (list !== undefined) {
    const values = listValues(workbook, sheet, partOf(list, "source"));
    return values === null || values.includes(typeof value === "boolean" ? String(value).toUpperCase() : String(value));
  }
  const number = typeof value === "number" ? value : null;
  const whole = partOf(rule, "wholeNumber");
  if (whole !== undefined) return Number.isInteger(number) && meets(whole, number);
  const numeric = partOf(rule, "decimal") ?? partOf(rule, "date") ?? partOf(rule, "time");
  if (numeric !== undefined) return meets(numeric, number);
  const length = partOf(rule, "textLength");
  return length === undefined || meets(length, String(value).length);
}

/** The message a refused entry brings up. */
export interface EntryAlert {
  readonly title: string;
  readonly message: string;
}

/**
 * What Excel says to an entry typed into a cell: null when it takes it, also where the alert only warns. Add-ins' writes
 * and pastes are never asked.
 */
export function refuseEntry(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  value: Scalar,
): EntryAlert | null {
  const rule = sheet.look("validation.rule", row, column);
  if (rule === undefined || isAllowed(workbook, sheet, rule, value)) return null;
  const alert = sheet.look("validation.errorAlert", row, column);
  const text = (name: string): string => {
    const part = partOf(alert, name);
    return typeof part === "string" ? part : "";
  };
  if (partOf(alert, "showAlert") === false || ["Warning", "Information"].includes(text("style"))) return null;
  return { title: text("title"), message: text("message") };
}

/** Whether a cell's value meets its rule, as `dataValidation.valid` tells. Blank cells do where blanks are ignored. */
export function isValidCell(workbook: Workbook, sheet: Sheet, row: number, column: number): boolean {
  const rule = sheet.look("validation.rule", row, column);
  const value = workbook.valueAt(sheet, row, column);
  if (rule === undefined) return true;
  if (value === "") return sheet.look("validation.ignoreBlanks", row, column) !== false;
  return isAllowed(workbook, sheet, rule, value);
}
