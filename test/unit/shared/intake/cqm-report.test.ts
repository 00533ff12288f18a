import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cells } from "../../../../shared/cell.ts";
import type { Intake } from "../../../../shared/document/intake.ts";
import { problemsRaisedBy, proposeChanges } from "../../../../shared/intake/propose-changes.ts";
import { leaveOut, namesToRemember, readReport, type Answers } from "../../../../shared/intake/read-report.ts";
import { findTitleLine, personalTitle, tableBelow } from "../../../../shared/intake/report-table.ts";
import {
  mappingGap,
  mappingOf,
  suggestMapping,
  type RememberedColumn,
} from "../../../../shared/intake/suggest-mapping.ts";
import { cqmIntake } from "../../../../shared/measure/cqm-intake.ts";
import { cqmModel } from "../../../../shared/measure/cqm-model.ts";

const made = cqmModel({
  period: { unit: "quarter", year: 2017, index: 4 },
  practice: { name: "Alder Creek", attributes: {} },
  settings: {},
});
if (!made.ok) throw new Error(made.error);
const model = made.value;
const intake: Intake = cqmIntake(model.scope);

const lines = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) =>
      line
        .trim()
        .split("|")
        .map((cell) => cell.trim()),
    );

function columnsOf(text: string, remembered: readonly RememberedColumn[] = []) {
  const parsed = lines(text);
  const table = tableBelow(parsed, findTitleLine(intake, parsed) ?? 0);
  return { table, columns: suggestMapping(intake, table, remembered) };
}

const takenFor = (text: string) => columnsOf(text).columns.map(({ state, fieldId }) => fieldId ?? state);

/** What a report would change in an empty document. */
function read(text: string, answers: Answers = new Map(), cells: Cells = new Map()) {
  const { table, columns } = columnsOf(text);
  const mapping = mappingOf(columns);
  expect(mappingGap(intake, table, mapping)).toBeNull();
  const reading = readReport(intake, table, mapping, answers);
  const proposal = proposeChanges(model, cells, reading.taken);
  return {
    ...reading,
    proposal,
    values: Object.fromEntries(proposal.changes.map(({ path, now }) => [path, now])),
    why: [...reading.passedOver, ...proposal.passedOver].map(({ where, why }) => `${where}: ${why}`),
  };
}

const report = `
  Quality dashboard||||||
  Reporting period|10/01/2017 - 12/31/2017|||||
  Excl|Measure Name|CMS ID|Den|Num|Performance Rate|Excep
  12|Diabetes: Hemoglobin A1c Poor Control|CMS122v5|420|80|19.6%|
  0|Controlling High Blood Pressure|CMS165v5|1,204|850|70.6%|
  |Total||1,624|930||
`;

describe("the columns of a report", () => {
  it("are found below a heading, in any order and under other names", () => {
    const { table, columns } = columnsOf(report);
    expect(table.titleLine).toBe(3);
    expect(Object.fromEntries(columns.map(({ title, fieldId, state }) => [title, fieldId ?? state]))).toEqual({
      Excl: "denominatorExclusion",
      "Measure Name": "title",
      "CMS ID": "measure",
      Den: "denominator",
      Num: "numerator",
      "Performance Rate": "refused",
      Excep: "denominatorException",
    });
    expect(columns.find(({ state }) => state === "refused")?.why).toContain("Only counts are taken");
  });

  it("are known in the words of several systems", () => {
    expect(takenFor("eCQM|IPOP|DENOM|DENEX|NUMER|DENEXCEP\nCMS2v6|1|1|1|1|1")).toEqual([
      "measure",
      "initialPopulation",
      "denominator",
      "denominatorExclusion",
      "numerator",
      "denominatorException",
    ]);
    expect(takenFor("Measure|# Patients in Denominator|Total Numerator|NPI\nCMS2v6|9|9|1234567893")).toEqual([
      "measure",
      "denominator",
      "numerator",
      "provider",
    ]);
    expect(takenFor("Measure|Denominator Exclusions|Denominator Exceptions|denominatorCount\nCMS2v6|1|1|9")).toEqual([
      "measure",
      "denominatorExclusion",
      "denominatorException",
      "denominator",
    ]);
  });

  it("are asked about where two could be the same, or one could be two", () => {
    expect(takenFor("Measure|Denominator|Denominator (net)|Numerator\nCMS2v6|9|8|7")).toEqual([
      "measure",
      "ask",
      "ask",
      "numerator",
    ]);
    const { columns } = columnsOf("Measure|Eligible population|Numerator\nCMS2v6|9|7");
    expect(columns[1]).toMatchObject({
      state: "ask",
      why: "This could be Initial population or Denominator. Choose what it is.",
    });
  });

  it("tell a rate's name from a rate's value", () => {
    expect(takenFor("Measure|Rate|Num|Den\nCMS137v5|Initiation|3|9")).toEqual([
      "measure",
      "rate",
      "numerator",
      "denominator",
    ]);
    expect(takenFor("Measure|Rate|Num|Den\nCMS122v5|33.3|3|9")).toEqual([
      "measure",
      "refused",
      "numerator",
      "denominator",
    ]);
  });

  it("are refused as percentages whatever they are called, also by hand", () => {
    const { table } = columnsOf("Measure|Numerator|Denominator\nCMS2v6|33%|100%");
    const byHand = new Map([
      [0, "measure"],
      [1, "numerator"],
    ]);
    expect(mappingGap(intake, table, byHand)).toContain("It holds percentages");
  });

  it("are taken as the last time, also where they were left out", () => {
    const remembered = [
      { title: "eligible POPULATION", field: "denominator" },
      { title: "Denominator", field: null },
    ];
    const { columns } = columnsOf("Measure|Denominator|Eligible population|Numerator\nCMS2v6|9|8|7", remembered);
    expect(columns.map(({ state, fieldId }) => [state, fieldId])).toEqual([
      ["suggested", "measure"],
      ["remembered", null],
      ["remembered", "denominator"],
      ["suggested", "numerator"],
    ]);
  });

  it("need one that names the measure and one with counts, each once", () => {
    const { table } = columnsOf(report);
    expect(mappingGap(intake, table, new Map([[3, "denominator"]]))).toContain("what each line is about");
    expect(mappingGap(intake, table, new Map([[2, "measure"]]))).toContain("at least one column with counts");
    expect(
      mappingGap(
        intake,
        table,
        new Map([
          [2, "measure"],
          [3, "numerator"],
          [4, "numerator"],
        ]),
      ),
    ).toContain("Two columns");
    expect(
      mappingGap(
        intake,
        table,
        new Map([
          [2, "measure"],
          [1, "numerator"],
        ]),
      ),
    ).toContain("holds no counts");
  });

  it("of a list of patients are recognised", () => {
    expect(personalTitle(intake, ["Measure", "Patient Name", "MRN"])).toBe("Patient Name");
    expect(personalTitle(intake, ["Measure", "Patients", "Denominator"])).toBeNull();
  });

  it("without a known title are no titles", () => {
    expect(findTitleLine(intake, lines("a|b\n1|2"))).toBeNull();
  });
});

describe("the lines of a report", () => {
  it("become changes of the right cells, blank ones left alone and totals passed over", () => {
    const { values, why, proposal } = read(report, new Map(), new Map([["CMS165v5/numerator", 850]]));
    expect(values).toEqual({
      "CMS122v5/denominator": 420,
      "CMS122v5/numerator": 80,
      "CMS122v5/denominatorExclusion": 12,
      "CMS165v5/denominator": 1204,
      "CMS165v5/denominatorExclusion": 0,
    });
    expect(proposal.same).toBe(1);
    expect(why).toEqual(["Line 6: A line of totals."]);
  });

  it.each([
    ["CMS122v5", "CMS122v5"],
    ["CMS 122 v5", "CMS122v5"],
    ["cms-122", "CMS122v5"],
    ["CMS122v5.0.000", "CMS122v5"],
    ["CMS 0122 Diabetes", "CMS122v5"],
    ["NQF 0059", "CMS122v5"],
    ["NQF#18 / blood pressure", "CMS165v5"],
    ["CMS664", "NQF1448"],
    ["NQF1799", "NQF1799"],
    ["Preventive Care and Screening: Tobacco Use: Screening and Cessation Intervention", "CMS138v5"],
    ["CMS137v5.2", "CMS137v5.2"],
    ["CMS137v5 Rate 1", "CMS137v5.1"],
  ])("are found by %s", (name, rowKey) => {
    expect(read(`Measure|Numerator|Denominator\n${name}|1|2`).values).toEqual({
      [`${rowKey}/numerator`]: 1,
      [`${rowKey}/denominator`]: 2,
    });
  });

  it("say what was concluded", () => {
    const { proposal } = read("Measure|Numerator|Denominator\nCMS122|1|2");
    expect(proposal.changes[0]?.remark).toBe("The report gives no version; taken for CMS122v5.");
  });

  it.each([
    ["CMS122v6", "Another version"],
    ["CMS999v1", "No measure of this program has this id"],
    ["Cats and dogs", "called this"],
    ["CMS125v5", "from claims"],
    ["CMS122v5 (NQF 0018)", "two measures"],
  ])("are passed over with the reason for %s", (name, reason) => {
    const { values, why } = read(`Measure|Numerator|Denominator\n${name}|1|2`);
    expect(values).toEqual({});
    expect(why.join()).toContain(reason);
  });

  it("ask where a measure has several rates, and are filled by the answers", () => {
    const text = "Measure|Numerator|Denominator\nCMS137v5|3|9\nCMS122v5|1|2";
    const asked = read(text);
    expect(Object.keys(asked.values)).toEqual(["CMS122v5/numerator", "CMS122v5/denominator"]);
    expect(asked.questions).toMatchObject([{ where: "Line 2", choices: [{ id: "CMS137v5.1" }, { id: "CMS137v5.2" }] }]);
    const answers = new Map([[asked.questions[0]?.id ?? "", "CMS137v5.2"]]);
    const answered = read(text, answers);
    expect(answered.values["CMS137v5.2/numerator"]).toBe(3);
    expect(namesToRemember(answered.questions, answers)).toEqual([["row cms137v5", "CMS137v5.2"]]);
    expect(read(text, new Map([[asked.questions[0]?.id ?? "", leaveOut]])).why).toEqual(["Line 2: You left it out."]);
  });

  it("find the rate by its name or number", () => {
    const { values } = read(`Measure|Stratum|Numerator|Denominator
      CMS137v5|Initiation of treatment|1|9
      CMS137v5|2|2|9
      CMS155v5|Nutrition counseling|3|9`);
    expect(values).toMatchObject({ "CMS137v5.1/numerator": 1, "CMS137v5.2/numerator": 2, "CMS155v5.2/numerator": 3 });
  });

  it("ask where only the title is alike: never the maternal measure for the general one", () => {
    const { values, questions } = read("Measure name|Numerator|Denominator\nDepression screening|1|2");
    expect(values).toEqual({});
    expect(questions[0]?.choices.map(({ id }) => id)).toEqual(expect.arrayContaining(["CMS2v6", "CMS82v4"]));
  });

  it("for the same row are a question and not a sum", () => {
    const text = "Measure|Numerator|Denominator\nCMS122v5|3|9\nCMS122v5|4|10";
    const { values, questions } = read(text);
    expect(values).toEqual({});
    expect(questions[0]?.choices.map(({ label }) => label)).toEqual([
      "Line 2: Numerator 3, Denominator 9",
      "Line 3: Numerator 4, Denominator 10",
    ]);
    expect(read(text, new Map([[questions[0]?.id ?? "", "3"]])).values).toEqual({
      "CMS122v5/numerator": 4,
      "CMS122v5/denominator": 10,
    });
  });

  it("of providers go by the NPI; a name is not taken, and the practice's own line is asked about", () => {
    const { values, why, questions } = read(`Measure|Provider|Numerator|Denominator
      CMS122v5|Somebody (1234567893)|3|9
      CMS122v5|Somebody else|4|9
      CMS122v5|All providers|7|18`);
    expect(values).toEqual({ "CMS122v5@1234567893/numerator": 3, "CMS122v5@1234567893/denominator": 9 });
    expect(why).toEqual([expect.stringContaining("without an NPI")]);
    expect(questions).toMatchObject([{ where: "Line 4", choices: [{ id: "CMS122v5" }] }]);
    expect(questions[0]?.id).not.toContain("provider");
  });

  it("with values that cannot be read are passed over cell by cell", () => {
    const { values, why } = read("Measure|Numerator|Denominator\nCMS122v5|n/a|9\nCMS165v5|4|9");
    expect(values).toEqual({ "CMS122v5/denominator": 9, "CMS165v5/numerator": 4, "CMS165v5/denominator": 9 });
    expect(why[0]).toContain("Cannot be read");
  });

  it("raise the problems that their values would be in the sheet", () => {
    const { proposal } = read("Measure|Numerator|Denominator\nCMS122v5|10|9");
    const problems = problemsRaisedBy(
      model,
      { cells: new Map(), previous: null, today: "2018-01-10" },
      proposal.changes.map(({ path, now }) => ({ path, value: now })),
    );
    expect(problems.map(({ code }) => code)).toContain("cqm-numerator-above-denominator");
  });

  it("never give a cell that the document has not, whatever the report holds", () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "Measure",
        "Denominator",
        "Num",
        "CMS122v5",
        "CMS137",
        "7",
        "12%",
        "Total",
        "NPI",
        "1234567893",
        "",
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const table = tableBelow(rows, findTitleLine(intake, rows) ?? 0);
        const reading = readReport(intake, table, mappingOf(suggestMapping(intake, table, [])), new Map());
        const { changes } = proposeChanges(model, new Map(), reading.taken);
        expect(new Set(changes.map(({ path }) => path)).size).toBe(changes.length);
        for (const { now } of changes) expect(Number.isSafeInteger(now)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
