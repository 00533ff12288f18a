import { describe, expect, it } from "vitest";
import { planWrites } from "../../../../addin/workbook/write-back.ts";
import type { SheetReading } from "../../../../addin/workbook/workbook.ts";
import type { Cells, CellValue } from "../../../../shared/cell.ts";
import { decodeGrid } from "../../../../shared/grid/decode-grid.ts";
import { encodeGrid } from "../../../../shared/grid/encode-grid.ts";
import type { Grid } from "../../../../shared/grid/grid.ts";
import { err, ok } from "../../../../shared/result.ts";
import { fixedGrid, openGrid } from "./demo-grids.ts";

function readingOf(grid: Grid, values: CellValue[][]): SheetReading {
  const decoded = decodeGrid(grid, values);
  if (!decoded.ok) throw new Error(decoded.error.message);
  return { grids: [{ grid, decoded: decoded.value, sheetId: "s1", sheetName: "S" }], cells: decoded.value.cells };
}

const sheetOf = (grid: Grid, cells: Cells = new Map()) => encodeGrid(grid, cells, "Subtitle").values;

describe("writing changes back", () => {
  it("writes nothing but the cells that changed, neighbours in a row together", () => {
    const reading = readingOf(fixedGrid, sheetOf(fixedGrid));
    const writes = planWrites(reading, [
      { path: "3/note", value: "later" },
      { path: "1/answer", value: 12 },
      { path: "1/score", value: 2 },
      { path: "2/note", value: null },
    ]);
    expect(writes).toEqual([
      { sheetId: "s1", row: 4, column: 2, contents: [2, 12] },
      { sheetId: "s1", row: 5, column: 4, contents: [""] },
      { sheetId: "s1", row: 6, column: 4, contents: ["later"] },
    ]);
  });

  it("writes dates as serials and yes as a word", () => {
    const reading = readingOf(fixedGrid, sheetOf(fixedGrid));
    const writes = planWrites(reading, [
      { path: "2/answer", value: "2031-03-31" },
      { path: "4/answer", value: true },
    ]);
    expect(writes.map(({ contents }) => contents)).toEqual([[47938], ["Yes"]]);
  });

  it("follows rows and columns to where they stand now", () => {
    const [title = [], subtitle = [], intro = [], header = [], ...rows] = sheetOf(fixedGrid);
    const moved = [title, subtitle, intro, header, ...rows.toReversed()].map((line) =>
      ["mine" as CellValue].concat(line),
    );
    const writes = planWrites(readingOf(fixedGrid, moved), [{ path: "1/score", value: 3 }]);
    expect(writes).toEqual([{ sheetId: "s1", row: 8, column: 3, contents: [3] }]);
  });

  it("leaves out cells whose row or column is gone", () => {
    const values = sheetOf(fixedGrid).filter((line) => line[0] !== "2");
    expect(planWrites(readingOf(fixedGrid, values), [{ path: "2/score", value: 3 }])).toEqual([]);
  });
});

describe("rows that were added elsewhere", () => {
  const added = [
    { path: "M1@1234567893/numerator", value: 4 },
    { path: "M1@1234567893/denominator", value: 8 },
    { path: "M2@1234567893/denominator", value: 5 },
  ];

  it("go whole into the first blank rows, with keys, texts and formulas", () => {
    const reading = readingOf(openGrid, sheetOf(openGrid, new Map([["M1@1111111112/numerator", 1]])));
    expect(planWrites(reading, added)).toEqual([
      { sheetId: "s1", row: 5, column: 0, contents: ["M1", "1234567893", "About M1", 4, 8, '=IF(N(E6)=0,"",D6/E6)'] },
      { sheetId: "s1", row: 6, column: 0, contents: ["M2", "1234567893", "About M2"] },
      { sheetId: "s1", row: 6, column: 4, contents: [5, '=IF(N(E7)=0,"",D7/E7)'] },
    ]);
  });

  it("go below the last row where no blank one is left", () => {
    const full = sheetOf(openGrid).slice(0, 4);
    const rows = planWrites(readingOf(openGrid, full), added).map(({ row }) => row);
    expect(new Set(rows)).toEqual(new Set([4, 5]));
  });

  it("are written once: a row that stands already gets its cells in place", () => {
    const reading = readingOf(openGrid, sheetOf(openGrid, new Map([["M1@1234567893/numerator", 1]])));
    expect(planWrites(reading, added.slice(0, 2))).toEqual([{ sheetId: "s1", row: 4, column: 3, contents: [4, 8] }]);
  });

  it("are not written for values that were only cleared", () => {
    const reading = readingOf(openGrid, sheetOf(openGrid));
    expect(planWrites(reading, [{ path: "M1@1234567893/numerator", value: null }])).toEqual([]);
  });

  it("are left out while a column is gone, since they could not be read again", () => {
    const values = sheetOf(openGrid).map((line) => line.filter((_, index) => index !== 4));
    expect(planWrites(readingOf(openGrid, values), added)).toEqual([]);
  });

  it("stay out of blank lines above rows the grid knows, which are locked", () => {
    const ninth = { key: "9", title: "Row 9", texts: {} };
    const grid: Grid = {
      ...fixedGrid,
      open: {
        blankRows: 2,
        rowOf: ([key]) => (key === "9" ? ok(ninth) : err("Enter 9.")),
        rowOfKey: (key) => (key === "9" ? { row: ninth, keys: ["9"] } : null),
      },
    };
    const values = sheetOf(grid);
    values.splice(6, 0, []); // between rows 2 and 3
    const [write] = planWrites(readingOf(grid, values), [{ path: "9/score", value: 1 }]);
    expect(write).toMatchObject({ row: 10, contents: ["9", "", 1] });
  });
});
