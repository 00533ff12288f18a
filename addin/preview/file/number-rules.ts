import type { ConditionalFormattingRule, Cvfo } from "@cj-tech-master/excelts";
import type { ConditionalFormatImage } from "../host/model/workbook-image.ts";
import { partOf } from "../host/part-of.ts";
import { usualIconSet } from "../sheet/icon-sets.ts";
import { argbOf, colourOf, type ThemeColours } from "./colours.ts";
import type { FileLimit, RuleDetails } from "./rule-details.ts";

type Parts = ConditionalFormatImage["parts"];
type Rule<Type extends ConditionalFormattingRule["type"]> = Extract<ConditionalFormattingRule, { type: Type }>;

/** A limit's kind in a file and in Office.js. */
const limitTypes: readonly (readonly [Cvfo["type"], string])[] = [
  ["min", "LowestValue"],
  ["max", "HighestValue"],
  ["num", "Number"],
  ["percent", "Percent"],
  ["percentile", "Percentile"],
  ["formula", "Formula"],
  ["autoMin", "Automatic"],
  ["autoMax", "Automatic"],
];

interface LimitPart {
  readonly type: string;
  readonly formula?: string;
  readonly operator?: "GreaterThan" | "GreaterThanOrEqual";
}

/** A limit in Office.js' words. A formula begins with `=`, which files leave out. */
function limitIn({ type, value, isAbove }: FileLimit): LimitPart {
  const word = limitTypes.find(([inFile]) => inFile === type)?.[1] ?? "Number";
  if (value === null) return { type: word };
  const formula = Number.isNaN(Number(value)) ? `=${value}` : value;
  return { type: word, formula, operator: isAbove ? "GreaterThan" : "GreaterThanOrEqual" };
}

/** Names of icon sets begin with a number: a digit in files, a word in Office.js. */
const counts = [
  ["3", "Three"],
  ["4", "Four"],
  ["5", "Five"],
] as const;
const iconSetIn = (name: string): string =>
  counts.reduce((text, [digit, word]) => text.replace(new RegExp(`^${digit}`), word), name);
const iconSetOut = (name: string): string =>
  counts.reduce((text, [digit, word]) => text.replace(new RegExp(`^${word}`), digit), name);

function scaleIn({ color = [] }: Rule<"colorScale">, limits: readonly FileLimit[], theme: ThemeColours): Parts | null {
  const stops = limits.map((limit, index) => ({ ...limitIn(limit), color: colourOf(color[index], theme) }));
  if (stops.length < 2 || stops.length > 3 || stops.some((stop) => stop.color === null)) return null;
  const [minimum, middle, maximum = middle] = stops;
  return [["criteria", stops.length === 2 ? { minimum, maximum } : { minimum, midpoint: middle, maximum }]];
}

const axisFormats = { auto: "Automatic", middle: "CellMidPoint", none: "None" } as const;
const directions = { context: "Context", leftToRight: "LeftToRight", rightToLeft: "RightToLeft" } as const;

function barIn(rule: Rule<"dataBar">, limits: readonly FileLimit[], details: RuleDetails, theme: ThemeColours): Parts {
  const [lower, upper] = limits.map(limitIn);
  const { bar } = details;
  const colours = [
    ["positiveFormat.fillColor", rule.color],
    ["positiveFormat.borderColor", bar.border === true ? bar.borderColor : undefined],
    ["negativeFormat.fillColor", bar.negativeFillColor],
    ["axisColor", bar.axisColor],
  ] as const;
  return [
    ["lowerBoundRule", lower ?? { type: "LowestValue" }],
    ["upperBoundRule", upper ?? { type: "HighestValue" }],
    ...colours.flatMap(([name, colour]): Parts => {
      const found = colourOf(colour, theme);
      return found === null ? [] : [[name, found]];
    }),
    ["positiveFormat.gradientFill", bar.gradient !== false],
    ["negativeFormat.matchPositiveFillColor", bar.isNegativeAlike === true],
    ["axisFormat", axisFormats[bar.axisPosition ?? "auto"]],
    ["barDirection", directions[bar.direction ?? "context"]],
    ["showDataBarOnly", !details.showsValue],
    // Excel 2007 makes no bar shorter than a tenth of the cell, nor longer than nine.
    ["minLength", bar.minLength ?? 10],
    ["maxLength", bar.maxLength ?? 90],
  ];
}

function iconsIn(rule: Rule<"iconSet">, limits: readonly FileLimit[], details: RuleDetails): Parts | null {
  if (rule.custom === true || partOf(rule, "icons") !== undefined) return null;
  // The library's name for a set that is not named is none of Excel's.
  const name = rule.iconSet?.replace(/^3TrafficLights$/, "3TrafficLights1") ?? "3TrafficLights1";
  return [
    ["style", iconSetIn(name)],
    ["criteria", limits.map(limitIn)],
    ["reverseIconOrder", rule.reverse === true],
    ["showIconOnly", !details.showsValue],
  ];
}

/** A colour scale, data bar or icon set of a file; null for other rules, and for what the preview cannot draw. */
export function numberRuleIn(
  rule: ConditionalFormattingRule,
  details: RuleDetails,
  theme: ThemeColours,
): { readonly type: string; readonly parts: Parts } | null {
  if (rule.type !== "colorScale" && rule.type !== "dataBar" && rule.type !== "iconSet") return null;
  const plain = (rule.cfvo ?? []).map(({ type, value }) => ({
    type,
    value: value === undefined || Number.isNaN(value) ? null : String(value),
    isAbove: false,
  }));
  const limits = details.limits.length > 0 ? details.limits : plain;
  if (rule.type === "dataBar") return { type: "DataBar", parts: barIn(rule, limits, details, theme) };
  const [type, parts] =
    rule.type === "colorScale"
      ? (["ColorScale", scaleIn(rule, limits, theme)] as const)
      : (["IconSet", iconsIn(rule, limits, details)] as const);
  return parts === null ? null : { type, parts };
}

function limitOut(limit: unknown, end: "lower" | "upper"): Cvfo {
  const type = partOf(limit, "type");
  const found =
    type === "Automatic"
      ? end === "lower"
        ? "autoMin"
        : "autoMax"
      : (limitTypes.find(([, word]) => word === type)?.[0] ?? "num");
  const formula = partOf(limit, "formula");
  if (typeof formula === "number") return { type: found, value: formula };
  return typeof formula === "string" ? { type: found, value: formula.replace(/^=/, "") } : { type: found };
}

function scaleOut(criteria: unknown): Rule<"colorScale"> | null {
  const stops = ["minimum", "midpoint", "maximum"].flatMap((name) => {
    const stop = partOf(criteria, name);
    const color = argbOf(partOf(stop, "color"));
    return color === null ? [] : [{ cfvo: limitOut(stop, "lower"), color }];
  });
  if (stops.length < 2) return null;
  return { type: "colorScale", cfvo: stops.map(({ cfvo }) => cfvo), color: stops.map(({ color }) => color) };
}

const keyOf = <Key extends string>(words: Readonly<Record<Key, string>>, word: unknown): Key | null => {
  for (const key in words) if (words[key] === word) return key;
  return null;
};

function barOut(parts: ReadonlyMap<string, unknown>): Rule<"dataBar"> {
  const colour = (name: string) => argbOf(parts.get(name));
  const [shortest, longest] = [parts.get("minLength"), parts.get("maxLength")];
  const border = colour("positiveFormat.borderColor");
  const fill = colour("positiveFormat.fillColor") ?? { argb: "FF638EC6" };
  const isAlike = parts.get("negativeFormat.matchPositiveFillColor") === true;
  return {
    type: "dataBar",
    cfvo: [limitOut(parts.get("lowerBoundRule"), "lower"), limitOut(parts.get("upperBoundRule"), "upper")],
    color: fill,
    minLength: typeof shortest === "number" ? shortest : 0,
    maxLength: typeof longest === "number" ? longest : 100,
    gradient: parts.get("positiveFormat.gradientFill") !== false,
    border: border !== null,
    ...(border === null ? {} : { borderColor: border }),
    // The library leaves the word for "the same" out, which says the contrary: it is said by the colour.
    negativeBarColorSameAsPositive: false,
    negativeFillColor: (isAlike ? fill : colour("negativeFormat.fillColor")) ?? { argb: "FFFF0000" },
    axisPosition: keyOf(axisFormats, parts.get("axisFormat")) ?? "auto",
    axisColor: colour("axisColor") ?? { argb: "FF000000" },
    direction: keyOf(directions, parts.get("barDirection")) ?? "context",
  };
}

/** Limits that nobody set up are even shares, from 0 on; the first is never asked. */
function iconsOut(parts: ReadonlyMap<string, unknown>): Rule<"iconSet"> {
  const style = parts.get("style");
  const name = iconSetOut(typeof style === "string" ? style : usualIconSet);
  const count = Number(name[0]);
  const said = parts.get("criteria");
  const criteria: readonly unknown[] =
    Array.isArray(said) && said.length === count
      ? [partOf(said[0], "type") === undefined ? { type: "Percent", formula: 0 } : said[0], ...said.slice(1)]
      : Array.from({ length: count }, (_, index) => ({ type: "Percent", formula: Math.round((index * 100) / count) }));
  return {
    type: "iconSet",
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names of Office.js, which are the file's
    iconSet: name as NonNullable<Rule<"iconSet">["iconSet"]>,
    cfvo: criteria.map((criterion) => limitOut(criterion, "lower")),
    reverse: parts.get("reverseIconOrder") === true,
    showValue: parts.get("showIconOnly") !== true,
  };
}

/** A colour scale, data bar or icon set as a file has it; null for other formats, and for a scale without colours. */
export function numberRuleOut({ type, parts }: ConditionalFormatImage): ConditionalFormattingRule | null {
  const map = new Map(parts);
  if (type === "ColorScale") return scaleOut(map.get("criteria"));
  if (type === "DataBar") return barOut(map);
  return type === "IconSet" ? iconsOut(map) : null;
}
