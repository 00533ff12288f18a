import { cellAt, containsCell, readArea, type Area } from "../host/a1.ts";
import type { ConditionalFormat } from "../host/model/conditional-format.ts";
import type { Scalar } from "../host/model/content.ts";
import { moveFormula } from "../host/model/formula-references.ts";
import { partOf } from "../host/part-of.ts";
import type { DataBar } from "./data-bar.ts";
import type { CellIcon } from "./icon-sets.ts";
import { numberLooks } from "./number-looks.ts";
import { limitOf, type NumbersIn } from "./thresholds.ts";

/** What a conditional format changes on a cell. Colours are `#RRGGBB`. */
export interface ConditionalLook {
  readonly fill?: string;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly bar?: DataBar;
  readonly icon?: CellIcon;
  /** The bar or icon stands for the value. */
  readonly hidesValue?: boolean;
}

export interface Conditions {
  readonly valueAt: (row: number, column: number) => Scalar;
  readonly numbersIn: NumbersIn;
  /** A formula of more than the usual shape; anything but true does not apply. */
  readonly calculate: (formula: string) => Scalar;
}

const numberTest = /^=AND\(ISNUMBER\((?<ref>\$?[A-Z]{1,3}\$?\d+)\),(?<same>\$?[A-Z]{1,3}\$?\d+)=(?<value>-?[\d.]+)\)$/i;

/** `=AND(ISNUMBER(D7),D7=2)`, by far the commonest here, is judged without an engine; null for any other formula. */
function judgeNumberTest(formula: string, valueAt: Conditions["valueAt"]): boolean | null {
  const { ref, same, value } = numberTest.exec(formula)?.groups ?? {};
  const area = ref === undefined || ref !== same ? null : readArea(ref);
  if (area === null) return null;
  return valueAt(area.row, area.column) === Number(value);
}

/** As Excel orders values: numbers before texts, and a blank counts as 0. */
function compare(a: Scalar, b: Scalar): number {
  const left = a === "" && typeof b === "number" ? 0 : a;
  if (typeof left === "number" && typeof b === "number") return left - b;
  if (typeof left === "string" && typeof b === "string") return left.localeCompare(b, "en", { sensitivity: "base" });
  return typeof left === "number" ? -1 : 1;
}

function judgeCellValue(rule: unknown, value: Scalar, conditions: Conditions): boolean {
  const first = limitOf(partOf(rule, "formula1"), conditions.calculate);
  if (first === null) return false;
  const second = limitOf(partOf(rule, "formula2"), conditions.calculate) ?? first;
  const [low, high] = [compare(value, first), compare(value, second)];
  switch (partOf(rule, "operator")) {
    case "EqualTo":
      return low === 0;
    case "NotEqualTo":
      return low !== 0;
    case "GreaterThan":
      return low > 0;
    case "GreaterThanOrEqual":
      return low >= 0;
    case "LessThan":
      return low < 0;
    case "LessThanOrEqual":
      return low <= 0;
    case "Between":
      return low >= 0 && high <= 0;
    case "NotBetween":
      return low < 0 || high > 0;
    default:
      return false;
  }
}

function applies({ type, area, parts }: ConditionalFormat, cell: Area, conditions: Conditions): boolean {
  if (type === "CellValue") {
    return judgeCellValue(parts.get("rule"), conditions.valueAt(cell.row, cell.column), conditions);
  }
  const formula = parts.get("rule.formula");
  if (type !== "Custom" || typeof formula !== "string") return false;
  // The formula is written for the area's first cell.
  const here = moveFormula(formula, cell.row - area.row, cell.column - area.column);
  return judgeNumberTest(here, conditions.valueAt) ?? conditions.calculate(here) === true;
}

function textLook({ parts }: ConditionalFormat): ConditionalLook {
  const [fill, colour] = [parts.get("format.fill.color"), parts.get("format.font.color")];
  const [bold, italic] = [parts.get("format.font.bold"), parts.get("format.font.italic")];
  return {
    ...(typeof fill === "string" ? { fill } : {}),
    ...(typeof colour === "string" ? { colour } : {}),
    ...(typeof bold === "boolean" ? { bold } : {}),
    ...(typeof italic === "boolean" ? { italic } : {}),
  };
}

/** What one format makes of a cell; null where it does not apply. */
function lookOf(format: ConditionalFormat, cell: Area, conditions: Conditions): ConditionalLook | null {
  const ofNumber = numberLooks[format.type];
  if (ofNumber === undefined) return applies(format, cell, conditions) ? textLook(format) : null;
  const value = conditions.valueAt(cell.row, cell.column);
  return typeof value === "number" ? ofNumber(format, value, conditions) : null;
}

/** What conditional formats make of a cell: for each property the first format that applies, until one stops the rest. */
export function conditionalLook(
  formats: readonly ConditionalFormat[],
  row: number,
  column: number,
  conditions: Conditions,
): ConditionalLook {
  const looks: ConditionalLook[] = [];
  for (const format of formats) {
    if (!containsCell(format.area, row, column)) continue;
    const found = lookOf(format, cellAt(row, column), conditions);
    if (found === null) continue;
    looks.unshift(found);
    if (format.stopIfTrue) break;
  }
  return looks.reduce((all, look) => Object.assign(all, look), {});
}
