import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { adultFour, judge, modelOf, row, type CellRecord, type ModelOptions } from "./cqm-examples.ts";

const requirementOf = (cells: CellRecord, options?: ModelOptions) => {
  const requirement = modelOf(options).requirement?.(cellsFromRecord(cells));
  if (requirement === undefined) throw new Error("Quality measures have a requirement");
  return requirement;
};

describe("what a quarter asks of a practice", () => {
  it("is what SIM Appendix C says, for each set and quarter", () => {
    const quarters = ["2017-Q3", "2017-Q4", "2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4", "2019-Q1", "2019-Q2"];
    const required = (set: string) => quarters.map((quarter) => requirementOf({}, { set, quarter }).required);
    expect(required("adult")).toEqual([null, 3, 4, 5, 6, 6, 6, 6]);
    expect(required("pediatric")).toEqual([null, 2, 3, 4, 4, 4, 4, 4]);
    expect(required("sim-cpc-plus")).toEqual([null, 3, 4, 5, 5, 5, 5, 5]);
  });

  it("is nothing in a test quarter, whatever is in", () => {
    expect(requirementOf({}, { quarter: "2017-Q3" })).toMatchObject({ required: null, reported: 0, missing: 0 });
    expect(requirementOf(row("CMS2v6", 6, 10), { quarter: "2017-Q3" })).toMatchObject({ reported: 1, missing: 0 });
  });

  it("says what is in, what is open, and where to fill it in", () => {
    const { missing, primary, replacement, reported } = requirementOf(row("CMS165v5", 90, 150));
    expect({ missing, reported, replacement }).toEqual({ missing: 3, reported: 1, replacement: null });
    expect(primary.map((item) => [item.ids.join(), item.reported, item.path])).toEqual([
      ["CMS2v6", null, "CMS2v6/denominator"],
      ["CMS122v5", null, "CMS122v5/denominator"],
      ["CMS165v5", "CMS165v5", "CMS165v5/denominator"],
      ["CMS69v5", null, "CMS69v5/denominator"],
      ["CMS137v5", null, "CMS137v5.1/denominator"],
      ["CMS138v5", null, "CMS138v5/denominator"],
    ]);
  });

  it("takes either depression measure of practices in SIM and CPC+", () => {
    const options = { set: "sim-cpc-plus", quarter: "2017-Q4" };
    const first = (cells: CellRecord) => requirementOf(cells, options).primary[0];
    expect(first({})).toMatchObject({ ids: ["CMS2v6", "CMS159v5"], reported: null, path: "CMS2v6/denominator" });
    expect(first(row("CMS159v5", 6, 10))).toMatchObject({ reported: "CMS159v5", path: "CMS159v5/denominator" });
    const both = requirementOf({ ...row("CMS159v5", 6, 10), ...row("CMS2v6", 6, 10) }, options);
    expect(both).toMatchObject({ reported: 1, missing: 2 });
  });

  it("names the secondary that stands in for a primary, exactly when the rules ask why", () => {
    const three = { ...adultFour, "CMS165v5/denominator": null, "CMS165v5/numerator": null };
    const replaced = { ...three, ...row("NQF1799", 30, 90) };
    expect(requirementOf(three)).toMatchObject({ missing: 1, replacement: null });
    const { missing, replacement } = requirementOf(replaced);
    expect({ missing, replacement }).toMatchObject({
      missing: 0,
      replacement: { by: ["NQF1799"], count: 1, open: [["CMS165v5"], ["CMS69v5"], ["CMS137v5"]] },
    });
    expect(judge(modelOf(), replaced).map(({ code }) => code)).toContain(replacement?.code);
  });

  it("counts a measure that only providers report", () => {
    const cells = row("CMS2v6@1234567893", 6, 10);
    expect(requirementOf(cells).primary[0]).toMatchObject({
      reported: "CMS2v6",
      path: "CMS2v6@1234567893/denominator",
    });
  });
});
