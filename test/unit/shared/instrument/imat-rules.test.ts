import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import type { Cells, CellValue, Path } from "../../../../shared/cell.ts";
import { judgeDocument, type PreviousDocument } from "../../../../shared/document/document-kind.ts";
import { imatKind } from "../../../../shared/instrument/imat-kind.ts";
import type { Problem } from "../../../../shared/problem.ts";
import { changed, faultless, imatModel, problemsAfter } from "./imat-examples.ts";

const previous = (values: Readonly<Record<Path, CellValue>>): PreviousDocument => ({
  period: "2023-03",
  cells: changed(faultless, values),
});

const allScored = (score: number): Record<Path, CellValue> =>
  Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`${index + 1}/score`, score]));

const payersOf = (...counts: readonly (number | null)[]): Record<Path, CellValue> =>
  Object.fromEntries(
    ["patientsCommercial", "patientsMediCal", "patientsMedicare", "patientsUninsured", "patientsOther"].map(
      (key, index) => [`${key}/value`, counts[index] ?? null],
    ),
  );

interface Example {
  readonly when: string;
  readonly code: string;
  readonly paths: readonly Path[];
  readonly found: Problem[];
}

/** What each change to the faultless assessment must bring up, and where. At least one for every code. */
const examples: readonly Example[] = [
  {
    when: "there is no date",
    code: "imat-date-missing",
    paths: ["assessmentDate/value"],
    found: problemsAfter({ "assessmentDate/value": null }),
  },
  {
    when: "the date is tomorrow",
    code: "imat-date-in-future",
    paths: ["assessmentDate/value"],
    found: problemsAfter({ "assessmentDate/value": "2024-03-13" }, null, "2024-03-12"),
  },
  {
    when: "the date is in the month before",
    code: "imat-date-in-other-month",
    paths: ["assessmentDate/value"],
    found: problemsAfter({ "assessmentDate/value": "2024-02-29" }),
  },
  {
    when: "the name is nothing but spaces",
    code: "imat-name-missing",
    paths: ["practiceName/value"],
    found: problemsAfter({ "practiceName/value": "  " }),
  },
  {
    when: "counts are blank",
    code: "imat-count-missing",
    paths: ["clinicians/value", "patientsOther/value"],
    found: problemsAfter({ "clinicians/value": null, "patientsOther/value": null }),
  },
  {
    when: "a count is not in thousands",
    code: "imat-count-not-rounded",
    paths: ["patientsMedicare/value"],
    found: problemsAfter({ "patientsMedicare/value": 1600 }),
  },
  {
    when: "payers add up to one patient too many",
    code: "imat-payers-above-total",
    paths: [
      "patients/value",
      "patientsCommercial/value",
      "patientsMediCal/value",
      "patientsMedicare/value",
      "patientsUninsured/value",
      "patientsOther/value",
    ],
    found: problemsAfter(payersOf(12_000, 0, 0, 1, 0)),
  },
  {
    when: "payers given so far exceed the total",
    code: "imat-payers-above-total",
    paths: ["patients/value", "patientsCommercial/value"],
    found: problemsAfter(payersOf(13_000)),
  },
  {
    when: "payers add up to just less than 90 %",
    code: "imat-payers-below-total",
    paths: [
      "patients/value",
      "patientsCommercial/value",
      "patientsMediCal/value",
      "patientsMedicare/value",
      "patientsUninsured/value",
      "patientsOther/value",
    ],
    found: problemsAfter(payersOf(10_799, 0, 0, 0, 0)),
  },
  {
    when: "shares of payers with patients are blank",
    code: "imat-share-missing",
    paths: ["commercialFeeForServiceShare/value", "medicareFeeForServiceShare/value"],
    found: problemsAfter({ "commercialFeeForServiceShare/value": null, "medicareFeeForServiceShare/value": null }),
  },
  {
    when: "others are counted and not described",
    code: "imat-other-undescribed",
    paths: ["patientsOtherDescription/value"],
    found: problemsAfter(payersOf(4000, 5000, 1000, 1000, 1000)),
  },
  {
    when: "scores are blank",
    code: "imat-score-missing",
    paths: ["3/score", "16/score"],
    found: problemsAfter({ "3/score": null, "16/score": "" }),
  },
  {
    when: "a score rose by 2",
    code: "imat-score-moved",
    paths: ["3/score"],
    found: problemsAfter({}, previous({ "3/score": 0 })),
  },
  {
    when: "a score fell by 3",
    code: "imat-score-moved",
    paths: ["1/score"],
    found: problemsAfter({}, previous({ "1/score": 3 })),
  },
  {
    when: "all scores are 1",
    code: "imat-scores-all-same",
    paths: Object.keys(allScored(1)),
    found: problemsAfter(allScored(1)),
  },
  {
    when: "a 3 has no note",
    code: "imat-three-without-note",
    paths: ["2/note", "9/note"],
    found: problemsAfter({ "2/score": 3, "4/score": 3, "4/note": "Audited in June.", "9/score": 3 }),
  },
];

describe("IMAT rules", () => {
  it("find nothing in a faultless assessment", () => {
    expect(problemsAfter({})).toEqual([]);
  });

  it.each(examples)("say $code when $when", ({ code, paths, found }) => {
    const severity = imatKind.problems[code]?.severity;
    expect(found.filter((problem) => problem.code === code)).toEqual([expect.objectContaining({ severity, paths })]);
    // Nothing else is wrong with it, but for what follows: an unrounded count and a count that is not there.
    const others = found.filter((problem) => problem.code !== code).map((problem) => problem.code);
    expect(others.filter((other) => !["imat-count-not-rounded", "imat-count-missing"].includes(other))).toEqual([]);
  });

  it("have an example here for every code of the catalogue", () => {
    expect([...new Set(examples.map(({ code }) => code))].toSorted()).toEqual(
      Object.keys(imatKind.problems).toSorted(),
    );
  });

  it("leave alone what is just within bounds", () => {
    expect(problemsAfter({}, null, "2024-03-12")).toEqual([]); // today
    expect(problemsAfter({}, previous({ "3/score": 1 }))).toEqual([]); // moved by 1
    expect(problemsAfter(payersOf(10_800, 0, 0, 0, 0)).map(({ code }) => code)).toEqual(["imat-count-not-rounded"]); // 90 %
    expect(problemsAfter({ ...allScored(1), "8/score": 2 })).toEqual([]);
  });

  it("do not compare with a score that the last assessment did not have", () => {
    expect(problemsAfter({}, previous({ "3/score": null, "1/score": "3 or so" }))).toEqual([]);
  });

  it("do not miss patients while a payer is still to be filled in", () => {
    expect(problemsAfter(payersOf(0, 0, 0, 0, null)).map(({ code }) => code)).toEqual(["imat-count-missing"]);
  });

  it("do not ask for the share of a payer without patients", () => {
    const values = { ...payersOf(0, 12_000, 0, 0, 0), "commercialFeeForServiceShare/value": null };
    expect(problemsAfter(values)).toEqual([]);
  });

  it("offer the name the program knows and the count rounded, as fixes that put it right", () => {
    const found = problemsAfter({ "practiceName/value": null, "patientsUninsured/value": 1499 });
    expect(found.flatMap(({ fix }) => fix ?? [])).toEqual([
      { path: "practiceName/value", value: "Alder Creek" },
      { path: "patientsUninsured/value", value: 1000 },
    ]);
  });

  it("report a score of the wrong type once, and not as missing", () => {
    const found = problemsAfter({ "7/score": 2.5 });
    expect(found.map(({ code, paths }) => [code, paths])).toEqual([["not-a-choice", ["7/score"]]]);
    expect(found[0]?.message).toBe(
      "Milestone 7, Score: 2.5 cannot be used here. Enter one of 0 (Not yet started), 1 (Developing), 2 (Implementing), 3 (Functioning).",
    );
  });

  it("report answers of the wrong type once, and not as missing", () => {
    const found = problemsAfter({
      "patients/value": "about 12000",
      "assessmentDate/value": "last week",
      "commercialFeeForServiceShare/value": 40,
      "dataSharingAgreement/value": "maybe",
    });
    expect(found.map(({ code, paths }) => [code, paths.join()])).toEqual([
      ["not-a-date", "assessmentDate/value"],
      ["not-a-count", "patients/value"],
      ["not-a-share", "commercialFeeForServiceShare/value"],
      ["not-yes-or-no", "dataSharingAgreement/value"],
    ]);
  });

  it("read values that were stored as typed", () => {
    const found = problemsAfter({ "3/score": " 2 ", "4/score": "2 - Implementing", "patients/value": "12,000" });
    expect(found).toEqual([]);
  });

  it("ask a blank assessment for name, date, seven counts and sixteen scores, in four errors", () => {
    const found = judgeDocument(imatModel(), { cells: new Map(), previous: null, today: "2024-04-02" });
    expect(found.map(({ code, paths }) => [code, paths.length])).toEqual([
      ["imat-date-missing", 1],
      ["imat-name-missing", 1],
      ["imat-count-missing", 7],
      ["imat-score-missing", 16],
    ]);
  });

  it("only name cells the document has, and never fail, whatever the cells hold", () => {
    const model = imatModel();
    const paths = model.grids.flatMap((grid) =>
      grid.rows.flatMap(({ key }) => (grid.id === "practice" ? [`${key}/value`] : [`${key}/score`, `${key}/note`])),
    );
    const anyCells = fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom(...paths),
          fc.oneof(
            fc.string(),
            fc.double({ noNaN: true }),
            fc.integer(),
            fc.boolean(),
            fc.constantFrom(0, 1, 2, 3, null),
          ),
        ),
        { selector: ([path]) => path },
      )
      .map((entries): Cells => new Map(entries));
    fc.assert(
      fc.property(anyCells, fc.option(anyCells), (cells, earlier) => {
        const before = earlier === null ? null : { period: "2023-03", cells: earlier };
        const found = judgeDocument(model, { cells, previous: before, today: "2024-04-02" });
        for (const problem of found) expect(paths).toEqual(expect.arrayContaining([...problem.paths]));
        model.figures(cells, before);
      }),
      { numRuns: 60 },
    );
  });
});
