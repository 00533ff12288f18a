import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsFromRecord, withChanges, type CellValue } from "../../../../shared/cell.ts";
import { explains, type Explanation } from "../../../../shared/document/explanation.ts";
import { cqmProblems, type CqmProblemCode } from "../../../../shared/measure/cqm-problems.ts";
import { changeExamples } from "./cqm-change-examples.ts";
import { thresholdExamples } from "./cqm-threshold-examples.ts";
import { togetherExamples } from "./cqm-together-examples.ts";
import {
  adultFour,
  emergencySettings,
  findingsOf,
  judge,
  modelOf,
  soundRows,
  type CellRecord,
  type Example,
  type ModelOptions,
} from "./cqm-examples.ts";

const doctor = "CMS122v5@1234567893";

const examples: readonly Example[] = [
  { says: "finds nothing in what is due", cells: {}, finds: [] },
  {
    says: "finds nothing in a complete row",
    cells: {
      "CMS122v5/initialPopulation": 140,
      "CMS122v5/denominatorExclusion": 10,
      "CMS122v5/denominatorException": 30,
      "CMS122v5/numeratorExclusion": 50,
      "CMS122v5/note": "drawn on 4 April",
    },
    finds: [],
  },
  {
    says: "takes a numerator equal to its denominator, with a question",
    cells: { "CMS122v5/numerator": 100 },
    finds: [["cqm-rate-extreme", "CMS122v5/numerator", "CMS122v5/denominator"]],
  },
  {
    says: "rejects a numerator above its denominator",
    cells: { "CMS122v5/numerator": 101 },
    finds: [["cqm-numerator-above-denominator", "CMS122v5/numerator", "CMS122v5/denominator"]],
  },
  {
    says: "reads counts as people write them",
    cells: { "CMS122v5/numerator": "1,204", "CMS122v5/denominator": "1203.0" },
    finds: [["cqm-numerator-above-denominator", "CMS122v5/numerator", "CMS122v5/denominator"]],
  },
  {
    says: "rejects exclusions that leave no room for the numerator",
    cells: { "CMS122v5/denominatorExclusion": 41 },
    finds: [
      [
        "cqm-parts-above-denominator",
        "CMS122v5/denominator",
        "CMS122v5/numerator",
        "CMS122v5/denominatorExclusion",
        "CMS122v5/denominatorException",
      ],
    ],
  },
  {
    says: "rejects a numerator exclusion above the numerator",
    cells: { "CMS122v5/numeratorExclusion": 61 },
    finds: [["cqm-numerator-exclusion-above-numerator", "CMS122v5/numeratorExclusion", "CMS122v5/numerator"]],
  },
  {
    says: "rejects a denominator above its initial population",
    cells: { "CMS122v5/initialPopulation": 99 },
    finds: [["cqm-denominator-above-population", "CMS122v5/denominator", "CMS122v5/initialPopulation"]],
  },
  {
    says: "asks for the other of a pair",
    cells: { "CMS69v5/numerator": 7 },
    finds: [["cqm-count-missing", "CMS69v5/denominator"]],
  },
  {
    says: "asks for both of a pair where something else is filled in",
    cells: { "CMS69v5/initialPopulation": 7 },
    finds: [["cqm-count-missing", "CMS69v5/denominator", "CMS69v5/numerator"]],
  },
  {
    says: "takes a note alone: it may say why there are no counts",
    cells: { "CMS69v5/note": "no report in our system yet" },
    finds: [],
  },
  {
    says: "takes all rates of a measure that has several",
    cells: soundRows("CMS137v5.1", "CMS137v5.2"),
    finds: [],
  },
  {
    says: "asks for the other rates of a measure that has several",
    cells: soundRows("CMS155v5.2"),
    finds: [["cqm-rate-missing", "CMS155v5.2/denominator", "CMS155v5.1/denominator", "CMS155v5.3/denominator"]],
  },
  {
    says: "asks a provider for the other rates too, whatever the practice or another provider has",
    cells: { ...soundRows("CMS137v5.1", "CMS137v5.2", "CMS137v5.1@1234567893", "CMS137v5.2@1003000126") },
    finds: [
      ["cqm-rate-missing", "CMS137v5.1@1234567893/denominator", "CMS137v5.2@1234567893/denominator"],
      ["cqm-rate-missing", "CMS137v5.2@1003000126/denominator", "CMS137v5.1@1003000126/denominator"],
    ],
  },
  {
    says: "asks for a period's other date",
    cells: { "CMS122v5/periodStart": "2017-04-01" },
    finds: [["cqm-period-incomplete", "CMS122v5/periodEnd", "CMS122v5/periodStart"]],
  },
  {
    says: "takes the trailing year written out",
    cells: { "CMS122v5/periodStart": "2017-04-01", "CMS122v5/periodEnd": "2018-03-31" },
    finds: [],
  },
  {
    says: "rejects a period that is neither trailing year nor year to date",
    cells: { "CMS122v5/periodStart": "2017-01-01", "CMS122v5/periodEnd": "2017-12-31" },
    finds: [["cqm-period-wrong", "CMS122v5/periodStart", "CMS122v5/periodEnd"]],
  },
  {
    says: "asks about the year to date once for all measures that use it",
    cells: {
      "CMS122v5/periodStart": "2018-01-01",
      "CMS122v5/periodEnd": "2018-03-31",
      "CMS2v6/periodStart": "2018-01-01",
      "CMS2v6/periodEnd": "2018-03-31",
    },
    finds: [["cqm-year-to-date", "CMS2v6/periodStart", "CMS122v5/periodStart"]],
  },
  {
    says: "asks nothing about the calendar year in a fourth quarter, which is both",
    cells: { "CMS122v5/periodStart": "2017-01-01", "CMS122v5/periodEnd": "2017-12-31" },
    options: { quarter: "2017-Q4" },
    finds: [],
  },
  {
    says: "rejects a claims measure whatever it holds, and says nothing else of it",
    cells: { "CMS125v5/numerator": 7, "CMS125v5/denominator": 3, "CMS130v5@1234567893/note": "n/a" },
    finds: [
      ["cqm-claims-measure", "CMS125v5/denominator", "CMS125v5/numerator"],
      ["cqm-claims-measure", "CMS130v5@1234567893/note"],
    ],
  },
  { says: "takes a provider's row", cells: soundRows(doctor), finds: [] },
  {
    says: "rejects an NPI with a wrong check digit once for all its rows",
    cells: soundRows("CMS122v5@1234567890", "CMS2v6@1234567890"),
    finds: [["cqm-npi-check-digit", "CMS2v6@1234567890/denominator", "CMS122v5@1234567890/denominator"]],
  },
  {
    says: "judges a provider's counts as it does a practice's",
    cells: {
      [`${doctor}/initialPopulation`]: 49,
      [`${doctor}/denominator`]: 50,
      [`${doctor}/numerator`]: 51,
      [`${doctor}/numeratorExclusion`]: 52,
      "CMS2v6@1234567893/denominator": 30,
      "CMS165v5@1234567893/denominator": 30,
      "CMS165v5@1234567893/numerator": 20,
      "CMS165v5@1234567893/denominatorException": 11,
    },
    finds: [
      ["cqm-count-missing", "CMS2v6@1234567893/numerator"],
      ["cqm-numerator-above-denominator", `${doctor}/numerator`, `${doctor}/denominator`],
      ["cqm-numerator-exclusion-above-numerator", `${doctor}/numeratorExclusion`, `${doctor}/numerator`],
      ["cqm-denominator-above-population", `${doctor}/denominator`, `${doctor}/initialPopulation`],
      [
        "cqm-parts-above-denominator",
        "CMS165v5@1234567893/denominator",
        "CMS165v5@1234567893/numerator",
        "CMS165v5@1234567893/denominatorExclusion",
        "CMS165v5@1234567893/denominatorException",
      ],
    ],
  },
  {
    says: "asks for more measures where too few are in",
    cells: { "CMS122v5/numerator": null, "CMS122v5/denominator": null },
    finds: [["cqm-too-few-measures", "CMS122v5/denominator", "CMS69v5/denominator", "CMS137v5.1/denominator"]],
  },
  {
    says: "counts a measure that providers alone report",
    cells: { "CMS122v5/numerator": null, "CMS122v5/denominator": null, ...soundRows(doctor) },
    finds: [],
  },
  {
    says: "does not count measures from outside the set",
    cells: { "CMS122v5/numerator": null, "CMS122v5/denominator": null, ...soundRows("NQF1448") },
    finds: [["cqm-too-few-measures", "CMS122v5/denominator", "CMS69v5/denominator", "CMS137v5.1/denominator"]],
  },
  {
    says: "asks why a secondary stands in for a primary",
    cells: { "CMS122v5/numerator": null, "CMS122v5/denominator": null, ...soundRows("NQF1799") },
    finds: [
      [
        "cqm-primary-replaced",
        "NQF1799/denominator",
        "CMS122v5/denominator",
        "CMS69v5/denominator",
        "CMS137v5.1/denominator",
      ],
    ],
  },
  { says: "asks nothing about a secondary beside enough primaries", cells: soundRows("NQF1799"), finds: [] },
  {
    says: "asks for nothing in a test quarter",
    cells: Object.fromEntries(Object.keys(adultFour).map((path) => [path, null])),
    options: { quarter: "2017-Q3" },
    finds: [],
  },
  {
    says: "counts a group of which one is enough once",
    cells: { "CMS138v5/numerator": null, "CMS138v5/denominator": null, ...soundRows("CMS159v5") },
    options: { set: "sim-cpc-plus" },
    finds: [["cqm-too-few-measures", "CMS137v5.1/denominator", "CMS138v5/denominator"]],
  },
  {
    says: "asks about a denominator of 0",
    cells: { "CMS122v5/numerator": 0, "CMS122v5/denominator": 0 },
    finds: [["cqm-denominator-zero", "CMS122v5/denominator"]],
  },
  {
    says: "notes a denominator below 20",
    cells: { "CMS122v5/numerator": 3, "CMS122v5/denominator": 19, "CMS2v6/numerator": 3, "CMS2v6/denominator": 20 },
    finds: [["cqm-denominator-small", "CMS122v5/denominator"]],
  },
];

const allExamples = [...examples, ...changeExamples, ...togetherExamples, ...thresholdExamples];

describe("the rules of quality measures", () => {
  it.each(allExamples.map((example) => [example.says, example] as const))("%s", (_, example) => {
    expect(findingsOf(example).map(({ code, paths }) => [code].concat(paths))).toEqual(example.finds);
  });

  it("have an example for every code of the catalogue", () => {
    const shown = new Set(allExamples.flatMap(findingsOf).map(({ code }) => code));
    expect([...shown].toSorted()).toEqual(Object.keys(cqmProblems).toSorted());
  });

  it("name codes after the kind, with a meaning and a source each", () => {
    for (const [code, { meaning, source }] of Object.entries(cqmProblems)) {
      expect(code).toMatch(/^cqm-[a-z-]+$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(source).not.toBe("");
    }
  });

  it("write sentences", () => {
    for (const { message } of allExamples.flatMap(findingsOf))
      expect(message).toMatch(/^(?:[A-Z]|[0-9]{4}-Q[1-4] ).*[.]$/);
  });
});

describe("values of the wrong type", () => {
  it.each(["n/a", "12%", 2.5, -1, true])("are reported once, by the check of types (%j)", (value) => {
    for (const id of ["numerator", "denominator", "initialPopulation", "denominatorExclusion"]) {
      const found = judge(modelOf(), { ...adultFour, ...soundRows("CMS69v5"), [`CMS69v5/${id}`]: value });
      expect(found.map(({ code, paths }) => [code].concat(paths))).toEqual([["not-a-count", `CMS69v5/${id}`]]);
    }
  });

  it("are reported once for a date, and its other date is not asked for", () => {
    const found = judge(modelOf(), { ...adultFour, "CMS122v5/periodStart": "last April", "CMS122v5/periodEnd": "" });
    expect(found.map(({ code }) => code)).toEqual(["not-a-date"]);
  });
});

const messageOf = (code: CqmProblemCode, cells: CellRecord, options?: ModelOptions) =>
  judge(modelOf(options), cells).find((problem) => problem.code === code)?.message;

describe("what the rules say", () => {
  it("names what is in, what is due and what is open", () => {
    expect(messageOf("cqm-too-few-measures", soundRows("CMS165v5", "NQF1799"))).toBe(
      "Q1 2018 asks for 4 measures; 2 are in (CMS165v5, NQF1799). Report 2 more of the primary measures still open: " +
        "CMS2v6, CMS122v5, CMS69v5, CMS137v5, CMS138v5. A secondary measure may stand in for one that cannot be reported.",
    );
  });

  it("names both measures of an open group", () => {
    expect(messageOf("cqm-too-few-measures", {}, { set: "sim-cpc-plus" })).toContain("none is in. Report 4 more");
    expect(messageOf("cqm-too-few-measures", {}, { set: "sim-cpc-plus" })).toContain(
      "open: CMS2v6 or CMS159v5, CMS122v5,",
    );
  });

  it("does not offer secondaries where a set has none", () => {
    const options = { set: "emergency", settings: emergencySettings };
    expect(messageOf("cqm-too-few-measures", {}, options)).toBe(
      "Q1 2018 asks for 1 measure; none is in. Report 1 more of the primary measures still open: AE4H.",
    );
  });

  it("names the periods that are allowed", () => {
    const cells = {
      ...soundRows("CMS122v5"),
      "CMS122v5/periodStart": "2018-03-31",
      "CMS122v5/periodEnd": "2017-04-01",
    };
    expect(messageOf("cqm-period-wrong", cells)).toBe(
      "CMS122v5: 2018-03-31 to 2017-04-01 is not a measurement period of Q1 2018. Draw the counts for 2017-04-01 to " +
        "2018-03-31, or where that is impossible for 2018-01-01 to 2018-03-31, and enter those dates.",
    );
  });

  it("names row and provider", () => {
    expect(messageOf("cqm-count-missing", { [`${doctor}/numerator`]: 1 })).toBe(
      "CMS122v5, NPI 1234567893: the denominator is missing. Enter it (0 for none), or clear the row.",
    );
  });
});

const afterFix = (cells: CellRecord, code: CqmProblemCode) => {
  const before = judge(modelOf(), { ...adultFour, ...cells });
  const fix = before.find((problem) => problem.code === code)?.fix;
  if (fix === undefined) return "no fix";
  return judge(modelOf(), withChanges(cellsFromRecord({ ...adultFour, ...cells }), fix)).map((problem) => problem.code);
};

describe("offered fixes", () => {
  it("clear a claims measure", () => {
    expect(afterFix({ "CMS125v5/numerator": 7, "CMS125v5/note": "from claims" }, "cqm-claims-measure")).toEqual([]);
  });

  it("complete a period where one date says which it is", () => {
    expect(afterFix({ "CMS122v5/periodStart": "2017-04-01" }, "cqm-period-incomplete")).toEqual([]);
    expect(afterFix({ "CMS122v5/periodStart": "2018-01-01" }, "cqm-period-incomplete")).toEqual(["cqm-year-to-date"]);
  });

  it("are not guessed where a period's end leaves both", () => {
    expect(afterFix({ "CMS122v5/periodEnd": "2018-03-31" }, "cqm-period-incomplete")).toBe("no fix");
    expect(afterFix({ "CMS122v5/periodStart": "2017-05-01" }, "cqm-period-incomplete")).toBe("no fix");
  });
});

const problemIn = (cells: CellRecord) => judge(modelOf(), { ...adultFour, ...cells })[0];

describe("the reason for a replaced primary", () => {
  const replaced = { "CMS122v5/numerator": null, "CMS122v5/denominator": null, ...soundRows("NQF1799") };

  it("holds for as long as the same primaries are open, and no longer", () => {
    const asked = problemIn(replaced);
    const explanation: Explanation = {
      code: "cqm-primary-replaced",
      paths: asked?.paths ?? [],
      text: "no lab interface",
      values: { "NQF1799/denominator": 100 },
    };
    const holds = (cells: CellRecord) => {
      const problem = problemIn(cells);
      return problem !== undefined && explains(explanation, problem, cellsFromRecord({ ...adultFour, ...cells }));
    };
    expect(holds({ ...replaced, "CMS165v5/numerator": 20 })).toBe(true);
    expect(holds({ ...replaced, "CMS2v6/numerator": null, "CMS2v6/denominator": null, ...soundRows("CMS69v5") })).toBe(
      false,
    );
  });
});

describe("the rules as functions", () => {
  const keys = [
    "CMS122v5",
    "CMS137v5.1",
    "NQF1799",
    "CMS125v5",
    doctor,
    "CMS2v6@0000000000",
    "AE4H",
    "nothing",
    "",
    "@",
  ];
  const columns = [
    "numerator",
    "denominator",
    "initialPopulation",
    "denominatorExclusion",
    "periodStart",
    "periodEnd",
    "note",
    "x",
  ];
  const wild: fc.Arbitrary<CellValue> = fc.oneof(
    fc.nat(120),
    fc.double(),
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.constantFrom(
      null,
      "",
      " ",
      "12.0",
      "1,204",
      "12%",
      "n/a",
      "2018-01-01",
      "2018-03-31",
      43_100,
      Number.MAX_SAFE_INTEGER,
    ),
  );
  const path = fc.oneof(
    fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...columns)).map(([key, column]) => `${key}/${column}`),
    fc.string(),
  );
  const wildCells = fc.array(fc.tuple(path, wild), { maxLength: 40 });
  const models = [modelOf(), modelOf({ set: "emergency", settings: emergencySettings, quarter: "2017-Q4" })];

  it("never throw, and say the same in whatever order the cells come", () => {
    fc.assert(
      fc.property(wildCells, wildCells, fc.constantFrom(...models), (entries, earlier, model) => {
        const cells = new Map(entries);
        const previous = { period: "2017-Q3", cells: new Map(earlier) };
        const rules = (of: ReadonlyMap<string, CellValue>) => model.rules({ cells: of, previous, today: "2018-04-10" });
        const found = rules(cells);
        expect(rules(new Map([...cells].toReversed()))).toEqual(found);
        expect(new Map(entries)).toEqual(cells);
        for (const { code, paths } of found) {
          expect(Object.keys(cqmProblems)).toContain(code);
          for (const one of paths) expect(model.scope.rowByKey.has(one.split(/[@/]/)[0] ?? "")).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
