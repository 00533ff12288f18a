import { asRecord } from "./host-node.ts";
import type { CellContent } from "./cell-input.ts";

/** What Excel answers a person who types something that the cell's validation does not allow. Null: it is allowed. */
export function validationRefusal(
  rule: unknown,
  errorAlert: unknown,
  value: CellContent,
  listOf: (source: string) => readonly string[],
): string | null {
  if (value === "" || isAllowed(asRecord(rule), value, listOf)) return null;
  const alert = asRecord(errorAlert);
  if (alert["showAlert"] === false || (alert["style"] !== undefined && alert["style"] !== "Stop")) return null;
  const message = alert["message"];
  return typeof message === "string" && message !== ""
    ? message
    : "This value doesn't match the data validation restrictions defined for this cell.";
}

function isAllowed(
  rule: Readonly<Record<string, unknown>>,
  value: CellContent,
  listOf: (source: string) => readonly string[],
): boolean {
  if (rule["list"] !== undefined) {
    const { source } = asRecord(rule["list"]);
    if (typeof source !== "string") return true;
    const choices = source.startsWith("=") ? listOf(source) : source.split(",").map((choice) => choice.trim());
    return choices.some((choice) => choice.toLowerCase() === String(value).toLowerCase());
  }
  for (const kind of ["wholeNumber", "decimal", "date", "textLength"] as const) {
    if (rule[kind] === undefined) continue;
    const measured = kind === "textLength" ? String(value).length : value;
    if (typeof measured !== "number") return false;
    if (kind === "wholeNumber" && !Number.isInteger(measured)) return false;
    return isWithin(asRecord(rule[kind]), measured);
  }
  return true; // custom formulas are not calculated here: nothing is refused on their account
}

function isWithin(limits: Readonly<Record<string, unknown>>, value: number): boolean {
  const first = Number(limits["formula1"]);
  const second = Number(limits["formula2"]);
  if (Number.isNaN(first)) return true;
  switch (limits["operator"]) {
    case "Between":
      return value >= first && value <= second;
    case "NotBetween":
      return value < first || value > second;
    case "EqualTo":
      return value === first;
    case "NotEqualTo":
      return value !== first;
    case "GreaterThan":
      return value > first;
    case "GreaterThanOrEqualTo":
      return value >= first;
    case "LessThan":
      return value < first;
    case "LessThanOrEqualTo":
      return value <= first;
    default:
      return true;
  }
}
