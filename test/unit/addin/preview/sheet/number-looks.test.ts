import { describe, expect, it } from "vitest";
import type { ConditionalFormat } from "../../../../../addin/preview/host/model/conditional-format.ts";
import type { Scalar } from "../../../../../addin/preview/host/model/content.ts";
import { conditionalLook } from "../../../../../addin/preview/sheet/conditional-look.ts";

const area = { row: 0, column: 0, rowCount: 10, columnCount: 1 };

const format = (
  type: string,
  parts: Readonly<Record<string, unknown>>,
  more: Partial<ConditionalFormat> = {},
): ConditionalFormat => ({
  id: "1",
  type,
  area,
  stopIfTrue: false,
  parts: new Map(Object.entries(parts)),
  ...more,
});

/** What formats make of one cell of a column that holds these numbers. */
const lookAt = (formats: readonly ConditionalFormat[], numbers: readonly number[], value: Scalar) =>
  conditionalLook(formats, 0, 0, {
    valueAt: () => value,
    numbersIn: () => numbers.toSorted((a, b) => a - b),
    calculate: (formula) => (formula === "=$C$1" ? 40 : "#NAME?"),
  });

const stop = (type: string, color: string, formula?: string) => ({ type, color, formula });

describe("a colour scale", () => {
  const two = format("ColorScale", {
    criteria: { minimum: stop("LowestValue", "#FFFFFF"), maximum: stop("HighestValue", "#0000FF") },
  });

  it("of two colours mixes them by where a number lies between the lowest and the highest", () => {
    const fills = [10, 20, 30].map((value) => lookAt([two], [10, 20, 30], value).fill);
    expect(fills).toEqual(["#FFFFFF", "#8080FF", "#0000FF"]);
  });

  it.each([
    ["Number", "25", 25],
    ["Percent", "50", 50],
    ["Percentile", "50", 20],
    ["Formula", "=$C$1", 40],
  ])("of three has its middle at a %s", (type, formula, middle) => {
    const three = format("ColorScale", {
      criteria: {
        minimum: stop("LowestValue", "#FF0000"),
        midpoint: stop(type, "#FFFF00", formula),
        maximum: stop("HighestValue", "#00FF00"),
      },
    });
    const numbers = [0, 10, 20, 30, 100];
    expect(lookAt([three], numbers, middle).fill).toBe("#FFFF00");
    expect(lookAt([three], numbers, middle / 2).fill).toBe("#FF8000");
    expect(lookAt([three], numbers, 100).fill).toBe("#00FF00");
  });

  it("gives what lies beyond its ends the ends' colours", () => {
    const scale = format("ColorScale", {
      criteria: { minimum: stop("Number", "#FFFFFF", "5"), maximum: stop("Number", "#0000FF", "6") },
    });
    expect(lookAt([scale], [1, 9], 1).fill).toBe("#FFFFFF");
    expect(lookAt([scale], [1, 9], 9).fill).toBe("#0000FF");
  });

  it("colours numbers alone, and nothing where a limit is no number", () => {
    for (const value of ["", "20", true]) expect(lookAt([two], [10, 20], value)).toEqual({});
    const broken = format("ColorScale", {
      criteria: { minimum: stop("Formula", "#FFFFFF", "=NOWHERE"), maximum: stop("HighestValue", "#0000FF") },
    });
    expect(lookAt([broken], [10, 20], 10)).toEqual({});
  });

  it("gives way to a format before it, whose colour stays and which can stop it", () => {
    const first = format("CellValue", {
      rule: { formula1: "5", operator: "GreaterThan" },
      "format.fill.color": "#112233",
    });
    expect(lookAt([first, two], [10, 20], 20)).toEqual({ fill: "#112233" });
    const bar = format("DataBar", {});
    expect(lookAt([{ ...first, stopIfTrue: true }, bar], [10, 20], 20).bar).toBeUndefined();
    expect(lookAt([first, bar], [10, 20], 20).bar).toBeDefined();
  });
});

describe("a data bar", () => {
  const barAt = (parts: Readonly<Record<string, unknown>>, numbers: readonly number[], value: number) => {
    const { bar } = lookAt([format("DataBar", parts)], numbers, value);
    return bar === undefined
      ? null
      : [bar.start, bar.length, bar.axis?.at ?? null].map((n) => n && Math.round(n * 100));
  };
  const automatic = { lowerBoundRule: { type: "Automatic" }, upperBoundRule: { type: "Automatic" } };
  const ends = { lowerBoundRule: { type: "LowestValue" }, upperBoundRule: { type: "HighestValue" } };

  it("begins at 0 unless it says otherwise", () => {
    expect(barAt(automatic, [50, 100], 50)).toEqual([0, 50, null]);
    expect(barAt(ends, [50, 100], 50)).toEqual([0, 0, null]);
    expect(barAt(ends, [50, 100], 75)).toEqual([0, 50, null]);
    expect(
      barAt(
        { lowerBoundRule: { type: "Number", formula: 0 }, upperBoundRule: { type: "Number", formula: "3" } },
        [1],
        2,
      ),
    ).toEqual([0, 67, null]);
  });

  it("goes both ways from an axis where there are numbers below 0, in another colour", () => {
    expect(barAt(automatic, [-50, 150], 150)).toEqual([25, 75, 25]);
    expect(barAt(automatic, [-50, 150], -50)).toEqual([0, 25, 25]);
    expect(barAt({ ...automatic, axisFormat: "CellMidPoint" }, [-50, 150], -50)).toEqual([0, 50, 50]);
    expect(barAt({ ...automatic, axisFormat: "None" }, [-50, 150], 50)).toEqual([0, 50, null]);
    const { bar } = lookAt([format("DataBar", { ...automatic, "positiveFormat.fillColor": "#00B050" })], [-5, 5], -5);
    expect(bar).toMatchObject({ colour: "#FF0000", isFromRight: true });
  });

  it("grows from the right where it says so", () => {
    expect(barAt({ ...automatic, barDirection: "RightToLeft" }, [0, 100], 25)).toEqual([75, 25, null]);
    expect(barAt({ ...automatic, barDirection: "RightToLeft" }, [-50, 150], -50)).toEqual([75, 25, 75]);
  });

  it("is between a tenth and nine tenths of the cell in a file of Excel 2007", () => {
    expect(barAt({ ...ends, minLength: 10, maxLength: 90 }, [1, 3], 1)).toEqual([0, 10, null]);
    expect(barAt({ ...ends, minLength: 10, maxLength: 90 }, [1, 3], 3)).toEqual([0, 90, null]);
  });

  it("of nothing but zeros is not there, and can stand for the value", () => {
    expect(barAt(automatic, [0, 0], 0)).toEqual([0, 0, null]);
    expect(lookAt([format("DataBar", { showDataBarOnly: true })], [1, 2], 2).hidesValue).toBe(true);
  });
});

describe("an icon set", () => {
  const iconAt = (parts: Readonly<Record<string, unknown>>, numbers: readonly number[], value: number) => {
    const { icon } = lookAt([format("IconSet", parts)], numbers, value);
    return icon && [icon.shape, icon.level];
  };
  const tenths = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

  it("shows by thirds, quarters or fifths which of its icons a number has reached", () => {
    const turns = (style: string) => [0, 25, 35, 50, 70, 100].map((value) => iconAt({ style }, tenths, value)?.[1]);
    expect(turns("ThreeArrows")).toEqual([180, 180, 90, 90, 0, 0]);
    expect(turns("FourArrows")).toEqual([180, 135, 135, 45, 45, 0]);
    expect(turns("FiveQuarters")).toEqual([0, 1, 1, 2, 3, 4]);
  });

  it("changes at the limits it is given, from them on or above them", () => {
    const limits = (operator: string) => ({
      style: "ThreeSigns",
      criteria: [
        { type: "Percent", formula: 0 },
        { type: "Number", formula: "30", operator },
        { type: "Percentile", formula: "50", operator },
      ],
    });
    const shapes = (operator: string) => [20, 30, 50, 60].map((value) => iconAt(limits(operator), tenths, value)?.[0]);
    expect(shapes("GreaterThanOrEqual")).toEqual(["diamond", "warning", "circle", "circle"]);
    expect(shapes("GreaterThan")).toEqual(["diamond", "diamond", "warning", "circle"]);
  });

  it("can be turned round, and stand for the value", () => {
    expect(iconAt({ style: "FiveRating", reverseIconOrder: true }, tenths, 100)).toEqual(["bars", 0]);
    expect(lookAt([format("IconSet", { showIconOnly: true })], tenths, 0).hidesValue).toBe(true);
  });

  it("that Excel does not have shows nothing", () => {
    expect(iconAt({ style: "constructor" }, tenths, 0)).toBeUndefined();
  });
});
