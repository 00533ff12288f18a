import { describe, expect, it } from "vitest";
import { program } from "../../../browser/gallery/sample.ts";
import { exportFileName, exportInput, periodsToChoose } from "../../../../addin/taskpane/views/export/export-choice.ts";

describe("export choice", () => {
  it("offers a kind's periods, or all kinds' together in order of time", () => {
    expect(periodsToChoose(program, "cqm")).toEqual(["2017-Q3", "2017-Q4", "2018-Q1"]);
    expect(periodsToChoose(program, "")).toEqual(["2017-Q3", "2017-Q4", "2018-01", "2018-Q1"]);
  });

  it("leaves out what is not limited", () => {
    expect(exportInput(program, { kind: "", from: "", to: "2017-Q4", format: "csv" })).toEqual({
      params: { programId: "sim-2" },
      query: { format: "csv", to: "2017-Q4" },
    });
  });

  it("names the file so that every file system takes it", () => {
    expect(exportFileName({ ...program, name: 'SIM: "cohort" 2/3' }, "csv", "2026-11-24")).toBe(
      "SIM cohort 2 3 2026-11-24.csv",
    );
  });
});
