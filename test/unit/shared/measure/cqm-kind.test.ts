import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cqmKind } from "../../../../shared/measure/cqm-kind.ts";
import { requiredCount } from "../../../../shared/measure/measure-set.ts";
import { simCohort2Sets } from "../../../../shared/measure/sim-cohort-2.ts";
import { formatPeriod, stepPeriod } from "../../../../shared/period.ts";
import { cellsFromRecord } from "../../../../shared/cell.ts";
import { isKnownPath } from "../../../../shared/document/document-kind.ts";
import {
  adultFour,
  emergencySettings,
  modelOf,
  quarterOf,
  soundRows,
  type CellRecord,
  type ModelOptions,
} from "./cqm-examples.ts";

describe("the schedule of SIM cohort 2", () => {
  const quarters = Array.from({ length: 8 }, (_, step) => stepPeriod(quarterOf("2017-Q3"), step));
  const table = {
    adult: [null, 3, 4, 5, 6, 6, 6, 6],
    pediatric: [null, 2, 3, 4, 4, 4, 4, 4],
    "sim-cpc-plus": [null, 3, 4, 5, 5, 5, 5, 5],
  };

  it.each(Object.entries(table))("asks %s practices for as many measures as its table says", (id, counts) => {
    const set = simCohort2Sets.find((one) => one.id === id);
    expect(set && quarters.map((quarter) => requiredCount(set, quarter))).toEqual(counts);
  });

  it("has no other sets", () => {
    expect(simCohort2Sets.map(({ id }) => id)).toEqual(Object.keys(table));
  });

  it("asks for nothing before its test quarter and for all after its end", () => {
    const required = simCohort2Sets.map((set) =>
      ["2016-Q4", "2021-Q1"].map((text) => requiredCount(set, quarterOf(text))),
    );
    expect(required).toEqual([
      [null, 6],
      [null, 4],
      [null, 5],
    ]);
  });

  it("has documents due at the end of the month after the quarter", () => {
    expect(quarters.slice(0, 4).map((quarter) => cqmKind.dueDate(quarter, undefined))).toEqual([
      "2017-10-31",
      "2018-01-31",
      "2018-04-30",
      "2018-07-31",
    ]);
  });
});

describe("due dates of a program's own", () => {
  it("are as many months after the quarter as it says", () => {
    expect(cqmKind.dueDate(quarterOf("2017-Q4"), { dueMonthsAfter: 2 })).toBe("2018-02-28");
  });

  it("fall back to one month where the settings cannot be read", () => {
    expect(cqmKind.dueDate(quarterOf("2017-Q4"), { dueMonthsAfter: "soon" })).toBe("2018-01-31");
  });
});

const refusal = (period: string, measureSet: string) => {
  const model = cqmKind.model({
    period: quarterOf(period),
    practice: { name: "Alder Creek", attributes: { measureSet } },
    settings: {},
  });
  return model.ok ? null : model.error;
};

describe("a model", () => {
  it("is refused for a measure set that is not there, with those that are", () => {
    expect(refusal("2018-Q1", "dental")).toBe(
      "The practice's measureSet \"dental\" is not one of the program's. Write one of adult, pediatric, sim-cpc-plus.",
    );
  });

  it("is refused for a period that is no quarter", () => {
    expect(refusal("2018-03", "adult")).toContain("2018-03 is none");
  });

  it("is refused for settings that cannot be read", () => {
    const model = cqmKind.model({
      period: quarterOf("2018-Q1"),
      practice: { name: "Alder Creek", attributes: {} },
      settings: { dueMonthsAfter: -1 },
    });
    expect(model).toEqual({ ok: false, error: "dueMonthsAfter: Write a whole number from 0 to 24." });
  });

  it("has every measure as a path whatever the practice's set", () => {
    for (const set of ["adult", "pediatric", "sim-cpc-plus", "emergency"]) {
      const model = modelOf({ set, settings: emergencySettings });
      for (const { key } of model.scope.rows) {
        expect(isKnownPath(model, `${key}/numerator`)).toBe(true);
        expect(isKnownPath(model, `${key}@1234567893/numerator`)).toBe(true);
      }
      expect(model.scope.rows).toHaveLength(19);
    }
  });

  it.each([
    "cms122v5/numerator",
    "CMS122v6/numerator",
    "CMS137v5/numerator",
    "CMS137v5.3/numerator",
    "CMS122v5/rate",
    "CMS122v5/name",
    "CMS122v5@123456789/numerator",
    "CMS122v5@1234567893/periodStart",
    "AE4H/numerator",
    "constructor/numerator",
  ])("has no cell %s", (path) => {
    expect(isKnownPath(modelOf(), path)).toBe(false);
  });
});

const progressOf = (cells: CellRecord, options?: ModelOptions) => modelOf(options).progress(cellsFromRecord(cells));

describe("progress", () => {
  it("counts reported measures against the quarter's requirement", () => {
    expect(progressOf(soundRows("CMS2v6", "CMS122v5"))).toEqual({
      done: 2,
      of: 4,
      words: "measures reported",
    });
  });

  it("counts against all primaries in a test quarter", () => {
    expect(progressOf(soundRows("CMS2v6"), { quarter: "2017-Q3" })).toMatchObject({
      done: 1,
      of: 6,
    });
  });

  it("counts a secondary, a measure reported by providers alone, and neither half of a measure nor one from outside", () => {
    const cells = {
      ...soundRows("NQF2152", "CMS2v6@1234567893", "CMS137v5.1", "NQF1448", "CMS125v5"),
      "CMS165v5/numerator": 4,
    };
    expect(progressOf(cells)).toMatchObject({ done: 2, of: 4 });
  });

  it("does not put two providers' halves of a measure together", () => {
    const cells = soundRows("CMS137v5.1@1234567893", "CMS137v5.2@1003000126");
    expect(progressOf(cells)).toMatchObject({ done: 0 });
  });

  it("counts a group of which one is enough once", () => {
    const cells = soundRows("CMS2v6", "CMS159v5");
    expect(progressOf(cells, { set: "sim-cpc-plus" })).toMatchObject({ done: 1, of: 4 });
  });

  it("is complete, and no more, when more is in than is due", () => {
    const cells = soundRows("CMS2v6", "CMS122v5", "CMS165v5", "CMS69v5", "CMS138v5");
    expect(progressOf(cells)).toMatchObject({ done: 4, of: 4 });
  });
});

describe("figures", () => {
  it("are the rates of practice-level rows with their change since the previous document", () => {
    const model = modelOf();
    const figures = model.figures(
      cellsFromRecord({
        ...adultFour,
        "CMS137v5.1/denominator": 0,
        "CMS137v5.1/numerator": 0,
        ...soundRows("CMS2v6@1234567893"),
      }),
      {
        period: "2017-Q4",
        cells: cellsFromRecord({ ...soundRows("CMS165v5"), "CMS122v5/numerator": 50, "CMS122v5/denominator": 100 }),
      },
    );
    expect(figures).toEqual([
      { id: "CMS2v6", label: "CMS2v6 Depression: screening and follow-up", value: 0.6, format: "rate", change: null },
      {
        id: "CMS122v5",
        label: "CMS122v5 Diabetes: HbA1c in poor control",
        value: 0.6,
        format: "rate",
        change: expect.closeTo(0.1, 10),
      },
      { id: "CMS165v5", label: "CMS165v5 High blood pressure under control", value: 0.6, format: "rate", change: 0 },
      {
        id: "CMS137v5.1",
        label: "CMS137v5.1 Alcohol and drug dependence treatment: initiation within 14 days",
        value: null,
        format: "rate",
        change: null,
      },
      {
        id: "CMS138v5",
        label: "CMS138v5 Tobacco: screening and help to quit",
        value: 0.6,
        format: "rate",
        change: null,
      },
    ]);
  });

  it("show no change between two versions of a measure", () => {
    const settings = { measures: [{ id: "CMS122v6", name: "Diabetes: HbA1c in poor control, 2018" }] };
    const [figure] = modelOf({ settings }).figures(cellsFromRecord(soundRows("CMS122v6")), {
      period: "2017-Q4",
      cells: cellsFromRecord(soundRows("CMS122v5")),
    });
    expect(figure).toMatchObject({ id: "CMS122v6", change: null });
  });

  it("never throw, whatever the cells hold", () => {
    const model = modelOf();
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("CMS122v5/numerator", "CMS122v5/denominator"), value)),
        (entries) => {
          for (const figure of model.figures(new Map(entries), null)) expect(figure.value).not.toBeNaN();
        },
      ),
      { numRuns: 50 },
    );
  });
});

it("writes its periods as quarters", () => {
  expect(cqmKind.periodUnit).toBe("quarter");
  expect(formatPeriod(modelOf().scope.quarter)).toBe("2018-Q1");
});
