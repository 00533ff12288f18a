import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CellStore } from "../../../../../../addin/preview/host/model/cell-store.ts";
import { shiftOfColumns, shiftOfRows } from "../../../../../../addin/preview/host/model/shift.ts";

const index = fc.nat(6);
const deed = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), row: index, column: index, isBlank: fc.boolean() }),
  fc.record({ kind: fc.constant("clear" as const), row: index, column: index, count: fc.constantFrom(1, 50) }),
  fc.record({ kind: fc.constant("rows" as const), row: index, column: index, count: fc.constantFrom(2, -2) }),
  fc.record({ kind: fc.constant("columns" as const), row: index, column: index, count: fc.constantFrom(1, -1) }),
);

const size = 30;
const cells = Array.from({ length: size * size }, (_, place) => ({
  row: Math.floor(place / size),
  column: place % size,
}));

/** The cells that are not blank, found one by one. */
const inUse = (store: CellStore) => cells.filter(({ row, column }) => store.get(row, column) !== null);

describe("a sheet's cells", () => {
  it("lie in their extent, which has one of them at each edge", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 15 }), (deeds) => {
        const store = new CellStore();
        for (const done of deeds) {
          const { row, column } = done;
          if (done.kind === "set") store.set(row, column, done.isBlank ? null : { kind: "value", value: 1 });
          else if (done.kind === "clear") store.clear({ row, column, rowCount: done.count, columnCount: done.count });
          else store.shift((done.kind === "rows" ? shiftOfRows : shiftOfColumns)(row, done.count));
          const found = inUse(store);
          const rows = found.map((cell) => cell.row);
          const columns = found.map((cell) => cell.column);
          const [top, left] = [Math.min(...rows), Math.min(...columns)];
          expect(store.extent()).toEqual(
            found.length === 0
              ? null
              : {
                  row: top,
                  column: left,
                  rowCount: Math.max(...rows) - top + 1,
                  columnCount: Math.max(...columns) - left + 1,
                },
          );
        }
      }),
    );
  });

  it("tell of every change in a row by another stamp", () => {
    const store = new CellStore();
    store.set(3, 0, { kind: "value", value: "a" });
    const stamps = [store.stampOf(3)];
    store.set(3, 1, { kind: "value", value: "b" });
    stamps.push(store.stampOf(3));
    store.set(9, 1, { kind: "value", value: "elsewhere" });
    expect(store.stampOf(3)).toBe(stamps[1]);
    store.shift(shiftOfRows(0, 1));
    stamps.push(store.stampOf(3), store.stampOf(4));
    expect(new Set(stamps).size).toBe(4);
  });
});
