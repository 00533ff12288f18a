import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsCell, wholeSheet, type Area } from "../../../../../../addin/preview/host/a1.ts";
import { AreaMap } from "../../../../../../addin/preview/host/model/area-map.ts";
import { shiftOfColumns, shiftOfRows } from "../../../../../../addin/preview/host/model/shift.ts";

const side = 120;

/** Small areas are kept cell by cell and large ones as strokes: both must occur, over one another. */
const areas: fc.Arbitrary<Area> = fc
  .tuple(fc.nat(side - 1), fc.nat(side - 1), fc.integer({ min: 1, max: side }), fc.integer({ min: 1, max: side }))
  .map(([row, column, rowCount, columnCount]) => ({ row, column, rowCount, columnCount }));

const steps = fc.array(fc.tuple(areas, fc.constantFrom("a", "b", undefined)), { maxLength: 8 });

/** The last area set over a cell decides: slow, and plainly right. */
const expected = (done: readonly (readonly [Area, string | undefined])[], row: number, column: number) =>
  done.findLast(([area]) => containsCell(area, row, column))?.[1];

describe("an area map", () => {
  it("gives the latest value at every cell", () => {
    fc.assert(
      fc.property(steps, fc.array(fc.tuple(fc.nat(2 * side), fc.nat(2 * side))), (done, cells) => {
        const map = new AreaMap<string>();
        for (const [area, value] of done) map.set(area, value);
        for (const [row, column] of cells) expect(map.get(row, column)).toBe(expected(done, row, column));
      }),
    );
  });

  it("knows whether an area is of one value", () => {
    fc.assert(
      fc.property(steps, areas, (done, area) => {
        const map = new AreaMap<string>();
        for (const [painted, value] of done) map.set(painted, value);
        const values = new Set<string | undefined>();
        for (let row = area.row; row < area.row + area.rowCount; row++) {
          for (let column = area.column; column < area.column + area.columnCount; column++) {
            values.add(expected(done, row, column));
          }
        }
        const [value] = values;
        expect(map.uniform(area)).toEqual(values.size === 1 ? { isMixed: false, value } : { isMixed: true });
      }),
      { numRuns: 40 },
    );
  });

  it("answers for a whole sheet without going through its cells", () => {
    const map = new AreaMap<boolean>();
    map.set(wholeSheet, false);
    expect(map.uniform(wholeSheet)).toEqual({ isMixed: false, value: false });
    map.set({ row: 5, column: 5, rowCount: 1, columnCount: 1 }, true);
    expect(map.uniform(wholeSheet)).toEqual({ isMixed: true });
    map.set(wholeSheet, true);
    expect(map.uniform(wholeSheet)).toEqual({ isMixed: false, value: true });
  });

  it("moves with its cells when rows or columns come and go", () => {
    const shifts = fc.tuple(
      fc.boolean(),
      fc.nat(side),
      fc.integer({ min: -30, max: 30 }).filter((count) => count !== 0),
    );
    fc.assert(
      fc.property(steps, shifts, (done, [isRows, at, count]) => {
        const map = new AreaMap<string>();
        for (const [area, value] of done) map.set(area, value);
        map.shift(isRows ? shiftOfRows(at, count) : shiftOfColumns(at, count), false);
        for (const place of [0, at - 1, at, at + 1, at + 40, side]) {
          if (place < 0 || (count < 0 && place >= at && place < at - count)) continue;
          const moved = place < at ? place : place + count;
          const [before, after] = isRows
            ? [
                [place, 7],
                [moved, 7],
              ]
            : [
                [7, place],
                [7, moved],
              ];
          expect(map.get(after?.[0] ?? 0, after?.[1] ?? 0)).toBe(expected(done, before?.[0] ?? 0, before?.[1] ?? 0));
        }
      }),
    );
  });

  it("lets new rows take after the row above where asked to", () => {
    for (const columnCount of [3, 3_000]) {
      const map = new AreaMap<string>();
      map.set({ row: 4, column: 0, rowCount: 1, columnCount }, "a");
      const plain = map.copy();
      map.shift(shiftOfRows(5, 2), true);
      plain.shift(shiftOfRows(5, 2), false);
      expect([4, 5, 6, 7].map((row) => map.get(row, 2))).toEqual(["a", "a", "a", undefined]);
      expect([4, 5].map((row) => plain.get(row, 2))).toEqual(["a", undefined]);
    }
  });
});
