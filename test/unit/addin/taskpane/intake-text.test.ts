import { describe, expect, it } from "vitest";
import { decodeText, parseText } from "../../../../addin/taskpane/views/intake/parse-text.ts";
import { vendorOf } from "../../../../addin/taskpane/views/intake/read-source.ts";

const parsed = (text: string) => {
  const result = parseText(text);
  return result.ok ? result.value : result.error;
};

describe("a report's text", () => {
  it.each([
    ["tabs, as a spreadsheet copies", 'Measure\tDen\n"two\nlines"\t"1,204"\n'],
    ["commas", 'Measure,Den\n"two\nlines","1,204"'],
    ["semicolons", 'Measure;Den\r\n"two\nlines";1,204'],
    ["bars", 'Measure|Den\n"two\nlines"|1,204'],
  ])("is split at %s", (_, text) => {
    expect(parsed(text)).toEqual([
      ["Measure", "Den"],
      ["two\nlines", "1,204"],
    ]);
  });

  it("keeps lines of other lengths, blank ones too, so that lines are counted as people count them", () => {
    expect(parsed("Dashboard\n\nMeasure,Den\nCMS2v6,1,\n")).toEqual([
      ["Dashboard"],
      [""],
      ["Measure", "Den"],
      ["CMS2v6", "1", ""],
    ]);
  });

  it("that is none is refused", () => {
    expect(parsed(" \n ")).toBe("empty");
    expect(parsed("one\ntwo")).toBe("one-column");
    expect(parsed("PK\u0003\u0004,rest")).toBe("not-text");
    expect(parsed("a,b\n".repeat(6_000))).toBe("too-large");
  });

  it("comes out of files as UTF-8, as Excel's Unicode text, or in the Windows code page", () => {
    expect(decodeText(new TextEncoder().encode("Praxis für"))).toBe("Praxis für");
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0xfc, 0]))).toBe("Aü");
    expect(decodeText(Uint8Array.from([0x66, 0xfc, 0x72]))).toBe("für");
  });
});

describe("the vendor of a report", () => {
  const mapping = (vendor: string, ...titles: string[]) => ({
    vendor,
    columns: titles.map((title) => ({ title, field: null })),
    rows: [],
    savedBy: "Champion",
    savedAt: "2018-01-05T10:00:00Z",
  });

  it("is known by its columns, unless two fit", () => {
    const mappings = [mapping("Epic", "Den", "Num"), mapping("Athena", "Denominator")];
    expect(vendorOf(mappings, ["DEN", "num", "Rate"])).toBe("Epic");
    expect(vendorOf(mappings, ["Den", "Num", "Denominator"])).toBe("");
    expect(vendorOf(mappings, ["Other"])).toBe("");
  });
});
