import { describe, expect, it } from "vitest";
import {
  a1Of,
  columnLetters,
  encodeGrid,
  firstDataRowIndex,
  headerRowIndex,
  sheetValueOf,
} from "../../../../shared/grid/encode-grid.ts";
import { openGrid, typesGrid } from "./example-grids.ts";

describe("encodeGrid", () => {
  const cells = new Map<string, string | number | boolean>([
    ["count/value", 0],
    ["date/value", "2024-03-31"],
    ["yesNo/value", false],
    ["share/value", "half"],
  ]);
  const image = encodeGrid(typesGrid, cells, "Alder Creek · 2024-03");

  it("puts title, subtitle, introduction and headers above the rows", () => {
    expect(image.values.slice(0, firstDataRowIndex)).toEqual([
      ["Types of answers", "", ""],
      ["Alder Creek · 2024-03", "", ""],
      ["Fill in.", "", ""],
      ["Row", "Question", "Reply"],
    ]);
    expect(headerRowIndex).toBe(3);
  });

  it("writes zero as 0, dates as serials, no as a word, what is wrong as typed and what is blank as blank", () => {
    expect(image.values.slice(firstDataRowIndex)).toEqual([
      ["text", "Which text?", ""],
      ["count", "Which count?", 0],
      ["choice", "Which choice?", ""],
      ["date", "Which date?", 45_382],
      ["share", "Which share?", "half"],
      ["yesNo", "Which yesNo?", "No"],
      ["absent", "", ""],
    ]);
  });

  it("says where each cell stands, and none for a row without", () => {
    expect(image.positions.get("count/value")).toEqual({ row: 5, column: 2 });
    expect([...image.positions.keys()]).toHaveLength(6);
  });

  it("is a rectangle", () => {
    expect(new Set(image.values.map((line) => line.length))).toEqual(new Set([3]));
  });

  it("puts rows people added in the order of their keys, then blank rows, with formulas over their own row", () => {
    const added = new Map<string, string | number | null>([
      ["Extra-2/count", 5],
      ["Extra-1/remark", "=1+1"],
      ["Extra-3/count", null],
      ["elsewhere/count", 1],
      ["Extra-4/gone", 1],
    ]);
    const { values, rows } = encodeGrid(openGrid, added, "");
    expect(values.slice(firstDataRowIndex)).toEqual([
      ["Extra", "1", "", "=2*C5", "=1+1"],
      ["Extra", "2", 5, "=2*C6", ""],
      ["", "", "", "=2*C7", ""],
      ["", "", "", "=2*C8", ""],
      ["", "", "", "=2*C9", ""],
    ]);
    expect(rows.map(({ row, added: isAdded }) => [row?.key ?? null, isAdded])).toEqual([
      ["Extra-1", true],
      ["Extra-2", true],
      [null, true],
      [null, true],
      [null, true],
    ]);
  });
});

describe("sheetValueOf", () => {
  it("keeps a date of the wrong kind out of the serials", () => {
    expect(sheetValueOf({ type: "date" }, "1989-12-31")).toBe("1989-12-31");
  });
});

describe("A1 addresses", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("write column %i as %s", (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  it("count rows from 1", () => {
    expect(a1Of({ row: 0, column: 7 })).toBe("H1");
  });
});
