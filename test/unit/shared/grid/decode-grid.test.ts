import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cells, CellValue } from "../../../../shared/cell.ts";
import { createGridDecoder, decodeGrid, hasGrid, type DecodedGrid } from "../../../../shared/grid/decode-grid.ts";
import { encodeGrid, firstDataRowIndex, headerRowIndex } from "../../../../shared/grid/encode-grid.ts";
import type { Grid, SheetValues } from "../../../../shared/grid/grid.ts";
import { imatModel } from "../instrument/imat-examples.ts";
import { anyCells, filled } from "./any-cells.ts";
import { openGrid, typesGrid } from "./example-grids.ts";

const decode = (grid: Grid, values: SheetValues): DecodedGrid => {
  const decoded = decodeGrid(grid, values);
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value;
};

const sheetOf = (grid: Grid, cells: Cells = new Map()): CellValue[][] => encodeGrid(grid, cells, "Alder Creek").values;

const added = ["1", "22", "3"].map((number) => ({ key: `Extra-${number}`, title: "", texts: {} }));

const grids: readonly (readonly [string, Grid, fc.Arbitrary<Cells>])[] = [
  ...imatModel().grids.map((grid) => [`IMAT ${grid.id}`, grid, anyCells(grid)] as const),
  ["types", typesGrid, anyCells(typesGrid)],
  ["open", openGrid, anyCells(openGrid, added)],
];

const withColumnAt = (values: CellValue[][], at: number, cellAt: (row: number) => CellValue): CellValue[][] =>
  values.map((line, row) => [...line.slice(0, at), cellAt(row), ...line.slice(at)]);

const withRowAt = (values: CellValue[][], at: number, line: readonly CellValue[]): CellValue[][] => [
  ...values.slice(0, at),
  [...line],
  ...values.slice(at),
];

/** What people do to a sheet that loses nothing: sort, insert blank rows and columns, keep columns of their own. */
const anyHandling = fc.record({
  order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  blankRowsAt: fc.array(fc.nat(), { maxLength: 3 }),
  columns: fc.array(fc.record({ at: fc.nat(), title: fc.constantFrom("", "Mine", "To do", "%") }), { maxLength: 3 }),
});

function handled(
  values: CellValue[][],
  { order, blankRowsAt, columns }: typeof anyHandling extends fc.Arbitrary<infer T> ? T : never,
): CellValue[][] {
  const data = values.slice(firstDataRowIndex).map((line, index) => ({ line, rank: order[index % order.length] ?? 0 }));
  const sorted = data.toSorted((a, b) => a.rank - b.rank).map(({ line }) => line);
  let next = [...values.slice(0, firstDataRowIndex), ...sorted];
  for (const at of blankRowsAt) {
    next = withRowAt(next, at % (next.length + 1), Array<CellValue>(next[0]?.length ?? 0).fill(""));
  }
  for (const { at, title } of columns) {
    const header = next.findIndex((line) => values[headerRowIndex]?.every((text) => line.includes(text)));
    next = withColumnAt(next, at % ((next[0]?.length ?? 0) + 1), (row) => {
      if (row === header) return title;
      return title === "" ? "" : `own ${row}`;
    });
  }
  return next;
}

describe.each(grids)("the grid %s", (_, grid, anyDocument) => {
  it("reads back from its sheet as it was written", () => {
    fc.assert(
      fc.property(anyDocument, (cells) => {
        const image = encodeGrid(grid, cells, "Alder Creek");
        const decoded = decode(grid, image.values);
        expect(filled(decoded.cells)).toEqual(cells);
        expect(decoded.problems).toEqual([]);
        expect(decoded.isWhole).toBe(true);
        for (const [path, position] of image.positions) expect(decoded.positions.get(path)).toEqual(position);
      }),
      { numRuns: 50 },
    );
  });

  it("reads the same after sorting and with blank rows, blank columns and people's own columns", () => {
    fc.assert(
      fc.property(anyDocument, anyHandling, (cells, handling) => {
        const decoded = decode(grid, handled(sheetOf(grid, cells), handling));
        expect(filled(decoded.cells)).toEqual(cells);
        expect(decoded.problems).toEqual([]);
        expect(decoded.isWhole).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("is recognised on its sheet, and on no other grid's", () => {
    for (const [, other] of grids) expect(hasGrid(grid, sheetOf(other))).toBe(other.id === grid.id);
  });
});

const milestones = imatModel().grids[1] ?? typesGrid;
const headerOf = (values: SheetValues, title: string): number => values[headerRowIndex]?.indexOf(title) ?? -1;

describe("decodeGrid", () => {
  it("reads titles and keys whatever their case, spaces and number formats", () => {
    const values = sheetOf(milestones, new Map([["7/score", 2]]));
    const header = values[headerRowIndex] ?? [];
    header[headerOf(values, "Score")] = " SCORE\u00a0";
    const row = values.find((line) => line[0] === "7") ?? [];
    row[0] = 7;
    expect(decode(milestones, values).cells.get("7/score")).toBe(2);
    row[0] = "\u00a07 ";
    expect(decode(milestones, values).cells.get("7/score")).toBe(2);
  });

  it("reads scores the way people write them", () => {
    const values = sheetOf(milestones);
    const score = headerOf(values, "Score");
    for (const [index, typed] of ["2 - Implementing", " 2 ", 2.5, "1 - Planning"].entries()) {
      const line = values[firstDataRowIndex + index] ?? [];
      line[score] = typed;
    }
    const { cells } = decode(milestones, values);
    expect(["1/score", "2/score", "3/score", "4/score"].map((path) => cells.get(path))).toEqual([2, 2, 2.5, 1]);
  });

  it("fails when the headers are gone", () => {
    const values = sheetOf(milestones).toSpliced(headerRowIndex, 1);
    expect(decodeGrid(milestones, values)).toMatchObject({ ok: false, error: { code: "grid-missing" } });
    expect(decodeGrid(milestones, [])).toMatchObject({ ok: false, error: { code: "grid-missing" } });
  });

  it("leaves out a column that is gone, and says so", () => {
    const values = sheetOf(milestones, new Map([["7/score", 2]]));
    const note = headerOf(values, "Notes");
    const decoded = decode(
      milestones,
      values.map((line) => line.toSpliced(note, 1)),
    );
    expect(decoded.problems.map(({ code }) => code)).toEqual(["column-missing"]);
    expect(decoded.cells.get("7/score")).toBe(2);
    expect(decoded.cells.has("7/note")).toBe(false);
    expect(decoded.columnIndexById.has("note")).toBe(false);
  });

  it("reads neither of two columns with one title, and says so", () => {
    const cells = new Map<string, CellValue>([
      ["7/score", 2],
      ["7/note", "Ours"],
    ]);
    for (const at of [0, 9]) {
      const decoded = decode(
        milestones,
        withColumnAt(sheetOf(milestones, cells), at, (row) => (row === headerRowIndex ? "notes" : "")),
      );
      expect(decoded.problems.map(({ code }) => code)).toEqual(["column-twice"]);
      expect(decoded.isWhole).toBe(false);
      expect(decoded.cells.get("7/score")).toBe(2);
      expect(decoded.cells.has("7/note")).toBe(false);
    }
  });

  it("fails when the key column's title stands twice", () => {
    const values = withColumnAt(sheetOf(milestones), 9, (row) => (row === headerRowIndex ? "#" : row));
    expect(decodeGrid(milestones, values)).toMatchObject({ ok: false, error: { code: "column-twice" } });
  });

  it("leaves out a row that is gone, and says so", () => {
    const values = sheetOf(milestones).toSpliced(firstDataRowIndex + 6, 1);
    const decoded = decode(milestones, values);
    expect(decoded.problems.map(({ code, message }) => [code, message.includes("Milestone 7")])).toEqual([
      ["row-missing", true],
    ]);
    expect(decoded.cells.has("7/score")).toBe(false);
    expect(decoded.cells.has("8/score")).toBe(true);
  });

  it("uses the first of two rows with the same key, and says where both are", () => {
    const values = sheetOf(milestones, new Map([["7/score", 2]]));
    const copy = (values[firstDataRowIndex + 6] ?? []).with(headerOf(values, "Score"), 3);
    const decoded = decode(milestones, [...values, copy]);
    expect(decoded.problems).toMatchObject([{ code: "row-twice", paths: ["7/score"] }]);
    expect(decoded.problems[0]?.message).toContain("row 11 and again in row 21");
    expect(decoded.cells.get("7/score")).toBe(2);
  });

  it("says where a filled row without a known key is", () => {
    const values = sheetOf(milestones);
    const line = values[firstDataRowIndex + 2] ?? [];
    line[0] = "";
    line[headerOf(values, "Score")] = 1;
    const decoded = decode(milestones, values);
    expect(decoded.problems.map(({ code }) => code)).toEqual(["row-unknown", "row-missing"]);
    expect([...decoded.addresses]).toEqual([[0, "A7"]]);
    expect(decoded.isWhole).toBe(false);
  });

  it("passes over remarks beside and below a grid without added rows", () => {
    const values = sheetOf(milestones);
    const remark = Array<CellValue>(values[0]?.length ?? 0).fill("");
    const decoded = decode(milestones, [...values, remark.with(0, "Agreed in the team meeting"), remark.with(2, "x")]);
    expect(decoded.problems).toEqual([]);
    expect(decoded.isWhole).toBe(true);
  });

  it("says what to type for a key that a grid with added rows does not know, filled or not", () => {
    const values = sheetOf(openGrid);
    const decoded = decode(openGrid, [...values, ["Extra", "two", "", "", ""]]);
    expect(decoded.problems).toMatchObject([{ code: "row-unknown", message: "Row 8: Write Extra and a number." }]);
    expect(decoded.isWhole).toBe(false);
  });

  it("does not take rows that were sorted above the header for taken out", () => {
    const values = sheetOf(openGrid, new Map([["Extra-1/count", 4]]));
    const [row] = values.splice(firstDataRowIndex, 1);
    const decoded = decode(openGrid, [row ?? [], ...values]);
    expect(decoded.problems).toMatchObject([{ code: "row-unknown" }]);
    expect(decoded.problems[0]?.message).toMatch(/^Row 1: Extra 1 stands above/);
    expect([...decoded.addresses]).toEqual([[0, "A1"]]);
    expect(decoded.isWhole).toBe(false);
  });

  it("names blank rows where a row can be put, the last one below everything", () => {
    const values = sheetOf(openGrid, new Map([["Extra-1/count", 4]]));
    expect(decode(openGrid, values).blankRows).toEqual([5, 6, 7, 8]);
    expect(decode(openGrid, values.slice(0, 5)).blankRows).toEqual([5]);
  });

  it("reads short lines as blank at their end", () => {
    const values = sheetOf(openGrid, new Map([["Extra-1/count", 4]]));
    values[firstDataRowIndex] = ["Extra", "1", 4];
    expect([...decode(openGrid, values).cells]).toEqual([
      ["Extra-1/count", 4],
      ["Extra-1/remark", null],
    ]);
  });
});

describe("createGridDecoder", () => {
  it.each(grids)("reads %s again as if for the first time, whatever was typed or moved", (_, grid, cells) => {
    const typed = fc.array(fc.record({ row: fc.nat(), column: fc.nat(), value: fc.constantFrom("", 1, "x", "CMS1") }), {
      maxLength: 3,
    });
    const one = fc.record({ cells, typed, handling: fc.option(anyHandling) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 4 }), (sheets) => {
        const decodeAgain = createGridDecoder();
        for (const sheet of sheets) {
          const values = sheetOf(grid, sheet.cells);
          for (const { row, column, value } of sheet.typed) {
            const line = values[row % values.length] ?? [];
            line[column % Math.max(1, line.length)] = value;
          }
          const now = sheet.handling === null ? values : handled(values, sheet.handling);
          expect(decodeAgain(grid, now)).toEqual(decodeGrid(grid, now));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps what it read before as it was", () => {
    const decodeAgain = createGridDecoder();
    const values = sheetOf(typesGrid);
    const before = decodeAgain(typesGrid, values);
    const [path, position] = (before.ok ? [...before.value.positions] : [])[0] ?? [];
    if (path === undefined || position === undefined) throw new Error("The grid has no cell");
    const now = values.map((line) => [...line]);
    (now[position.row] ?? [])[position.column] = "typed";
    const after = decodeAgain(typesGrid, now);
    expect(after.ok && after.value.cells.get(path)).toBe("typed");
    expect(before.ok && before.value.cells.get(path)).toBeNull();
  });
});
