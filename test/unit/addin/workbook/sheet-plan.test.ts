import { describe, expect, it } from "vitest";
import { planSheet } from "../../../../addin/workbook/sheet-plan.ts";
import { encodeGrid } from "../../../../shared/grid/encode-grid.ts";
import { fixedGrid, openGrid } from "./demo-grids.ts";

const planOf = (grid: typeof fixedGrid, cells: [string, string | number][] = []) =>
  planSheet(grid, encodeGrid(grid, new Map(cells), "=A practice, 2031"));

describe("the plan of a sheet", () => {
  it("gives every cell the format of its own row's input", () => {
    const answers = planOf(fixedGrid)
      .numberFormats.slice(4)
      .map((line) => line[3]);
    expect(answers).toEqual(["#,##0", "yyyy-mm-dd", "0%", "General", "General"]);
  });

  it("writes keys that are numbers as numbers and the others as text", () => {
    const plan = planOf(fixedGrid);
    expect(plan.contents.slice(4).map(([key]) => key)).toEqual([1, 2, 3, 4, "5a"]);
    expect(plan.numberFormats.slice(4).map(([key]) => key)).toEqual(["General", "General", "General", "General", "@"]);
  });

  it("lets formulas through from computed columns only", () => {
    const plan = planOf(fixedGrid, [["1/note", "=1+1"]]);
    const formulas = plan.contents.flat().filter((content) => typeof content === "string" && content.startsWith("="));
    expect(formulas).toEqual(["=C5*2", "=C6*2", "=C7*2", "=C8*2", "=C9*2"]);
    expect(plan.contents[1]?.[0]).toBe("'=A practice, 2031");
  });

  it("joins rows that take the same and leaves out cells a row has not", () => {
    const plan = planOf(fixedGrid);
    const shape = plan.inputs.map(({ column, row, rowCount, kind }) => [column.id, row, rowCount, kind.type]);
    expect(shape).toEqual([
      ["score", 4, 5, "choice"],
      ["answer", 4, 1, "count"],
      ["answer", 5, 1, "date"],
      ["answer", 6, 1, "share"],
      ["answer", 7, 1, "yesNo"],
      ["note", 4, 5, "text"],
    ]);
    expect(plan.knownRowCount).toBe(5);
    expect(plan.openKeys).toEqual([]);
  });

  it("opens the keys of added and blank rows", () => {
    const plan = planOf(openGrid, [["M1@1234567893/numerator", 3]]);
    expect(plan.openKeys.map(({ column, row, rowCount }) => [column.id, row, rowCount])).toEqual([
      ["measure", 4, 4],
      ["npi", 4, 4],
    ]);
    expect(plan.knownRowCount).toBe(0);
    expect(plan.contents[4]).toEqual(["M1", "1234567893", "About M1", 3, "", '=IF(N(E5)=0,"",D5/E5)']);
  });
});
