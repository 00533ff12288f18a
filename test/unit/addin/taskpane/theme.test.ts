import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDarkColor } from "../../../../addin/taskpane/color-scheme.ts";
import { contrastOf, hexOf, readRgb, type Rgb } from "../../../../addin/taskpane/contrast.ts";
import { themeOn } from "../../../../addin/taskpane/theme.ts";

const rgb = (color: string): Rgb => readRgb(color) ?? [0, 0, 0];

/** The grounds that Office's themes tell of: colorful, white, black, dark grey. */
const office = { colorful: "#e6e6e6", white: "#ffffff", black: "#262626", darkGrey: "#6a6a6a" };

describe("the theme on Excel's ground", () => {
  it.each([office.white, office.black])("takes %s as it is", (ground) => {
    expect(themeOn(isDarkColor(ground) === true, ground).colorNeutralBackground1).toBe(ground);
  });

  it("gives way from a grey on which nothing can be read, no further than needed", () => {
    const ground = rgb(themeOn(true, office.darkGrey).colorNeutralBackground1);
    expect(contrastOf(ground, rgb("#292929"))).toBeGreaterThan(1);
    expect(contrastOf(ground, rgb(themeOn(true, "").colorBrandForeground1))).toBeGreaterThanOrEqual(4.5);
  });

  it("is Fluent's own where Excel tells no colour", () => {
    expect(themeOn(false, "").colorNeutralBackground1).toBe("#ffffff");
    expect(themeOn(true, "windowtext").colorNeutralBackground1).toBe("#292929");
  });

  it("leaves every text readable on any ground", () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(part, part, part, (red, green, blue) => {
        const color = hexOf([red, green, blue]);
        const theme = themeOn(isDarkColor(color) === true, color);
        const ground = rgb(theme.colorNeutralBackground1);
        for (const text of [
          theme.colorNeutralForeground1,
          theme.colorNeutralForeground3,
          theme.colorBrandForegroundLink,
          theme.colorStatusSuccessForeground1,
        ]) {
          expect(contrastOf(rgb(text), ground)).toBeGreaterThanOrEqual(4.5);
        }
      }),
    );
  });
});
