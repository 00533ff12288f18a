import type { Alignment, Border, BorderStyle, Borders, Fill, Font, Style } from "@cj-tech-master/excelts";
import type { Looks } from "../host/model/workbook-image.ts";
import { argbOf, colourOf, type ThemeColours } from "./colours.ts";

type Mutable<T> = { -readonly [Part in keyof T]: T[Part] };

const horizontals: readonly (readonly [Alignment["horizontal"], string])[] = [
  ["left", "Left"],
  ["center", "Center"],
  ["right", "Right"],
  ["fill", "Fill"],
  ["justify", "Justify"],
  ["centerContinuous", "CenterAcrossSelection"],
  ["distributed", "Distributed"],
];

const verticals: readonly (readonly [Alignment["vertical"], string])[] = [
  ["top", "Top"],
  ["middle", "Center"],
  ["justify", "Justify"],
  ["distributed", "Distributed"],
];

/** A file's one word for a line is Office.js' two: style and weight. */
const lines: readonly (readonly [BorderStyle, string, string])[] = [
  ["thin", "Continuous", "Thin"],
  ["medium", "Continuous", "Medium"],
  ["thick", "Continuous", "Thick"],
  ["hair", "Continuous", "Hairline"],
  ["dashed", "Dash", "Thin"],
  ["mediumDashed", "Dash", "Medium"],
  ["dotted", "Dot", "Thin"],
  ["double", "Double", "Thick"],
  ["dashDot", "DashDot", "Thin"],
  ["mediumDashDot", "DashDot", "Medium"],
  ["dashDotDot", "DashDotDot", "Thin"],
  ["mediumDashDotDot", "DashDotDot", "Medium"],
  ["slantDashDot", "SlantDashDot", "Medium"],
];

const underlines: readonly (readonly [Font["underline"], string])[] = [
  [true, "Single"],
  ["single", "Single"],
  ["double", "Double"],
  ["singleAccounting", "SingleAccountant"],
  ["doubleAccounting", "DoubleAccountant"],
];

const edges = ["top", "right", "bottom", "left"] as const;

function fontLooks(font: Partial<Font>, theme: ThemeColours): Looks {
  const colour = colourOf(font.color, theme);
  const underline = underlines.find(([word]) => word === font.underline)?.[1];
  return {
    ...(font.name === undefined || font.name === "Calibri" ? {} : { "font.name": font.name }),
    ...(font.size === undefined || font.size === 11 ? {} : { "font.size": font.size }),
    ...(font.bold === true ? { "font.bold": true } : {}),
    ...(font.italic === true ? { "font.italic": true } : {}),
    ...(font.strike === true ? { "font.strikethrough": true } : {}),
    ...(underline === undefined ? {} : { "font.underline": underline }),
    ...(colour === null || colour === "#000000" ? {} : { "font.color": colour }),
  };
}

function fillColour(fill: Fill | undefined, theme: ThemeColours): string | null {
  if (fill === undefined) return null;
  if (fill.type === "gradient") return colourOf(fill.stops[0]?.color, theme);
  if (fill.pattern === "none") return null;
  return colourOf(fill.pattern === "solid" ? fill.fgColor : fill.bgColor, theme);
}

function borderLooks(border: Partial<Borders> | undefined, theme: ThemeColours): Looks {
  return Object.fromEntries(
    edges.flatMap((edge): [string, unknown][] => {
      const side = border?.[edge];
      const line = lines.find(([word]) => word === side?.style);
      if (line === undefined) return [];
      const colour = colourOf(side?.color, theme);
      return [
        [`border.${edge}.style`, line[1]],
        ...(line[2] === "Thin" ? [] : ([[`border.${edge}.weight`, line[2]]] satisfies [string, unknown][])),
        ...(colour === null || colour === "#000000"
          ? []
          : ([[`border.${edge}.color`, colour]] satisfies [string, unknown][])),
      ];
    }),
  );
}

function alignmentLooks(alignment: Partial<Alignment>): Looks {
  const horizontal = horizontals.find(([word]) => word === alignment.horizontal)?.[1];
  const vertical = verticals.find(([word]) => word === alignment.vertical)?.[1];
  const { textRotation } = alignment;
  return {
    ...(horizontal === undefined ? {} : { horizontalAlignment: horizontal }),
    ...(vertical === undefined ? {} : { verticalAlignment: vertical }),
    ...(alignment.wrapText === true ? { wrapText: true } : {}),
    ...(alignment.shrinkToFit === true ? { shrinkToFit: true } : {}),
    ...((alignment.indent ?? 0) > 0 ? { indentLevel: alignment.indent } : {}),
    ...(textRotation === undefined || textRotation === 0
      ? {}
      : { textOrientation: textRotation === "vertical" ? 180 : textRotation }),
  };
}

/** A style out of a file as looks; what is usual is left out. `font` is the workbook's, for cells that say none. */
export function looksOf(style: Partial<Style>, theme: ThemeColours, font: Partial<Font>): Looks {
  const { numFmt, protection } = style;
  const format = typeof numFmt === "object" ? numFmt.formatCode : numFmt;
  const fill = fillColour(style.fill, theme);
  return {
    ...fontLooks(style.font ?? font, theme),
    ...(fill === null ? {} : { "fill.color": fill }),
    ...borderLooks(style.border, theme),
    ...alignmentLooks(style.alignment ?? {}),
    ...(format === undefined || format === "General" ? {} : { numberFormat: format }),
    ...(protection?.locked === false ? { "protection.locked": false } : {}),
    ...(protection?.hidden === true ? { "protection.formulaHidden": true } : {}),
  };
}

const textAt = (looks: Looks, name: string): string | undefined => {
  const value = looks[name];
  return typeof value === "string" ? value : undefined;
};

const numberAt = (looks: Looks, name: string): number | undefined => {
  const value = looks[name];
  return typeof value === "number" ? value : undefined;
};

function fontOf(looks: Looks): Partial<Font> {
  const colour = argbOf(looks["font.color"]);
  const underline = underlines.find(([, word]) => word === looks["font.underline"])?.[0];
  return {
    name: textAt(looks, "font.name") ?? "Calibri",
    size: numberAt(looks, "font.size") ?? 11,
    ...(looks["font.bold"] === true ? { bold: true } : {}),
    ...(looks["font.italic"] === true ? { italic: true } : {}),
    ...(looks["font.strikethrough"] === true ? { strike: true } : {}),
    ...(underline === undefined ? {} : { underline }),
    ...(colour === null ? {} : { color: colour }),
  };
}

function borderOf(looks: Looks): Partial<Borders> {
  const border: Mutable<Partial<Borders>> = {};
  for (const edge of edges) {
    const [style, weight] = [looks[`border.${edge}.style`], looks[`border.${edge}.weight`] ?? "Thin"];
    if (typeof style !== "string" || style === "None") continue;
    const line = lines.find(([, s, w]) => s === style && w === weight) ?? lines.find(([, s]) => s === style);
    const side: Partial<Border> = {
      style: line?.[0] ?? "thin",
      color: argbOf(looks[`border.${edge}.color`]) ?? { argb: "FF000000" },
    };
    border[edge] = side;
  }
  return border;
}

function alignmentOf(looks: Looks): Partial<Alignment> {
  const horizontal = horizontals.find(([, word]) => word === looks["horizontalAlignment"])?.[0];
  const vertical = verticals.find(([, word]) => word === looks["verticalAlignment"])?.[0];
  const indent = numberAt(looks, "indentLevel") ?? 0;
  const turn = numberAt(looks, "textOrientation") ?? 0;
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(looks["wrapText"] === true ? { wrapText: true } : {}),
    ...(looks["shrinkToFit"] === true ? { shrinkToFit: true } : {}),
    ...(indent === 0 ? {} : { indent }),
    ...(turn === 0 ? {} : { textRotation: turn === 180 ? "vertical" : turn }),
  };
}

/** Looks as the library writes them into a file. */
export function styleOf(looks: Looks): Partial<Style> {
  const fill = argbOf(looks["fill.color"]);
  const [border, alignment] = [borderOf(looks), alignmentOf(looks)];
  const isLocked = looks["protection.locked"] !== false;
  const isHidden = looks["protection.formulaHidden"] === true;
  const format = textAt(looks, "numberFormat");
  return {
    font: fontOf(looks),
    ...(fill === null ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: fill } }),
    ...(Object.keys(border).length === 0 ? {} : { border }),
    ...(Object.keys(alignment).length === 0 ? {} : { alignment }),
    ...(format === undefined ? {} : { numFmt: format }),
    ...(isLocked && !isHidden ? {} : { protection: { locked: isLocked, hidden: isHidden } }),
  };
}
