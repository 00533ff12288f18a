import { describe, expect, it } from "vitest";
import { introBlock } from "../../../../shared/grid/intro-block.ts";

const column = (width: number) => ({ role: "text", id: `c${width}`, title: `C${width}`, width }) as const;
const words = (count: number): string => Array.from({ length: count }, () => "words").join(" ");

describe("introBlock", () => {
  it("leaves an introduction that fits one line alone", () => {
    expect(introBlock({ columns: [column(100)], intro: "Fill in." })).toBeNull();
  });

  it("takes as many columns as a readable line needs, and a height for all lines", () => {
    const columns = [10, 30, 52, 40, 40].map(column);
    const two = introBlock({ columns, intro: words(30) });
    const three = introBlock({ columns, intro: words(45) });
    expect(two).toEqual({ columnCount: 3, height: 29 });
    expect(three).toEqual({ columnCount: 3, height: 42 });
  });

  it("takes every column of a narrow table, and no more", () => {
    expect(introBlock({ columns: [10, 20].map(column), intro: words(20) })?.columnCount).toBe(2);
  });
});
