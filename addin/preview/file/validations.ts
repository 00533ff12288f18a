import { dateToExcel, excelToDate, type DataValidation, type DataValidationOperator } from "@cj-tech-master/excelts";
import { readArea } from "../host/a1.ts";
import { serialOf } from "../host/model/date-entry.ts";
import type { ValidationImage } from "../host/model/workbook-image.ts";
import { partOf } from "../host/part-of.ts";
import { cornersOf } from "./sizes.ts";

type Kind = "whole" | "decimal" | "date" | "textLength";

const kinds: readonly (readonly [Kind, string])[] = [
  ["whole", "wholeNumber"],
  ["decimal", "decimal"],
  ["date", "date"],
  ["textLength", "textLength"],
];

const operators: readonly (readonly [DataValidationOperator, string])[] = [
  ["between", "Between"],
  ["notBetween", "NotBetween"],
  ["equal", "EqualTo"],
  ["notEqual", "NotEqualTo"],
  ["greaterThan", "GreaterThan"],
  ["lessThan", "LessThan"],
  ["greaterThanOrEqual", "GreaterThanOrEqualTo"],
  ["lessThanOrEqual", "LessThanOrEqualTo"],
];

const alertStyles = [
  ["stop", "Stop"],
  ["warning", "Warning"],
  ["information", "Information"],
] as const;

/** A limit as the library gives it; null where it is a formula, which the library does not read. */
function limitIn(value: string | number | Date | undefined): number | string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : dateToExcel(value);
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  return value === undefined ? null : `=${value}`;
}

/** `"a,b"` in quotes is a list of words, anything else a reference to cells. */
function listSource(formula: string): string {
  const words = /^"([\s\S]*)"$/.exec(formula)?.[1];
  return words === undefined ? `=${formula}` : words.replaceAll('""', '"');
}

/** The rule in Office.js' words; undefined where there is none, or none that is understood. */
function ruleIn(validation: DataValidation): unknown {
  if (validation.type === "any") return undefined;
  const [first, second] = validation.formulae ?? [];
  if (validation.type === "list") {
    return first === undefined ? undefined : { list: { inCellDropDown: true, source: listSource(String(first)) } };
  }
  if (validation.type === "custom")
    return first === undefined ? undefined : { custom: { formula: `=${String(first)}` } };
  const kind = kinds.find(([word]) => word === validation.type)?.[1];
  const operator = operators.find(([word]) => word === (validation.operator ?? "between"))?.[1];
  const [formula1, formula2] = [limitIn(first), limitIn(second)];
  if (kind === undefined || operator === undefined || formula1 === null) return undefined;
  return { [kind]: { formula1, operator, ...(formula2 === null ? {} : { formula2 }) } };
}

/** How the library marks that an address is not of a single cell. */
const rangeMark = "range:";

/** What a file says of what may be typed into some cells, whose address is the key; null where that is no address. */
export function validationIn(key: string, validation: DataValidation): ValidationImage | null {
  const area = readArea(key.startsWith(rangeMark) ? key.slice(rangeMark.length) : key);
  if (area === null) return null;
  const { prompt, promptTitle, error, errorTitle, errorStyle, allowBlank } = validation;
  const rule = ruleIn(validation);
  const hasPrompt = validation.showInputMessage === true && (prompt ?? "") !== "";
  const style = alertStyles.find(([word]) => word === errorStyle)?.[1] ?? "Stop";
  const errorAlert = {
    showAlert: validation.showErrorMessage === true,
    style,
    title: errorTitle ?? "",
    message: error ?? "",
  };
  return {
    area,
    ...(rule === undefined ? {} : { rule, errorAlert, ignoreBlanks: allowBlank === true }),
    ...(hasPrompt ? { prompt: { showPrompt: true, title: promptTitle ?? "", message: prompt } } : {}),
  };
}

/** A limit as the library takes it: dates as dates, formulas without their sign. */
function limitOut(value: unknown, isDate: boolean): string | number | Date | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(typeof value === "string" ? value : "") ?? [];
  const number = year === undefined ? value : serialOf(Number(year), Number(month), Number(day));
  if (typeof number === "number") return isDate ? excelToDate(number) : number;
  if (typeof number !== "string" || number === "") return null;
  const plain = Number(number.replace(/^=/, ""));
  if (!Number.isNaN(plain)) return isDate ? excelToDate(plain) : plain;
  return isDate ? null : number.replace(/^=/, "");
}

type Out = Pick<Extract<DataValidation, { formulae: unknown }>, "type" | "formulae" | "operator">;

function ruleOut(rule: unknown): Out | null {
  const source = partOf(partOf(rule, "list"), "source");
  if (typeof source === "string") {
    const formula = source.startsWith("=") ? source.slice(1) : `"${source.replaceAll('"', '""')}"`;
    return { type: "list", formulae: [formula] };
  }
  const custom = partOf(partOf(rule, "custom"), "formula");
  if (typeof custom === "string") return { type: "custom", formulae: [custom.replace(/^=/, "")] };
  const kind = kinds.find(([, name]) => partOf(rule, name) !== undefined);
  if (kind === undefined) return null;
  const limits = partOf(rule, kind[1]);
  const operator = operators.find(([, word]) => word === partOf(limits, "operator"))?.[0];
  const [first, second] = ["formula1", "formula2"].map((name) => limitOut(partOf(limits, name), kind[0] === "date"));
  if (operator === undefined || first === undefined || first === null) return null;
  return { type: kind[0], operator, formulae: second === undefined || second === null ? [first] : [first, second] };
}

const textOf = (value: unknown, name: string): string => {
  const part = partOf(value, name);
  return typeof part === "string" ? part : "";
};

/** What may be typed as a file says it, with the address of the cells; null where nothing is said. */
export function validationOut(image: ValidationImage): readonly [string, DataValidation] | null {
  const { rule, prompt, errorAlert } = image;
  const written = ruleOut(rule);
  const message = textOf(prompt, "message");
  const promptParts =
    message === "" || partOf(prompt, "showPrompt") === false
      ? null
      : { showInputMessage: true, promptTitle: textOf(prompt, "title"), prompt: message };
  const corners = cornersOf(image.area);
  const address = corners.includes(":") ? `${rangeMark}${corners}` : corners;
  if (written === null) return promptParts === null ? null : [address, { type: "any", ...promptParts }];
  const style = alertStyles.find(([, word]) => word === partOf(errorAlert, "style"))?.[0] ?? "stop";
  return [
    address,
    {
      ...written,
      ...promptParts,
      allowBlank: image.ignoreBlanks !== false,
      showErrorMessage: partOf(errorAlert, "showAlert") !== false,
      errorStyle: style,
      errorTitle: textOf(errorAlert, "title"),
      error: textOf(errorAlert, "message"),
    },
  ];
}
