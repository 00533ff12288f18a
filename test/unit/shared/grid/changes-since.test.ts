import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnIdOfPath,
  rowKeyOfPath,
  withChanges,
  type Cells,
  type CellChange,
  type CellValue,
} from "../../../../shared/cell.ts";
import { changesSince } from "../../../../shared/grid/changes-since.ts";
import { decodeGrid } from "../../../../shared/grid/decode-grid.ts";
import { encodeGrid, firstDataRowIndex, headerRowIndex } from "../../../../shared/grid/encode-grid.ts";
import { isInputColumn, type Grid, type SheetValues } from "../../../../shared/grid/grid.ts";
import { imatModel } from "../instrument/imat-examples.ts";
import { anyCells } from "./any-cells.ts";
import { mixedGrid, openGrid, typesGrid } from "./example-grids.ts";

const sheetOf = (grid: Grid, cells: Cells): CellValue[][] => encodeGrid(grid, cells, "").values;

/** What a sheet says against the base; a sheet whose header is gone says nothing. */
const changes = (grid: Grid, base: Cells, values: SheetValues): CellChange[] => {
  const decoded = decodeGrid(grid, values);
  return decoded.ok ? changesSince(base, [{ grid, decoded: decoded.value }]) : [];
};

const added = ["1", "2", "3"].map((number) => ({ key: `Extra-${number}`, title: "", texts: {} }));
const anyOpen = anyCells(openGrid, added);
const [practice = typesGrid, milestones = typesGrid] = imatModel().grids;

describe("changesSince", () => {
  it.each([
    ["IMAT milestones", milestones, anyCells(milestones)],
    ["IMAT practice", practice, anyCells(practice)],
    ["open", openGrid, anyOpen],
  ])("finds what leads from the base to the sheet, and nothing in an untouched sheet (%s)", (_, grid, anyDocument) => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (base, mine) => {
        expect(changes(grid, base, sheetOf(grid, base))).toEqual([]);
        const found = changes(grid, base, sheetOf(grid, mine));
        expect(withChanges(base, found)).toEqual(mine);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["milestones", milestones, anyCells(milestones)],
    ["open", openGrid, anyOpen],
  ])("never clears a cell because a column is gone or stands twice (%s)", (_, grid, anyDocument) => {
    const anyColumn = fc.nat({ max: grid.columns.length - 1 });
    fc.assert(
      fc.property(anyDocument, anyColumn, fc.boolean(), (base, column, isTwice) => {
        const values = sheetOf(grid, base).map((line, row) =>
          isTwice
            ? line.toSpliced(0, 0, row === headerRowIndex ? (line[column] ?? "") : "")
            : line.toSpliced(column, 1),
        );
        expect(changes(grid, base, values)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("never clears a cell because rows the grid knows are gone", () => {
    const anyRows = fc.uniqueArray(fc.nat({ max: 15 }), { minLength: 1 });
    fc.assert(
      fc.property(anyCells(milestones), anyRows, (base, gone) => {
        const values = sheetOf(milestones, base).filter((_, row) => !gone.includes(row - firstDataRowIndex));
        expect(changes(milestones, base, values)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("never clears a cell because keys were overwritten or wiped", () => {
    const anyKey = fc.constantFrom<CellValue>("", "Total", "99", "  ");
    fc.assert(
      fc.property(anyCells(milestones), fc.nat({ max: 15 }), anyKey, (base, index, key) => {
        const values = sheetOf(milestones, base);
        const line = values[firstDataRowIndex + index] ?? [];
        line[0] = key;
        expect(changes(milestones, base, values)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("clears a cell that was emptied, in a row that is still there", () => {
    const base: Cells = new Map([["7/score", 2]]);
    expect(changes(milestones, base, sheetOf(milestones, new Map()))).toEqual([{ path: "7/score", value: null }]);
  });

  const twoAdded: Cells = new Map<string, CellValue>([
    ["Extra-1/count", 4],
    ["Extra-2/count", 5],
    ["Extra-2/remark", "Night clinic"],
  ]);

  it("clears all cells of an added row that was taken out", () => {
    const values = sheetOf(openGrid, twoAdded).toSpliced(firstDataRowIndex + 1, 1);
    expect(changes(openGrid, twoAdded, values)).toEqual([
      { path: "Extra-2/count", value: null },
      { path: "Extra-2/remark", value: null },
    ]);
  });

  it("takes a new key on an added row for one row out and another in", () => {
    const values = sheetOf(openGrid, twoAdded);
    const line = values[firstDataRowIndex] ?? [];
    line[1] = "7";
    expect(withChanges(twoAdded, changes(openGrid, twoAdded, values))).toEqual(
      new Map<string, CellValue>([
        ["Extra-2/count", 5],
        ["Extra-2/remark", "Night clinic"],
        ["Extra-7/count", 4],
      ]),
    );
  });

  it.each([
    ["its key cannot be read", (line: CellValue[]) => line.with(1, "two")],
    ["its key is gone", (line: CellValue[]) => line.with(0, "").with(1, "")],
    ["it has the key of another", (line: CellValue[]) => line.with(1, "1")],
  ])("does not clear an added row when %s", (_, spoil) => {
    const values = sheetOf(openGrid, twoAdded);
    values[firstDataRowIndex + 1] = spoil(values[firstDataRowIndex + 1] ?? []);
    expect(changes(openGrid, twoAdded, values)).toEqual([]);
  });

  it("does not clear added rows that were sorted above the header", () => {
    const values = sheetOf(openGrid, twoAdded);
    const lifted = values.splice(firstDataRowIndex, 1);
    expect(changes(openGrid, twoAdded, [...lifted, ...values])).toEqual([]);
  });

  it("leaves alone what belongs to other grids", () => {
    const base: Cells = new Map<string, CellValue>([...twoAdded, ["7/score", 2], ["Extra-9/elsewhere", 1]]);
    expect(changes(openGrid, base, sheetOf(openGrid, twoAdded))).toEqual([]);
  });

  it("clears added rows that are gone from a grid that has rows of its own too, and none of those", () => {
    const base: Cells = new Map([
      ["Base/count", 1],
      ["Added/count", 2],
    ]);
    const values = sheetOf(mixedGrid, new Map());
    expect(changes(mixedGrid, base, values.toSpliced(firstDataRowIndex, 1))).toEqual([
      { path: "Added/count", value: null },
    ]);
  });

  it("takes a value that the server holds as it was typed for the same", () => {
    const base: Cells = new Map<string, CellValue>([
      ["7/score", "2 - Implementing"],
      ["8/score", " "],
    ]);
    expect(changes(milestones, base, sheetOf(milestones, base))).toEqual([]);
  });

  it("only names cells of the grid", () => {
    fc.assert(
      fc.property(anyOpen, anyOpen, (base, mine) => {
        const ids = openGrid.columns.filter(isInputColumn).map(({ id }) => id);
        for (const { path } of changes(openGrid, base, sheetOf(openGrid, mine))) {
          expect(ids).toContain(columnIdOfPath(path));
          expect(rowKeyOfPath(path)).toMatch(/^Extra-[123]$/);
        }
      }),
      { numRuns: 20 },
    );
  });
});
