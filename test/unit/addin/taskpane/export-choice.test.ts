import { describe, expect, it } from "vitest";
import { program } from "../../../browser/gallery/sample.ts";
import {
  exportFileName,
  exportInput,
  isBackwards,
  periodsToChoose,
} from "../../../../addin/taskpane/views/export/export-choice.ts";

describe("export choice", () => {
  it("offers a kind's periods, or all kinds' together in order of time", () => {
    expect(periodsToChoose(program, "cqm")).toEqual(["2017-Q3", "2017-Q4", "2018-Q1"]);
    expect(periodsToChoose(program, "")).toEqual(["2017-Q3", "2017-Q4", "2018-01", "2018-Q1"]);
  });

  it("sees that the first period comes after the last, and that no limit is no mistake", () => {
    const choice = { kind: "", format: "xlsx" } as const;
    expect(isBackwards({ ...choice, from: "2018-Q1", to: "2017-Q4" })).toBe(true);
    expect(isBackwards({ ...choice, from: "2017-Q4", to: "2017-Q4" })).toBe(false);
    expect(isBackwards({ ...choice, from: "2018-Q1", to: "" })).toBe(false);
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
