import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";

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

export const lightTheme: Theme = createLightTheme(brand);

/** On dark grey the usual brand text is too dim to read: the lighter shades take its place. */
export const darkTheme: Theme = {
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
