import type { ConditionalFormat } from "../host/model/conditional-format.ts";
import { partOf } from "../host/part-of.ts";
import { scaleColour, scaleParts } from "./colour-scale.ts";
import type { ConditionalLook, Conditions } from "./conditional-look.ts";
import { dataBarOf, type BarOptions } from "./data-bar.ts";
import { iconsOf, usualIconSet, usualLimits } from "./icon-sets.ts";
import { thresholdOf } from "./thresholds.ts";

const colourOr = (value: unknown, other: string): string => (typeof value === "string" && value !== "" ? value : other);
const shareOr = (value: unknown, other: number): number => (typeof value === "number" ? value / 100 : other);

/** A number's colour on a scale; nothing where a limit stands for no number. */
function scaleLook({ area, parts }: ConditionalFormat, value: number, conditions: Conditions): ConditionalLook {
  const numbers = conditions.numbersIn(area);
  const limits = scaleParts(parts.get("criteria")).map(({ criterion, colour }) => ({
    at: thresholdOf(criterion, numbers, "lower", conditions.calculate),
    colour,
  }));
  const stops = limits.flatMap(({ at, colour }) => (at === null ? [] : [{ at, colour }]));
  const fill = stops.length === limits.length ? scaleColour(stops, value) : null;
  return fill === null ? {} : { fill };
}

const axes: readonly BarOptions["axis"][] = ["Automatic", "None", "CellMidPoint"];

function barLook({ area, parts }: ConditionalFormat, value: number, conditions: Conditions): ConditionalLook {
  const numbers = conditions.numbersIn(area);
  const limit = (name: string, end: "lower" | "upper"): number | null =>
    thresholdOf(parts.get(name), numbers, end, conditions.calculate);
  const [low, high] = [limit("lowerBoundRule", "lower"), limit("upperBoundRule", "upper")];
  if (low === null || high === null) return {};
  const colour = colourOr(parts.get("positiveFormat.fillColor"), "#638EC6");
  const border = parts.get("positiveFormat.borderColor");
  const isSame = parts.get("negativeFormat.matchPositiveFillColor") === true;
  const bar = dataBarOf(value, {
    low,
    high,
    axis: axes.find((axis) => axis === parts.get("axisFormat")) ?? "Automatic",
    shortest: shareOr(parts.get("minLength"), 0),
    longest: shareOr(parts.get("maxLength"), 1),
    isFromRight: parts.get("barDirection") === "RightToLeft",
    colour,
    negativeColour: isSame ? colour : colourOr(parts.get("negativeFormat.fillColor"), "#FF0000"),
    border: typeof border === "string" && border !== "" ? border : null,
    axisColour: colourOr(parts.get("axisColor"), "#000000"),
    isGradient: parts.get("positiveFormat.gradientFill") !== false,
  });
  return { bar, ...(parts.get("showDataBarOnly") === true ? { hidesValue: true } : {}) };
}

function iconLook({ area, parts }: ConditionalFormat, value: number, conditions: Conditions): ConditionalLook {
  const icons = iconsOf(parts.get("style") ?? usualIconSet);
  if (icons === null) return {};
  const said = parts.get("criteria");
  const criteria: readonly unknown[] =
    Array.isArray(said) && said.length === icons.length
      ? said.slice(1)
      : usualLimits(icons.length).map((formula) => ({ type: "Percent", formula }));
  const numbers = conditions.numbersIn(area);
  const reached = criteria.findLastIndex((criterion) => {
    const limit = thresholdOf(criterion, numbers, "lower", conditions.calculate);
    if (limit === null) return false;
    return partOf(criterion, "operator") === "GreaterThan" ? value > limit : value >= limit;
  });
  const place = reached + 1;
  const icon = icons[parts.get("reverseIconOrder") === true ? icons.length - 1 - place : place];
  if (icon === undefined) return {};
  return { icon, ...(parts.get("showIconOnly") === true ? { hidesValue: true } : {}) };
}

/** The kinds that give every number of their area a look of its own. */
export const numberLooks: Readonly<Record<string, typeof scaleLook>> = {
  ColorScale: scaleLook,
  DataBar: barLook,
  IconSet: iconLook,
};
