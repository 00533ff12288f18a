import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsArea, intersectionOf, readArea, cellAt, type Area } from "../../../../../addin/preview/host/a1.ts";
import {
  grownOver,
  isCovered,
  mergeAt,
  mergesInRow,
  selectWhole,
  wholeCell,
} from "../../../../../addin/preview/sheet/merged-cells.ts";
import {
  advance,
  areaOfSelection,
  move,
  selectCell,
  selectColumns,
  selectRows,
  selectionOfArea,
  type Direction,
  type Terrain,
} from "../../../../../addin/preview/sheet/selection.ts";

const at = (address: string): Area => readArea(address) ?? cellAt(0, 0);
const cell = (address: string) => ({ row: at(address).row, column: at(address).column });

/** A title over three columns, and a label beside two rows. */
const merged = [at("B2:D2"), at("A4:A5")];
const terrain: Terrain = {
  rowCount: 10,
  columnCount: 6,
  isBlank: () => true,
  wholeCell: (place) => wholeCell(merged, place),
};

const walk = (from: string, ...directions: Direction[]) => {
  let selection = selectWhole(merged, selectCell(cell(from)));
  for (const direction of directions) {
    selection = selectWhole(merged, move(selection, direction, { extends: false, toEdge: false }, terrain));
  }
  return selection;
};

describe("merged cells", () => {
  it("are one cell, wherever in them one looks", () => {
    expect(["A1", "B2", "D2", "A5"].map((address) => wholeCell(merged, cell(address)))).toEqual(
      ["A1", "B2:D2", "B2:D2", "A4:A5"].map(at),
    );
    expect(["B2", "C2", "A5", "E2"].map((address) => isCovered(merged, cell(address)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(mergesInRow(merged, 1)).toEqual([at("B2:D2")]);
    expect(mergeAt(merged, cell("F9"))).toBeNull();
  });

  it("are selected whole", () => {
    expect(areaOfSelection(walk("C2"))).toEqual(at("B2:D2"));
    expect(walk("C2").active).toEqual(cell("B2"));
    expect(areaOfSelection(selectWhole(merged, selectionOfArea(at("C1:C3"))))).toEqual(at("B1:D3"));
  });

  it("leave whole columns and rows to be selected by their heads", () => {
    for (const selection of [selectColumns(2, 2), selectRows(1, 1)]) {
      expect(selectWhole(merged, selection)).toEqual(selection);
    }
  });

  it("are one step for an arrow key", () => {
    expect(walk("B2", "right").active).toEqual(cell("E2"));
    expect(walk("E2", "left").active).toEqual(cell("B2"));
    expect(walk("A3", "down").active).toEqual(cell("A4"));
    expect(walk("A3", "down", "down").active).toEqual(cell("A6"));
    expect(walk("A6", "up", "up").active).toEqual(cell("A3"));
  });

  it("let a selection grow over them and shrink again", () => {
    const extend = { extends: true, toEdge: false };
    const wide = selectWhole(merged, move(selectCell(cell("A2")), "right", extend, terrain));
    expect(areaOfSelection(wide)).toEqual(at("A2:D2"));
    expect(areaOfSelection(selectWhole(merged, move(wide, "left", extend, terrain)))).toEqual(at("A2"));
  });

  it("are passed by Tab and Enter as one cell, within a selection too", () => {
    expect(advance(walk("B2"), "right", terrain).active).toEqual(cell("E2"));
    const selection = selectWhole(merged, selectionOfArea(at("A2:E3")));
    const places = [selection];
    for (let step = 0; step < 4; step++) places.push(advance(places.at(-1) ?? selection, "right", terrain));
    expect(places.map(({ active }) => active)).toEqual(["A2", "B2", "E2", "A3", "B3"].map(cell));
  });

  it("are never cut by a selection, whatever is merged", () => {
    const anyArea = fc.record({
      row: fc.nat(20),
      column: fc.nat(20),
      rowCount: fc.integer({ min: 1, max: 5 }),
      columnCount: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(anyArea, { maxLength: 8 }), anyArea, (merges, area) => {
        const grown = grownOver(merges, area);
        expect(containsArea(grown, area)).toBe(true);
        expect(merges.filter((merge) => intersectionOf(merge, grown) !== null && !containsArea(grown, merge))).toEqual(
          [],
        );
      }),
    );
  });
});
