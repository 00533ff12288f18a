import type { Borders, Fill, Font } from "@cj-tech-master/excelts";
import { sheetStyle } from "../../shared/grid/sheet-style.ts";

/** `#1F4E78` as the file format writes it, opaque. */
const argb = (colour: string): { argb: string } => ({ argb: `FF${colour.slice(1)}` });

export const fillOf = (colour: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: argb(colour) });

/** Conditional formats keep a solid fill's colour as the background, unlike cells. */
export const conditionalFillOf = (colour: string): Fill => ({
  type: "pattern",
  pattern: "solid",
  bgColor: argb(colour),
});

export const fontOf = (colour: string, options: { size?: number; bold?: boolean } = {}): Partial<Font> => ({
  name: sheetStyle.font,
  size: options.size ?? 11,
  bold: options.bold ?? false,
  color: argb(colour),
});

const side = { style: "thin", color: argb(sheetStyle.border) } as const;

export const thinBorder: Partial<Borders> = { top: side, left: side, bottom: side, right: side };

export const headerStyle = {
  font: fontOf(sheetStyle.header.colour, { bold: sheetStyle.header.bold }),
  fill: fillOf(sheetStyle.header.fill),
  border: thinBorder,
  alignment: { vertical: "middle", horizontal: "left", wrapText: true },
} as const;
