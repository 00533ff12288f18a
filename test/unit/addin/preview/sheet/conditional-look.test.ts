import { describe, expect, it } from "vitest";
import type { ConditionalFormat } from "../../../../../addin/preview/host/model/conditional-format.ts";
import type { Scalar } from "../../../../../addin/preview/host/model/content.ts";
import { conditionalLook } from "../../../../../addin/preview/sheet/conditional-look.ts";

const scores = { row: 4, column: 7, rowCount: 16, columnCount: 1 };

const format = (type: string, parts: Readonly<Record<string, unknown>>, stopIfTrue = false): ConditionalFormat => ({
  id: "1",
  type,
  area: scores,
  stopIfTrue,
  parts: new Map(Object.entries(parts)),
});

const lookOf = (
  formats: readonly ConditionalFormat[],
  value: Scalar,
  row = 6,
  calculate: (formula: string) => Scalar = () => "",
) => conditionalLook(formats, row, 7, { valueAt: (r) => (r === row ? value : ""), numbersIn: () => [], calculate });

const scoreOf = (value: number, fill: string) =>
  format("Custom", { "rule.formula": `=AND(ISNUMBER(H5),H5=${value})`, "format.fill.color": fill });

describe("conditional colours", () => {
  it("judge the cell itself, though the formula is written for the area's first cell", () => {
    expect(lookOf([scoreOf(0, "#E4EEF8"), scoreOf(2, "#7FB0DC")], 2)).toEqual({ fill: "#7FB0DC" });
  });

  it("do not take a blank cell or a text for 0", () => {
    expect(lookOf([scoreOf(0, "#E4EEF8")], "")).toEqual({});
    expect(lookOf([scoreOf(0, "#E4EEF8")], "0")).toEqual({});
  });

  it("stay within their area", () => {
    expect(lookOf([scoreOf(2, "#7FB0DC")], 2, 30)).toEqual({});
  });

  it("ask the engine for other formulas, moved to the cell", () => {
    const asked: string[] = [];
    const formula = format("Custom", { "rule.formula": "=H5>$A$1", "format.font.bold": true });
    const calculate = (text: string): Scalar => {
      asked.push(text);
      return true;
    };
    expect(lookOf([formula], 2, 6, calculate)).toEqual({ bold: true });
    expect(asked).toEqual(["=H7>$A$1"]);
  });

  it.each<[string, Scalar, boolean]>([
    ["GreaterThan", 6, true],
    ["GreaterThan", 5, false],
    ["LessThan", 4, true],
    ["EqualTo", 5, true],
    ["NotEqualTo", 5, false],
    ["GreaterThanOrEqual", 5, true],
    ["LessThanOrEqual", 6, false],
    ["LessThan", "", true],
  ])("compare a value: %s 5 of %s is %s", (operator, value, applies) => {
    const rule = format("CellValue", { rule: { operator, formula1: "=5" }, "format.fill.color": "#FF0000" });
    expect(lookOf([rule], value)).toEqual(applies ? { fill: "#FF0000" } : {});
  });

  it("take the limits of Between into it", () => {
    const rule = format("CellValue", {
      rule: { operator: "Between", formula1: 1, formula2: "3" },
      "format.font.color": "#FF0000",
    });
    expect([0, 1, 3, 4].map((value) => "colour" in lookOf([rule], value))).toEqual([false, true, true, false]);
  });

  it("let the first that applies win, property by property, until one stops", () => {
    const first = format("Custom", { "rule.formula": "=AND(ISNUMBER(H5),H5=2)", "format.fill.color": "#111111" });
    const second = format(
      "Custom",
      { "rule.formula": "=AND(ISNUMBER(H5),H5=2)", "format.fill.color": "#222222", "format.font.bold": true },
      true,
    );
    const third = format("Custom", { "rule.formula": "=AND(ISNUMBER(H5),H5=2)", "format.font.color": "#333333" });
    expect(lookOf([first, second, third], 2)).toEqual({ fill: "#111111", bold: true });
  });
});
