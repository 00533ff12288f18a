import type { Color, ConditionalFormattingOptions, DataBarRuleType, IconSetRuleType } from "@cj-tech-master/excelts";
import type { ConditionalFormatImage } from "../host/model/workbook-image.ts";
import { xmlAttribute } from "./xml-attribute.ts";

/** A limit of a colour scale, data bar or icon set as the file has it. */
export interface FileLimit {
  /** `min`, `percentile`, …, and `autoMin` or `autoMax`. */
  readonly type: string;
  /** A number or a formula. */
  readonly value: string | null;
  /** Only what is above the limit reaches it. */
  readonly isAbove: boolean;
}

/** What a file says of a conditional format and the library does not hand on. */
export interface RuleDetails {
  readonly limits: readonly FileLimit[];
  readonly stopsOthers: boolean;
  readonly showsValue: boolean;
  /** Of data bars, what only newer Excels know. */
  readonly bar: NewerBar;
}

export interface NewerBar extends Pick<
  DataBarRuleType,
  "minLength" | "maxLength" | "gradient" | "border" | "axisPosition" | "direction"
> {
  readonly borderColor?: Partial<Color>;
  readonly negativeFillColor?: Partial<Color>;
  readonly axisColor?: Partial<Color>;
  /** Bars below 0 have the colour of those above. */
  readonly isNegativeAlike?: boolean;
}

/** What a sheet's part says of its conditional formats beside what the library hands on. */
export interface PartRules {
  /** By priority. */
  readonly details: ReadonlyMap<number, RuleDetails>;
  /** Formats that only newer Excels know: stars, triangles and boxes. */
  readonly newer: readonly ConditionalFormattingOptions[];
}

export const noDetails: RuleDetails = { limits: [], stopsOthers: false, showsValue: true, bar: {} };

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? "");

const isNo = (value: string | null): boolean => value === "0" || value === "false";
const isYes = (value: string | null): boolean => value === "1" || value === "true";

function limitsIn(xml: string): FileLimit[] {
  return [...xml.matchAll(/<(?:x14:)?cfvo\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:x14:)?cfvo>)/g)].map(
    ([, attributes = "", content = ""]) => {
      const formula = /<xm:f>([\s\S]*?)<\/xm:f>/.exec(content)?.[1] ?? xmlAttribute(attributes, "val");
      return {
        type: xmlAttribute(attributes, "type") ?? "num",
        value: formula === null ? null : unescaped(formula),
        isAbove: isNo(xmlAttribute(attributes, "gte")),
      };
    },
  );
}

const numberIn = (value: string | null): number | undefined => (value === null ? undefined : Number(value));

/** A value out of those that the format knows. */
const oneOf = <Word extends string>(words: readonly Word[], value: string | null): Word | undefined =>
  words.find((word) => word === value);

function colourIn(xml: string, name: string): Partial<Color> | undefined {
  const tag = new RegExp(`<x14:${name}\\b([^>]*?)/?>`).exec(xml)?.[1];
  if (tag === undefined) return undefined;
  const [argb, theme, tint] = [
    xmlAttribute(tag, "rgb"),
    numberIn(xmlAttribute(tag, "theme")),
    numberIn(xmlAttribute(tag, "tint")),
  ];
  const tinted = tint === undefined ? {} : { tint };
  if (argb !== null) return { argb, ...tinted };
  return theme === undefined ? undefined : { theme, ...tinted };
}

/** What is said in the newer place, and what holds there where nothing is said. */
function newerBarIn(xml: string): NewerBar {
  const shape = /<x14:dataBar\b([^>]*)>/.exec(xml)?.[1];
  if (shape === undefined) return {};
  const colours = ["borderColor", "negativeFillColor", "axisColor"] as const;
  return {
    minLength: numberIn(xmlAttribute(shape, "minLength")) ?? 10,
    maxLength: numberIn(xmlAttribute(shape, "maxLength")) ?? 90,
    gradient: !isNo(xmlAttribute(shape, "gradient")),
    border: isYes(xmlAttribute(shape, "border")),
    axisPosition: oneOf(["auto", "middle", "none"], xmlAttribute(shape, "axisPosition")) ?? "auto",
    direction: oneOf(["context", "leftToRight", "rightToLeft"], xmlAttribute(shape, "direction")) ?? "context",
    isNegativeAlike: isYes(xmlAttribute(shape, "negativeBarColorSameAsPositive")),
    ...Object.fromEntries(
      colours.flatMap((name) => (colourIn(xml, name) === undefined ? [] : [[name, colourIn(xml, name)]])),
    ),
  };
}

/** An icon set that stands in the newer place alone. */
function newerIconsIn(xml: string, priority: number): IconSetRuleType {
  const shape = /<x14:iconSet\b([^>]*)>/.exec(xml)?.[1] ?? "";
  const name = oneOf(["3Stars", "3Triangles", "5Boxes"], xmlAttribute(shape, "iconSet"));
  return {
    type: "iconSet",
    priority,
    reverse: isYes(xmlAttribute(shape, "reverse")),
    // Sets put together from icons of several have no other name.
    ...(name === undefined ? { custom: true } : { iconSet: name }),
  };
}

/**
 * A sheet's conditional formats as its part has them. Newer Excels say some of a data bar in a second place, which is what
 * counts: the first is for older ones.
 *
 * @param xml the sheet's part, or its end: formats stand after the cells.
 */
export function partRulesIn(xml: string): PartRules {
  const details = new Map<number, RuleDetails>();
  const byId = new Map<string | null, RuleDetails>();
  const newer: ConditionalFormattingOptions[] = [];
  for (const [block] of xml.matchAll(/<x14:conditionalFormatting\b[\s\S]*?<\/x14:conditionalFormatting>/g)) {
    const ref = /<xm:sqref>([^<]*)<\/xm:sqref>/.exec(block)?.[1] ?? "";
    for (const [, attributes = "", content = ""] of block.matchAll(/<x14:cfRule\b([^>]*)>([\s\S]*?)<\/x14:cfRule>/g)) {
      const shape = /<x14:(?:dataBar|iconSet)\b([^>]*)>/.exec(content)?.[1] ?? "";
      const showsValue = !isNo(xmlAttribute(shape, "showValue"));
      const found = { limits: limitsIn(content), stopsOthers: false, showsValue, bar: newerBarIn(content) };
      byId.set(xmlAttribute(attributes, "id"), found);
      const priority = numberIn(xmlAttribute(attributes, "priority"));
      if (priority === undefined) continue; // belongs to one of the first place
      details.set(priority, found);
      newer.push({ ref, rules: [newerIconsIn(content, priority)] });
    }
  }
  for (const [, attributes = "", content = ""] of xml.matchAll(/<cfRule\b([^>]*[^/])>([\s\S]*?)<\/cfRule>/g)) {
    const same = byId.get(/<x14:id>([^<]*)<\/x14:id>/.exec(content)?.[1] ?? null);
    const shape = /<(?:dataBar|iconSet)\b([^>]*)>/.exec(content)?.[1] ?? "";
    details.set(Number(xmlAttribute(attributes, "priority")), {
      limits: same?.limits ?? limitsIn(content),
      stopsOthers: isYes(xmlAttribute(attributes, "stopIfTrue")),
      showsValue: !isNo(xmlAttribute(shape, "showValue")),
      bar: same?.bar ?? {},
    });
  }
  return { details, newer };
}

/**
 * A sheet's part with what the library does not write of its formats: what stops others, bars without their value, and
 * limits that Excel finds itself, which have another name in the part for older Excels.
 *
 * @param formats those of the sheet, the first of priority 1.
 */
export function withRuleDetails(xml: string, formats: readonly ConditionalFormatImage[]): string {
  let text = xml.replaceAll(/<cfvo type="auto(Min|Max)"/g, (_, end: string) => `<cfvo type="${end.toLowerCase()}"`);
  for (const [index, { stopIfTrue, parts }] of formats.entries()) {
    const hidesValue = parts.some(([name, value]) => name === "showDataBarOnly" && value === true);
    if (!stopIfTrue && !hidesValue) continue;
    const rule = new RegExp(`<cfRule [^>]*priority="${index + 1}"[^>]*>(?:<dataBar>)?`);
    text = text.replace(rule, (start) => {
      const stopping = stopIfTrue ? start.replace("<cfRule ", '<cfRule stopIfTrue="1" ') : start;
      return hidesValue ? stopping.replace("<dataBar>", '<dataBar showValue="0">') : stopping;
    });
  }
  return text;
}
