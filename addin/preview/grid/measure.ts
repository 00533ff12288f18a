import type { Measure } from "../sheet/sheet-sizes.ts";

const canvas = document.createElement("canvas").getContext("2d");
const widths = new Map<string, number>();
const mostKept = 50_000;

/** A text's width in a CSS font, in pixels. Kept, since sheets say the same words over and over. */
export const measureText: Measure = (text, font) => {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > mostKept) widths.clear();
  if (canvas !== null) canvas.font = font;
  const width = canvas?.measureText(text).width ?? text.length * 7;
  widths.set(key, width);
  return width;
};
