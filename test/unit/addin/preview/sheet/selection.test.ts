import { describe, expect, it } from "vitest";
import {
  advance,
  areaOfSelection,
  edgeFrom,
  move,
  selectCell,
  selectionOfArea,
  type Terrain,
} from "../../../../../addin/preview/sheet/selection.ts";

/** A sheet drawn as rows of letters; a dot is a blank cell. */
const terrainOf = (...lines: readonly string[]): Terrain => ({
  rowCount: lines.length,
  columnCount: lines[0]?.length ?? 0,
  isBlank: ({ row, column }) => (lines[row]?.[column] ?? ".") === ".",
  wholeCell: ({ row, column }) => ({ row, column, rowCount: 1, columnCount: 1 }),
});

const at = (row: number, column: number) => ({ row, column });

describe("Ctrl and an arrow", () => {
  const terrain = terrainOf("aaa.a", ".....", "..a..");
  it.each([
    ["to the end of a filled stretch", at(0, 0), at(0, 2)],
    ["over a gap to the next filled cell", at(0, 2), at(0, 4)],
    ["to the edge where nothing follows", at(1, 0), at(1, 4)],
    ["nowhere from the edge", at(0, 4), at(0, 4)],
  ])("goes %s", (_, from, to) => {
    expect(edgeFrom(from, "right", terrain)).toEqual(to);
  });

  it("works down columns too", () => {
    expect(edgeFrom(at(0, 2), "down", terrain)).toEqual(at(2, 2));
  });
});

describe("moving", () => {
  const terrain = terrainOf("...", "...", "...");
  it("stays on the sheet", () => {
    const selection = selectCell(at(0, 0));
    expect(move(selection, "up", { extends: false, toEdge: false }, terrain)).toEqual(selection);
  });

  it("with Shift keeps the active cell and moves the far corner", () => {
    const moved = move(selectCell(at(1, 1)), "left", { extends: true, toEdge: false }, terrain);
    expect(moved.active).toEqual(at(1, 1));
    expect(areaOfSelection(moved)).toEqual({ row: 1, column: 0, rowCount: 1, columnCount: 2 });
  });

  it("without Shift gives up what was selected", () => {
    const moved = move(
      selectionOfArea({ row: 0, column: 0, rowCount: 2, columnCount: 2 }),
      "down",
      { extends: false, toEdge: false },
      terrain,
    );
    expect(moved).toEqual(selectCell(at(1, 0)));
  });
});

describe("Tab and Enter in a selection of several cells", () => {
  const terrain = terrainOf("....", "....", "....");
  const block = selectionOfArea({ row: 0, column: 1, rowCount: 2, columnCount: 2 });
  const walk = (direction: "right" | "left" | "down" | "up") => {
    let selection = block;
    return Array.from({ length: 4 }, () => {
      selection = advance(selection, direction, terrain);
      return selection.active;
    });
  };

  it("goes round it row by row, or column by column, and back", () => {
    expect(walk("right")).toEqual([at(0, 2), at(1, 1), at(1, 2), at(0, 1)]);
    expect(walk("down")).toEqual([at(1, 1), at(0, 2), at(1, 2), at(0, 1)]);
    expect(walk("left")).toEqual([at(1, 2), at(1, 1), at(0, 2), at(0, 1)]);
  });

  it("keeps it selected", () => {
    expect(areaOfSelection(advance(block, "down", terrain))).toEqual(areaOfSelection(block));
  });
});
