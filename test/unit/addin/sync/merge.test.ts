import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merge } from "../../../../addin/sync/merge.ts";
import { valueAt, withChanges, type Cells, type CellValue } from "../../../../shared/cell.ts";

const value = fc.oneof(fc.constant<CellValue>(null), fc.constantFrom<CellValue>(0, 1, "1", "", false));
const cells: fc.Arbitrary<Cells> = fc
  .dictionary(fc.constantFrom("a/x", "b/x", "c/x", "d/x"), value)
  .map((record) => new Map(Object.entries(record)));

const one = (of: CellValue): Cells => new Map([["a/x", of]]);

describe("merging by cell", () => {
  it.each<[string, CellValue, CellValue, CellValue, keyof ReturnType<typeof merge>]>([
    ["changed there only", 1, 1, 2, "take"],
    ["cleared there only", 1, 1, null, "take"],
    ["changed here only", 1, 2, 1, "keep"],
    ["cleared here only", 1, null, 1, "keep"],
    ["changed on both sides to the same", 1, 2, 2, "same"],
    ["cleared on both sides", 1, null, null, "same"],
    ["changed on both sides", 1, 2, 3, "conflicts"],
    ["set here and cleared there", 1, 2, null, "conflicts"],
    ["cleared here and set there", 1, null, 2, "conflicts"],
    ["a number here and its text there", null, 1, "1", "conflicts"],
  ])("%s", (_, base, mine, theirs, where) => {
    const merged = merge(one(base), one(mine), one(theirs));
    const places = ["take", "keep", "same", "conflicts"] as const;
    expect(places.filter((name) => merged[name].length === 1)).toEqual([where]);
  });

  it("puts every cell that came into exactly one place, and none that did not", () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, mine, theirs) => {
        const { take, conflicts, same, keep } = merge(base, mine, theirs);
        const placed = [...take.map(({ path }) => path), ...conflicts.map(({ path }) => path), ...same, ...keep];
        expect(placed.toSorted()).toEqual([...theirs.keys()].toSorted());
      }),
    );
  });

  it("overwrites only what was not changed here, and never clashes over equal values", () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, mine, theirs) => {
        const { take, conflicts } = merge(base, mine, theirs);
        for (const { path } of take) expect(valueAt(mine, path)).toBe(valueAt(base, path));
        for (const clash of conflicts) {
          expect(clash.mine).toBe(valueAt(mine, clash.path));
          expect(clash.mine).not.toBe(clash.theirs);
          expect(clash.mine).not.toBe(clash.base);
        }
      }),
    );
  });

  it("leaves both sides equal where nothing clashes, once what is taken is written and what is kept is pushed", () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, mine, theirs) => {
        const { take, keep, conflicts } = merge(base, mine, theirs);
        const here = withChanges(mine, take);
        const there = withChanges(
          theirs,
          keep.map((path) => ({ path, value: valueAt(mine, path) })),
        );
        const clashing = new Set(conflicts.map(({ path }) => path));
        const apart = [...theirs.keys()].filter((path) => valueAt(here, path) !== valueAt(there, path));
        expect(new Set(apart)).toEqual(clashing);
      }),
    );
  });
});
