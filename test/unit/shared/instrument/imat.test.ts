import { describe, expect, it } from "vitest";
import { imat } from "../../../../shared/instrument/imat.ts";
import { itemsOf } from "../../../../shared/instrument/instrument.ts";

describe("the IMAT instrument", () => {
  const items = itemsOf(imat);

  it("has milestones 1 to 16 in order, over nine sections", () => {
    expect(items.map(({ key }) => key)).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 1)));
    expect(imat.sections.map(({ items: own }) => own.length)).toEqual([2, 2, 1, 2, 1, 2, 2, 3, 1]);
  });

  it("says in every level of every milestone something else, short enough for a cell", () => {
    const texts = items.flatMap((item) => [item.levels].concat(Object.values(item.levelsFor ?? {})));
    for (const levels of texts) expect(levels).toHaveLength(imat.levels.length);
    const all = texts.flat().map(({ text }) => text);
    expect(all).toHaveLength(17 * 4);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((text) => text.length > 250 || !text.endsWith("."))).toEqual([]);
  });

  it("scores 0 to 3", () => {
    expect(imat.levels.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  });
});
