import type { ConditionalFormattingOptions, ConditionalFormattingRule, Style } from "@cj-tech-master/excelts";
import { readArea } from "../host/a1.ts";
import { moveFormula } from "../host/model/formula-references.ts";
import type { ConditionalFormatImage } from "../host/model/workbook-image.ts";
import { partOf } from "../host/part-of.ts";
import { argbOf, colourOf, type ThemeColours } from "./colours.ts";
import { numberRuleIn, numberRuleOut } from "./number-rules.ts";
import { noDetails, type PartRules, type RuleDetails } from "./rule-details.ts";
import { cornersOf } from "./sizes.ts";

type Parts = ConditionalFormatImage["parts"];

/** A comparison in a file and in Office.js. The library's own list of them is shorter than what it reads and writes. */
const operators: readonly (readonly [string, string])[] = [
  ["between", "Between"],
  ["notBetween", "NotBetween"],
  ["equal", "EqualTo"],
  ["notEqual", "NotEqualTo"],
  ["greaterThan", "GreaterThan"],
  ["lessThan", "LessThan"],
  ["greaterThanOrEqual", "GreaterThanOrEqual"],
  ["lessThanOrEqual", "LessThanOrEqual"],
];

function looksIn(style: Partial<Style> | undefined, theme: ThemeColours): Parts {
  const fill = style?.fill?.type === "pattern" ? colourOf(style.fill.bgColor ?? style.fill.fgColor, theme) : null;
  const colour = colourOf(style?.font?.color, theme);
  return [
    ...(fill === null ? [] : [["format.fill.color", fill] as const]),
    ...(colour === null ? [] : [["format.font.color", colour] as const]),
    ...(style?.font?.bold === true ? [["format.font.bold", true] as const] : []),
    ...(style?.font?.italic === true ? [["format.font.italic", true] as const] : []),
  ];
}

/** The formula of a rule that has one: texts and days are asked about by formulas too, beside their own words for it. */
function formulaIn(rule: ConditionalFormattingRule): string | number | null {
  if (rule.type === "expression") return rule.formulae?.[0] ?? null;
  if (rule.type !== "containsText" && rule.type !== "timePeriod") return null;
  const formulas: unknown = partOf(rule, "formulae");
  const first: unknown = Array.isArray(formulas) ? formulas[0] : null;
  return typeof first === "string" ? first : null;
}

interface RuleRead {
  readonly type: string;
  readonly parts: Parts;
}

/** A rule's own parts and its kind as Office.js names it; null for kinds that the preview does not know. */
function ruleIn(rule: ConditionalFormattingRule, details: RuleDetails, theme: ThemeColours): RuleRead | null {
  const test = formulaIn(rule);
  if (test !== null) return { type: "Custom", parts: [["rule.formula", `=${test}`]] };
  if (rule.type === "cellIs") {
    const operator = operators.find(([word]) => word === rule.operator)?.[1];
    const [first, second] = (rule.formulae ?? []).map((formula) => `=${formula}`);
    if (operator === undefined || first === undefined) return null;
    const limits = { formula1: first, ...(second === undefined ? {} : { formula2: second }), operator };
    return { type: "CellValue", parts: [["rule", limits]] };
  }
  return numberRuleIn(rule, details, theme);
}

/** Moves a rule that was written for one area's first cell to another's. */
function movedParts(parts: Parts, rows: number, columns: number): Parts {
  const move = (value: unknown): unknown => (typeof value === "string" ? moveFormula(value, rows, columns) : value);
  return parts.map(([name, value]) => {
    if (name === "rule.formula") return [name, move(value)] as const;
    if (name !== "rule" || typeof value !== "object" || value === null) return [name, value] as const;
    return [name, Object.fromEntries(Object.entries(value).map(([key, part]) => [key, move(part)]))] as const;
  });
}

export interface ConditionsRead {
  readonly formats: readonly ConditionalFormatImage[];
  /** Whether there were formats of kinds that the preview does not know. */
  readonly hasOthers: boolean;
}

/** A sheet's conditional formats, the highest priority first. A format over several areas becomes one for each. */
export function conditionsIn(
  found: readonly ConditionalFormattingOptions[],
  { details, newer }: PartRules,
  theme: ThemeColours,
): ConditionsRead {
  const detailsOf = ({ priority = 0 }: ConditionalFormattingRule): RuleDetails => details.get(priority) ?? noDetails;
  const rules = [...found, ...newer]
    .flatMap(({ ref, rules: own }) => own.map((rule) => ({ ref, rule })))
    .sort((a, b) => (a.rule.priority ?? 0) - (b.rule.priority ?? 0));
  const formats = rules.flatMap(({ ref, rule }) => {
    const read = ruleIn(rule, detailsOf(rule), theme);
    if (read === null) return [];
    const areas = ref.split(/\s+/).flatMap((address) => readArea(address) ?? []);
    const [first] = areas;
    return areas.map((area) => ({
      type: read.type,
      area,
      stopIfTrue: detailsOf(rule).stopsOthers,
      parts: [
        ...(first === undefined ? [] : movedParts(read.parts, area.row - first.row, area.column - first.column)),
        ...looksIn(rule.style, theme),
      ],
    }));
  });
  return { formats, hasOthers: rules.some(({ rule }) => ruleIn(rule, detailsOf(rule), theme) === null) };
}

function looksOut(parts: ReadonlyMap<string, unknown>): Partial<Style> {
  const fill = argbOf(parts.get("format.fill.color"));
  const colour = argbOf(parts.get("format.font.color"));
  const [bold, italic] = [parts.get("format.font.bold"), parts.get("format.font.italic")];
  return {
    ...(fill === null ? {} : { fill: { type: "pattern", pattern: "solid", bgColor: fill } }),
    font: {
      ...(colour === null ? {} : { color: colour }),
      ...(bold === true ? { bold } : {}),
      ...(italic === true ? { italic } : {}),
    },
  };
}

/** A limit without the sign of a formula; words in quotes. */
const limitOut = (value: unknown): string | number | null => {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  if (value.startsWith("=")) return value.slice(1);
  return value.trim() !== "" && !Number.isNaN(Number(value)) ? value : `"${value.replaceAll('"', '""')}"`;
};

function ruleOut(image: ConditionalFormatImage, priority: number): ConditionalFormattingRule | null {
  const ofNumber = numberRuleOut(image);
  if (ofNumber !== null) return { ...ofNumber, priority };
  const parts = new Map(image.parts);
  const common = { priority, style: looksOut(parts) };
  const formula = parts.get("rule.formula");
  if (image.type === "Custom" && typeof formula === "string") {
    return { ...common, type: "expression", formulae: [formula.replace(/^=/, "")] };
  }
  const rule = parts.get("rule");
  const operator = operators.find(([, word]) => word === partOf(rule, "operator"))?.[0];
  const limits = [limitOut(partOf(rule, "formula1")), limitOut(partOf(rule, "formula2"))].filter(
    (limit) => limit !== null,
  );
  if (image.type !== "CellValue" || operator === undefined || limits.length === 0) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library writes all of the format's operators
  return { ...common, type: "cellIs", operator: operator as "equal", formulae: limits };
}

/** A sheet's conditional formats as a file has them; kinds that the library does not write are left out. */
export function conditionsOut(images: readonly ConditionalFormatImage[]): ConditionalFormattingOptions[] {
  return images.flatMap((image, index) => {
    const rule = ruleOut(image, index + 1);
    return rule === null ? [] : [{ ref: cornersOf(image.area), rules: [rule] }];
  });
}
