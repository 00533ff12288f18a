import { describe, expect, it } from "vitest";
import { columnIdOfPath, isPath, pathOf, rowKeyOfPath, valueAt, withChanges } from "../../../shared/cell.ts";

describe("a path", () => {
  it.each(["7/score", "CMS122v5@1234567893/numerator", "patientsMediCal/value", "a.b-c_d:e/x1"])(
    "can be %s",
    (path) => {
      expect(isPath(path)).toBe(true);
      expect(pathOf(rowKeyOfPath(path), columnIdOfPath(path))).toBe(path);
    },
  );

  it.each([
    ["no column", "7"],
    ["an empty column", "7/"],
    ["an empty row", "/score"],
    ["a second slash", "7/score/more"],
    ["a column that starts with a digit", "7/1score"],
    ["an NPI of nine digits", "CMS122v5@123456789/numerator"],
    ["a space", "7 /score"],
    ["a line break at its end", "7/score\n"],
    ["a name objects have", "__proto__/score"],
    ["more than 120 characters", `${"a".repeat(115)}/score`],
  ])("has not %s", (_, path) => {
    expect(isPath(path)).toBe(false);
  });
});

describe("changes to cells", () => {
  it("set and clear values and leave the rest, and the original, alone", () => {
    const cells = new Map([
      ["1/score", 1],
      ["2/score", 2],
    ]);
    const next = withChanges(cells, [
      { path: "1/score", value: null },
      { path: "3/score", value: 0 },
    ]);
    expect([...next]).toEqual([
      ["2/score", 2],
      ["3/score", 0],
    ]);
    expect(valueAt(next, "1/score")).toBeNull();
    expect(valueAt(next, "3/score")).toBe(0);
    expect(cells.size).toBe(2);
  });
});
