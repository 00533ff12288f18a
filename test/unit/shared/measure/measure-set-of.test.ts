import { describe, expect, it } from "vitest";
import { measureSetOf } from "../../../../shared/measure/measure-set-of.ts";
import { simCohort2Sets } from "../../../../shared/measure/sim-cohort-2.ts";
import { quarterOf } from "./cqm-examples.ts";

const setIn = (quarter: string, attributes: Readonly<Record<string, string>>) => {
  const found = measureSetOf(attributes, simCohort2Sets, quarterOf(quarter));
  return found.ok ? found.value.id : found.error;
};

describe("a practice's measure set", () => {
  it("is that of adult practices unless it says otherwise", () => {
    expect(setIn("2018-Q1", {})).toBe("adult");
    expect(setIn("2018-Q1", { measureSet: " pediatric " })).toBe("pediatric");
  });

  it("changes with the quarter from which on another is assigned, in whatever order they are written", () => {
    const attributes = {
      "measureSet@2018-Q4": "adult",
      "measureSet@2018-Q2": "sim-cpc-plus",
      measureSet: "pediatric",
    };
    const quarters = ["2017-Q4", "2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4", "2019-Q2"];
    expect(quarters.map((quarter) => setIn(quarter, attributes))).toEqual([
      "pediatric",
      "pediatric",
      "sim-cpc-plus",
      "sim-cpc-plus",
      "adult",
      "adult",
    ]);
  });

  it("has to be one of the program's, even where the quarter is still to come", () => {
    expect(setIn("2018-Q1", { "measureSet@2019-Q1": "adlut" })).toBe(
      "The practice's measureSet@2019-Q1 \"adlut\" is not one of the program's. Write one of adult, pediatric, sim-cpc-plus.",
    );
    expect(setIn("2018-Q1", { "measureSet@2019": "adult" })).toBe(
      "The practice's measureSet@2019 names no quarter. Write one such as measureSet@2018-Q1.",
    );
  });
});
