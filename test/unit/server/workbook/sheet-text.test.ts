import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheetName, sheetText } from "../../../../server/workbook/sheet-text.ts";

describe("sheetText", () => {
  it("keeps ordinary text, tabs and line breaks as they are", () => {
    expect(sheetText("=1+1 é 𝒳\tb\nc")).toBe("=1+1 é 𝒳\tb\nc");
    expect(sheetText("a\r\nb\rc")).toBe("a\nb\nc");
  });

  it("drops what XML has no letter for", () => {
    expect(sheetText("a\u0000\u0007\u001f\ufffe\uffffb")).toBe("ab");
    expect(sheetText("\ud800a\udc00")).toBe("a");
  });

  it("cuts over-long text with a mark and tears no letter", () => {
    const cut = sheetText("𝒳".repeat(20_000));
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut.endsWith("𝒳… [cut]")).toBe(true);
    expect(sheetText("x".repeat(32_767))).toHaveLength(32_767);
  });
});

const anyLetter = fc.constantFrom("a", "A", "'", " ", ":", "/", "[", "\u0007", "\n", "𝒳", "\ud835");

describe("sheetName", () => {
  it("always finds a name that Excel takes and that is not there yet", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: anyLetter, maxLength: 50 }), { maxLength: 12 }), (titles) => {
        const taken = new Set<string>();
        const names = titles.map((title) => sheetName(title, taken));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
        expect(names.filter((name) => !/^(?!')[^:\\/?*[\]]{1,31}(?<!')$/s.test(name))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("numbers long names that begin alike", () => {
    const taken = new Set<string>();
    const title = "Clinical quality measures by practice";
    expect(sheetName(`${title} and quarter`, taken)).toBe("Clinical quality measures by pr");
    expect(sheetName(`${title} and year`, taken)).toBe("Clinical quality measures b (2)");
    expect(sheetName("History", taken)).toBe("History (2)");
  });
});
