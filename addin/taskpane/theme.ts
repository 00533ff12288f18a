import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";
import { contrastOf, hexOf, mixRgb, readRgb } from "./contrast.ts";

/** Shades of the icon's green, dark to light. 80 is the icon's own colour: white on it has a contrast of 6.5 to 1. */
const brand: BrandVariants = {
  10: "#020605",
  20: "#0a1d19",
  30: "#0b2f29",
  40: "#0a3d35",
  50: "#094b41",
  60: "#0a594d",
  70: "#0a6254",
  80: "#0b6a5b",
  90: "#1f7c6c",
  100: "#358e7e",
  110: "#4ba090",
  120: "#63b2a3",
  130: "#7dc4b6",
  140: "#99d5c9",
  150: "#b8e6dc",
  160: "#dbf5ef",
};

const lightTheme: Theme = createLightTheme(brand);

/** On dark grey the usual brand and danger texts are too dim to read: lighter shades take their place. */
const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[130],
  colorBrandForegroundLinkHover: brand[140],
  colorBrandForegroundLinkPressed: brand[120],
  colorCompoundBrandForeground1: brand[120],
  colorCompoundBrandStroke: brand[120],
  colorStatusDangerForeground1: "#eeacb2", // the usual one has 4.2 to 1 where small text needs 4.5
};

/** What is written straight on the pane's ground. */
const written = [
  "colorNeutralForeground1",
  "colorNeutralForeground2",
  "colorNeutralForeground3",
  "colorBrandForeground1",
  "colorBrandForegroundLink",
  "colorStatusDangerForeground1",
  "colorStatusSuccessForeground1",
  "colorStatusWarningForeground3",
] as const satisfies readonly (keyof Theme)[];

/** WCAG AA for text of usual size. */
const enough = 4.5;
const steps = 16;

/**
 * Fluent's theme on Excel's own ground: white, grey or black, as the person has chosen for Office. Where a ground is of a
 * middle grey on which nothing can be read well (Office's "dark grey" is #6a6a6a), it gives way towards the theme's own,
 * as little as is needed.
 */
export function themeOn(isDark: boolean, officeBackground: string): Theme {
  const base = isDark ? darkTheme : lightTheme;
  const [office, own] = [readRgb(officeBackground), readRgb(base.colorNeutralBackground1)];
  if (office === null || own === null) return base;
  const letters = written.map((token) => readRgb(base[token])).filter((color) => color !== null);
  const grounds = Array.from({ length: steps + 1 }, (_, step) => mixRgb(office, own, step / steps));
  const ground = grounds.find((candidate) => letters.every((color) => contrastOf(color, candidate) >= enough)) ?? own;
  return { ...base, colorNeutralBackground1: hexOf(ground) };
}
