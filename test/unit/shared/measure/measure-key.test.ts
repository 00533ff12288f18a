import { describe, expect, it } from "vitest";
import { readMeasureKey } from "../../../../shared/measure/measure-key.ts";
import { emergencySettings, modelOf } from "./cqm-examples.ts";

const { rows } = modelOf({ settings: emergencySettings }).scope;
const read = (typed: string) => {
  const result = readMeasureKey(rows, typed);
  return result.ok ? result.value.key : result.error;
};

describe("readMeasureKey", () => {
  it.each([
    ["CMS122v5", "CMS122v5"],
    [" cms122V5 ", "CMS122v5"],
    ["CMS 122 v5", "CMS122v5"],
    ["CMS\u00a0122v5", "CMS122v5"],
    ["cms137v5.2", "CMS137v5.2"],
    ["nqf1799", "NQF1799"],
    ["ae4h", "AE4H"],
    ["CMS125v5", "CMS125v5"],
  ])("reads %j as %s", (typed, key) => {
    expect(read(typed)).toBe(key);
  });

  it.each(["CMS122", "CMS122v6", "cms 122 v 4"])("names the version to enter for %j", (typed) => {
    expect(read(typed)).toBe("Enter CMS122v5: the id is written with the version that this program reports.");
  });

  it("names the rates of a measure that has several", () => {
    expect(read("CMS137v5")).toBe(
      "This measure has 2 rates, a row each: enter CMS137v5.1 (initiation within 14 days) or CMS137v5.2 (engagement within 30 days).",
    );
    expect(read("CMS137v5.3")).toContain("CMS137v5.1 (initiation within 14 days) or CMS137v5.2");
    expect(read("CMS155v6")).toContain("CMS155v5.3 (physical activity counseling)");
  });

  it.each([
    ["0059", "CMS122v5"],
    ["59", "CMS122v5"],
    ["NQF 0018", "CMS165v5"],
    ["CMS 664", "NQF1448"],
  ])("names the id for another name, %j", (typed, key) => {
    expect(read(typed)).toBe(`Enter ${key}, which is this measure's id here.`);
  });

  it.each(["", "   "])("asks for an id where there is none (%j)", (typed) => {
    expect(read(typed)).toContain("Enter the measure's id, such as CMS2v6");
  });

  it.each(["CMS999v1", "toString", "Jane Example"])(
    "says that there is no such measure as %j, without repeating it",
    (typed) => {
      expect(read(typed)).toContain("There is no such measure");
      expect(read(typed)).not.toContain(typed);
    },
  );
});
