import { describe, expect, it } from "vitest";
import { contentOf, isNumericKey } from "../../../../addin/workbook/cell-content.ts";

describe("what a cell is given", () => {
  it("keeps text that begins like a formula from becoming one, in text cells and others", () => {
    for (const text of ["=1+1", "+49 30", "-5 beds", "@home", "'quoted"]) {
      expect(contentOf(text, "@")).toBe(`'${text}`);
      expect(contentOf(text, "#,##0")).toBe(`'${text}`);
    }
  });

  it("keeps what Excel would convert as typed where the cell is not a text cell", () => {
    for (const text of ["12%", "1-2", "TRUE", "Jan 5", "n/a", "1e5"]) expect(contentOf(text, "#,##0")).toBe(`'${text}`);
  });

  it("leaves other text in text cells alone", () => {
    for (const text of ["12%", "1-2", "n/a", " =1"]) expect(contentOf(text, "@")).toBe(text);
  });

  it("writes numbers, yes and no as they are, and a cleared cell as blank", () => {
    expect([7, 0, true, "Yes", "No", "", null].map((value) => contentOf(value, "General"))).toEqual([
      7,
      0,
      true,
      "Yes",
      "No",
      "",
      "",
    ]);
  });
});

it("takes only plain whole numbers for numeric keys", () => {
  expect(["1", "16", "0", "07", "1.5", "5a", "1e3", "CMS2v6", "1234567890"].map(isNumericKey)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
