import type { Color } from "@cj-tech-master/excelts";
import { partOf } from "../host/part-of.ts";

/** Colours of a workbook's theme as `RRGGBB`, in the order that cells count them: light before dark. */
export type ThemeColours = readonly string[];

const officeTheme: ThemeColours = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47",
  "0563C1",
  "954F72",
];

/** ECMA-376 18.8.27: the palette of old. 0 to 7 are 8 to 15 again; 64 and 65 are the system's text and background. */
const indexed = [
  ..."000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" "),
  ..."000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" "),
  ..."800000 008000 000080 808000 800080 008080 C0C0C0 808080".split(" "),
  ..."9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF".split(" "),
  ..."000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF".split(" "),
  ..."00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99".split(" "),
  ..."3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696".split(" "),
  ..."003366 339966 003300 333300 993300 993366 333399 333333".split(" "),
  "000000",
  "FFFFFF",
];

/** Reads the colours out of the theme's part; Office's own where there is none. */
export function readTheme(xml: string | null): ThemeColours {
  const scheme = /<a:clrScheme\b[\s\S]*?<\/a:clrScheme>/.exec(xml ?? "")?.[0];
  if (scheme === undefined) return officeTheme;
  const colours = [...scheme.matchAll(/<a:(?:sysClr\b[^>]*\blastClr|srgbClr\b[^>]*\bval)="([0-9A-Fa-f]{6})"/g)];
  const [dark1, light1, dark2, light2, ...others] = colours.map(([, colour = ""]) => colour.toUpperCase());
  if (dark1 === undefined || light1 === undefined || dark2 === undefined || light2 === undefined) return officeTheme;
  return [light1, dark1, light2, dark2, ...others];
}

/** Lighter towards white for a positive tint, darker towards black for a negative one (ECMA-376 18.8.19). */
function tinted(colour: string, tint: number): string {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const light = (most + least) / 2;
  const changed = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const chroma = (1 - Math.abs(2 * changed - 1)) * saturation;
  // Hue stays: each channel keeps its place between the least and the most.
  const channel = (value: number): number =>
    spread === 0 ? changed : changed - chroma / 2 + ((value - least) / spread) * chroma;
  return [r, g, b]
    .map((value) =>
      Math.round(Math.max(0, Math.min(1, channel(value))) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")
    .toUpperCase();
}

/** A file's colour as `#RRGGBB`; null where it says none that can be drawn. */
export function colourOf(colour: Partial<Color> | undefined, theme: ThemeColours): string | null {
  if (colour === undefined) return null;
  const [argb, themed, index, tint] = ["argb", "theme", "indexed", "tint"].map((name) => partOf(colour, name));
  const plain =
    typeof argb === "string"
      ? argb.slice(-6).toUpperCase()
      : typeof themed === "number"
        ? theme[themed]
        : typeof index === "number"
          ? indexed[index]
          : undefined;
  if (plain === undefined || !/^[0-9A-F]{6}$/.test(plain)) return null;
  return `#${typeof tint === "number" && tint !== 0 ? tinted(plain, tint) : plain}`;
}

/** `#1F4E78` as a file writes it, opaque; names of colours, which Office.js takes too, are left out. */
export const argbOf = (colour: unknown): { readonly argb: string } | null =>
  typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? { argb: `FF${colour.slice(1).toUpperCase()}` } : null;
