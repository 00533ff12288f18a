import { describe, expect, it } from "vitest";
import { createPreviousDesk } from "../../../../addin/sync/previous-desk.ts";
import { cellsOf, documentOf, modelFor } from "../../../browser/gallery/sample.ts";

const model = modelFor(documentOf("alder", "cqm", "2017-Q4", "submitted"));

const before = cellsOf({
  "CMS122v5/denominator": 400,
  "CMS122v5/numerator": 80,
  "CMS165v5/denominator": 600,
  "CMS2v6/numerator": 12,
  "CMS2v6/note": "as always",
});

function compare(now: Readonly<Record<string, number | string>>) {
  const desk = createPreviousDesk(model, { period: "2017-Q3", cells: before });
  if (desk === null) throw new Error("There is a previous document");
  return desk.compare(cellsOf(now));
}

describe("the document beside the last accepted one", () => {
  it("has the biggest change on top, measured against what the value was", () => {
    const rows = compare({
      "CMS122v5/denominator": 410,
      "CMS122v5/numerator": 120,
      "CMS165v5/denominator": 600,
      "CMS2v6/numerator": 12,
    });
    expect(rows.map(({ path, before: then, now, change }) => [path, then, now, change])).toEqual([
      ["CMS122v5/numerator", 80, 120, 40],
      ["CMS122v5/denominator", 400, 410, 10],
      ["CMS165v5/denominator", 600, 600, 0],
      ["CMS2v6/numerator", 12, 12, 0],
    ]);
  });

  it("puts what came, went or is no number any more above every change of a number", () => {
    const rows = compare({ "CMS122v5/numerator": "eighty", "CMS165v5/denominator": 1, "CMS82v4/numerator": 3 });
    expect(rows.slice(0, 4).every(({ change }) => change === null)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ path: "CMS165v5/denominator", change: -599 });
  });

  it("names cells in words, and leaves texts and paths it does not know aside", () => {
    const rows = compare({ "CMS122v5/numerator": 81, "NOWHERE/numerator": 1, "CMS122v5/note": "new" });
    expect(rows.find(({ path }) => path === "CMS122v5/numerator")?.label).toBe("CMS122v5, Numerator");
    expect(rows.some(({ path }) => path.endsWith("/note") || path.startsWith("NOWHERE"))).toBe(false);
  });

  it("is not there for a first document", () => {
    expect(createPreviousDesk(model, null)).toBeNull();
  });
});
