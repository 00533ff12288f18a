import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatArea,
  maxColumns,
  maxRows,
  quoteSheetName,
  readArea,
  splitAddress,
} from "../../../../../addin/preview/host/a1.ts";

describe("an address", () => {
  it("is read in all its forms", () => {
    expect(readArea("B2")).toEqual({ row: 1, column: 1, rowCount: 1, columnCount: 1 });
    expect(readArea("$C$5:$B$2")).toEqual({ row: 1, column: 1, rowCount: 4, columnCount: 2 });
    expect(readArea("B:C")).toEqual({ row: 0, column: 1, rowCount: maxRows, columnCount: 2 });
    expect(readArea("2:5")).toEqual({ row: 1, column: 0, rowCount: 4, columnCount: maxColumns });
    expect(readArea("XFD1048576")).not.toBeNull();
  });

  it.each(["", "B", "2", "A0", "XFE1", "A1048577", "A1:B", "A1:B2:C3", "1A", "Sheet1!A1"])("is not %j", (text) => {
    expect(readArea(text)).toBeNull();
  });

  it("comes back as it was written", () => {
    const spans = (limit: number) =>
      fc
        .tuple(fc.nat(limit - 1), fc.nat(limit - 1))
        .map(([a, b]) => ({ start: Math.min(a, b), count: Math.abs(a - b) + 1 }));
    fc.assert(
      fc.property(
        spans(maxRows),
        spans(maxColumns),
        fc.constantFrom("" as const, "$" as const),
        (rows, columns, dollar) => {
          const area = { row: rows.start, column: columns.start, rowCount: rows.count, columnCount: columns.count };
          expect(readArea(formatArea(area, dollar))).toEqual(area);
        },
      ),
    );
  });
});

describe("a sheet's name in a reference", () => {
  it("is quoted unless it is a plain word that is no cell", () => {
    expect(["IMAT", "_milepost", "My sheet", "O'Hara", "A1", "2017"].map(quoteSheetName)).toEqual([
      "IMAT",
      "_milepost",
      "'My sheet'",
      "'O''Hara'",
      "'A1'",
      "'2017'",
    ]);
  });

  it("is found again", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 31 }).filter((name) => !name.includes("!")),
        (sheetName) => {
          expect(splitAddress(`${quoteSheetName(sheetName)}!A1`)).toEqual({ sheetName, rest: "A1" });
        },
      ),
    );
  });
});
