import { describe, expect, it } from "vitest";
import { enter } from "../../../../../../addin/preview/host/model/enter.ts";

const entered = (entry: string | number | boolean, format = "General") => {
  const { content, format: newFormat } = enter(entry, format, 2018);
  const value = content === null ? null : content.kind === "formula" ? content.formula : content.value;
  return newFormat === null ? [value] : [value, newFormat];
};

describe("an entry", () => {
  it.each([
    ["12", 12],
    [" 12 ", 12],
    ["-1.5", -1.5],
    [".5", 0.5],
    ["(5)", -5],
    ["TRUE", true],
    ["false", false],
    ["12 apples", "12 apples"],
    ["1,23", "1,23"],
    ["N/A", "N/A"],
    ["=", "="],
    ["", null],
    ["'", null],
  ])("%j is taken as %j", (entry, value) => {
    expect(entered(entry)).toEqual([value]);
  });

  it.each([
    ["12%", 0.12, "0%"],
    ["7%", 0.07, "0%"],
    ["12.5 %", 0.125, "0.00%"],
    ["1,234", 1234, "#,##0"],
    ["$1,234.50", 1234.5, "$#,##0.00"],
    ["1e3", 1000, "0.00E+00"],
    ["10:30", 0.4375, "h:mm"],
    ["1-2", 43_102, "d-mmm"],
    ["1/2", 43_102, "d-mmm"],
    ["1/45", 16_438, "mmm-yy"],
    ["3/14/2018", 43_173, "m/d/yyyy"],
    ["3-14-18", 43_173, "m/d/yyyy"],
    ["2018-03-14", 43_173, "m/d/yyyy"],
    ["14-Mar-18", 43_173, "d-mmm-yy"],
    ["March 14, 2018", 43_173, "d-mmm-yy"],
    ["Mar 2018", 43_160, "mmm-yy"],
  ])("%j becomes %j shown as %s", (entry, value, format) => {
    expect(entered(entry)).toEqual([value, format]);
  });

  it.each(["13/45/2018", "2/30/2018", "2018-13-01", "32-Jan-18"])("%j is no date and stays text", (entry) => {
    expect(entered(entry)).toEqual([entry]);
  });

  it("stays as it is behind an apostrophe, which is not part of it", () => {
    expect(["'12", "'=A1", "'1-2", "''"].map((entry) => entered(entry))).toEqual([["12"], ["=A1"], ["1-2"], ["'"]]);
  });

  it("is a formula after =, and after + - @ before what is no number", () => {
    expect(["=A1*2", "+A1", "-A1", "@A1", "+5", "-"].map((entry) => entered(entry))).toEqual([
      ["=A1*2"],
      ["=+A1"],
      ["=-A1"],
      ["=A1"],
      [5],
      ["-"],
    ]);
  });

  it("is refused when it is a formula that cannot be read", () => {
    for (const broken of ["=SUM(A1", '="a', "=A1)", "+what (ever"])
      expect(() => enter(broken, "General", 2018)).toThrow(/formula/);
  });

  it("stays text in a text cell, numbers and truth values included", () => {
    expect(["12", "=A1", "1-2", 12, true].map((entry) => entered(entry, "@"))).toEqual([
      ["12"],
      ["=A1"],
      ["1-2"],
      ["12"],
      ["TRUE"],
    ]);
    expect(entered("'=A1", "@")).toEqual(["=A1"]);
  });
});
