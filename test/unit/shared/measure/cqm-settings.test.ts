import { describe, expect, it } from "vitest";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { cqmKind } from "../../../../shared/measure/cqm-kind.ts";
import { readCqmSettings } from "../../../../shared/measure/cqm-program.ts";
import { emergencySettings, judge, modelOf, soundRows, type CellRecord } from "./cqm-examples.ts";

const complaint = (settings: unknown): string | null => {
  const checked = cqmKind.checkSettings(settings);
  return checked.ok ? null : checked.error;
};

const withSet = (set: object) => ({ sets: [{ id: "own", primary: ["CMS122v5"], ...set }] });

describe("settings of the kind", () => {
  it.each([undefined, null, {}])("may be nothing at all (%j): SIM cohort 2 as it stands", (settings) => {
    const read = readCqmSettings(settings);
    expect(read.ok && read.value).toMatchObject({
      dueMonthsAfter: 1,
      thresholds: { ratePoints: 10, denominatorPercent: 25 },
      sets: [{ id: "adult" }, { id: "pediatric" }, { id: "sim-cpc-plus" }],
    });
    expect(read.ok && read.value.measures).toHaveLength(15);
  });

  it("keep thresholds that are not set", () => {
    const read = readCqmSettings({ thresholds: { ratePoints: 5 } });
    expect(read.ok && read.value.thresholds).toEqual({
      ratePoints: 5,
      denominatorPercent: 25,
      smallDenominator: 20,
      extremeDenominator: 20,
      populationsPercent: 25,
      closePoints: 5,
      closePointsInverse: 10,
      flipPoints: 20,
      largestQuarterShare: 1 / 3,
      hundredRows: 3,
    });
  });

  it("put requirement steps in order of time", () => {
    const read = readCqmSettings(
      withSet({
        requirement: [
          { from: "2019-Q1", count: "all" },
          { from: "2018-Q1", count: 0 },
        ],
      }),
    );
    expect(read.ok && read.value.sets.at(-1)?.requirement.map(({ count }) => count)).toEqual([0, "all"]);
  });

  it.each([
    [
      "dental",
      "settings: Write an object with the fields measures, sets, dueMonthsAfter, thresholds, practiceRow, charts.",
    ],
    [[], "settings: Write an object"],
    [
      { dueMonths: 2 },
      "settings: Take out dueMonths. The fields are measures, sets, dueMonthsAfter, thresholds, practiceRow, charts.",
    ],
    [{ dueMonthsAfter: 1.5 }, "dueMonthsAfter: Write a whole number from 0 to 24."],
    [{ thresholds: { ratePoints: 101 } }, "thresholds.ratePoints: Write a number from 0 to 100."],
    [{ thresholds: { smallDenominator: 2.5 } }, "thresholds.smallDenominator: Write a whole number from 0 to 1000000."],
    [
      { thresholds: { extremeDenominator: 0 } },
      "thresholds.extremeDenominator: Write a whole number from 1 to 1000000.",
    ],
    [{ thresholds: { largestQuarterShare: 33 } }, "thresholds.largestQuarterShare: Write a number from 0.25 to 1."],
    [{ thresholds: { hundredRows: 1 } }, "thresholds.hundredRows: Write a whole number from 2 to 100."],
    [
      { thresholds: { closePoint: 1 } },
      "thresholds: Take out closePoint. The fields are ratePoints, denominatorPercent,",
    ],
    [{ measures: {} }, "measures: Write a list of measures."],
    [{ measures: [{ name: "No id" }] }, "measures[0].id: Write the measure's id, such as AE4H."],
    [{ measures: [{ id: "A.1", name: "Dotted" }] }, "measures[0].id: Write up to 32 letters, digits, - or _"],
    [{ measures: [{ id: "0059", name: "Number" }] }, "measures[0].id: Write up to 32"],
    [{ measures: [{ id: "AE4H" }] }, "measures[0].name: Write a text."],
    [{ measures: [{ id: "AE4H", name: "=1+1" }] }, "measures[0].name: Write a text that does not begin with ="],
    [{ measures: [{ id: "AE4H", name: "Seen", rates: ["one"] }] }, "measures[0].rates: Write two or more rate names"],
    [
      { measures: [{ id: "AE4H", name: "Seen", measurementPeriod: "month" }] },
      'measures[0].measurementPeriod: Write "trailing-year" or "quarter".',
    ],
    [
      { measures: [{ id: "cms122V5", name: "Mine" }] },
      "measures[0].id: There is a measure cms122V5 already. Write another id.",
    ],
    [
      {
        measures: [
          { id: "AE4H", name: "Seen" },
          { id: "ae4h", name: "Seen again" },
        ],
      },
      "measures[1].id: There is a measure ae4h already.",
    ],
    [withSet({ id: "adult" }), "sets[0].id: There is a set adult already. Write another id."],
    [withSet({ primary: [] }), "sets[0].primary: Write at least one measure id."],
    [
      withSet({ primary: [["CMS122v5"]] }),
      "sets[0].primary[0]: Write a measure's id, such as CMS122v5, or a list of two",
    ],
    [withSet({ primary: ["CMS122v6"] }), "sets[0].primary[0]: There is no measure CMS122v6. Write the id of"],
    [withSet({ primary: [["CMS2v6", "CMS3v1"]] }), "sets[0].primary[0][1]: There is no measure CMS3v1."],
    [withSet({ secondary: ["AE4H"] }), "sets[0].secondary[0]: There is no measure AE4H."],
    [withSet({ optional: ["CMS125v5"] }), "sets[0].optional[0]: CMS125v5 comes from claims and is never entered."],
    [withSet({ optional: ["CMS122v5"] }), "sets[0].optional[0]: CMS122v5 is in this set already."],
    [
      withSet({ requirement: [{ from: "2018", count: 1 }] }),
      "sets[0].requirement[0].from: Write a quarter such as 2017-Q4.",
    ],
    [withSet({ requirement: [{ from: "2018-Q1", count: -1 }] }), "sets[0].requirement[0].count: Write a whole number"],
    [withSet({ requirement: [{ from: "2018-Q1", count: 2 }] }), "sets[0].requirement[0].count: The set has 1 primary"],
    [
      withSet({
        requirement: [
          { from: "2018-Q1", count: 1 },
          { from: "2018-Q1", count: 0 },
        ],
      }),
      "sets[0].requirement[1].from: 2018-Q1 has a step already.",
    ],
    [{ charts: { baselinePoints: 2 } }, "charts.baselinePoints: Write how many first points the median is drawn from"],
    [{ charts: { goals: 70 } }, "charts.goals: Write percentages by measure id, such as"],
    [{ charts: { goals: { CMS165v5: 101 } } }, "charts.goals.CMS165v5: Write a number from 0 to 100."],
    [{ charts: { goals: { CMS165v6: 70 } } }, "charts.goals.CMS165v6: There is no such measure. Write the id of one"],
    [{ charts: { medians: { CMS125v5: 70 } } }, "charts.medians.CMS125v5: There is no such measure."],
    [{ practiceRow: "sum" }, 'practiceRow: Write "compared" or "computed".'],
    [{ charts: { goal: 70 } }, "charts: Take out goal. The fields are baselinePoints, goals, medians."],
  ])("%j: %s", (settings, message) => {
    expect(complaint(settings)).toContain(message);
  });
});

describe("a program with a measure and a set of its own", () => {
  const model = modelOf({ quarter: "2017-Q2", set: "emergency", settings: emergencySettings });
  const found = (cells: CellRecord) => judge(model, cells).map(({ code }) => code);

  it("passes the check", () => {
    expect(complaint(emergencySettings)).toBeNull();
  });

  it("has its measure first on the sheet, then those it offers", () => {
    expect(model.grids[0]?.rows.map(({ key, texts }) => [key, texts["role"]])).toEqual([
      ["AE4H", "primary; counts of the quarter"],
      ["CMS2v6", "optional"],
      ["CMS122v5", "optional; lower is better"],
      ["CMS165v5", "optional"],
      ["CMS69v5", "optional"],
      ["CMS137v5.1", "optional"],
      ["CMS137v5.2", "optional"],
      ["CMS138v5", "optional"],
    ]);
  });

  it("is satisfied by its one measure", () => {
    expect(found({ "AE4H/denominator": 3251, "AE4H/numerator": 3240 })).toEqual([]);
  });

  it("is not satisfied by optional ones", () => {
    expect(found(soundRows("CMS122v5"))).toEqual(["cqm-too-few-measures"]);
  });

  it("takes the quarter, and neither trailing year nor year to date, for the period of a measure counted by quarter", () => {
    const counts = soundRows("AE4H");
    const spanning = (start: string, end: string) =>
      found({ ...counts, "AE4H/periodStart": start, "AE4H/periodEnd": end });
    expect(spanning("2017-04-01", "2017-06-30")).toEqual([]);
    expect(spanning("2016-07-01", "2017-06-30")).toEqual(["cqm-period-wrong"]);
    expect(spanning("2017-01-01", "2017-06-30")).toEqual(["cqm-period-wrong"]);
  });

  it("still has the sets of SIM cohort 2", () => {
    const adult = modelOf({ quarter: "2017-Q4", settings: emergencySettings });
    expect(adult.progress(cellsFromRecord(soundRows("CMS122v5")))).toMatchObject({ done: 1, of: 3 });
  });
});
