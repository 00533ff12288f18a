import { describe, expect, it } from "vitest";
import { createColorScheme, isDarkColor } from "../../../../addin/taskpane/color-scheme.ts";

const media = (matches: boolean) => ({ matches, addEventListener: () => {}, removeEventListener: () => {} });

describe("colour scheme", () => {
  it("tells dark backgrounds from light ones", () => {
    expect(isDarkColor("#262626")).toBe(true);
    expect(isDarkColor("FFFFFF")).toBe(false);
    expect(isDarkColor("windowtext")).toBeNull();
  });

  it("follows Excel's theme where there is one, else the system", () => {
    expect(createColorScheme(() => "#262626", media(false)).isDark()).toBe(true);
    expect(createColorScheme(() => "#ffffff", media(true)).isDark()).toBe(false);
    expect(createColorScheme(() => undefined, media(true)).isDark()).toBe(true);
  });
});
