import { row, soundRows, validNpis, type CellRecord, type Example } from "./cqm-examples.ts";

const [first, second] = ["1234567893", "1003000126"];

const many = validNpis(2_001);

/** What is asked about rates at their ends, and about rows that have to agree with each other. */
export const togetherExamples: readonly Example[] = [
  {
    says: "asks about a rate of 0 %",
    cells: row("CMS165v5", 0, 20),
    finds: [["cqm-rate-extreme", "CMS165v5/numerator", "CMS165v5/denominator"]],
  },
  {
    says: "asks nothing about a rate of 100 % below 20 patients but notes how few they are",
    cells: row("CMS165v5", 19, 19),
    finds: [["cqm-denominator-small", "CMS165v5/denominator"]],
  },
  {
    says: "asks about a rate that is 100 % only after its exclusions",
    cells: { ...row("CMS165v5", 90, 100), "CMS165v5/denominatorException": 10, ...row("CMS2v6", 70, 110) },
    finds: [["cqm-rate-extreme", "CMS165v5/numerator", "CMS165v5/denominator"]],
  },
  {
    says: "asks once about the providers of a measure whose rates are 0 % or 100 %",
    cells: {
      ...row("CMS122v5", 50, 100),
      ...row(`CMS122v5@${first}`, 50, 50),
      ...row(`CMS122v5@${second}`, 0, 50),
    },
    finds: [["cqm-rate-extreme", `CMS122v5@${second}/numerator`, `CMS122v5@${first}/numerator`]],
  },
  {
    says: "asks about the practice's 100 % and not about its providers' too",
    cells: { ...row("CMS122v5", 100, 100), ...row(`CMS122v5@${first}`, 100, 100) },
    finds: [["cqm-rate-extreme", "CMS122v5/numerator", "CMS122v5/denominator"]],
  },
  {
    says: "asks about denominators that are all exactly 100",
    cells: soundRows("CMS165v5"),
    finds: [
      [
        "cqm-percentage-as-count",
        ...["CMS2v6", "CMS122v5", "CMS165v5", "CMS138v5"].flatMap((key) => [`${key}/denominator`, `${key}/numerator`]),
      ],
    ],
  },
  {
    says: "takes providers that add up to the practice",
    cells: {
      ...row("CMS122v5", 60, 100),
      "CMS122v5/initialPopulation": 140,
      ...row(`CMS122v5@${first}`, 40, 70),
      ...row(`CMS122v5@${second}`, 20, 30),
      [`CMS122v5@${first}/initialPopulation`]: 90,
    },
    finds: [],
  },
  {
    says: "asks about providers that do not add up to the practice, in the columns that differ",
    cells: {
      ...row("CMS122v5", 60, 100),
      ...row(`CMS122v5@${first}`, 30, 70),
      ...row(`CMS122v5@${second}`, 30, 40),
      [`CMS122v5@${first}/denominatorException`]: 3,
    },
    finds: [
      [
        "cqm-providers-differ",
        "CMS122v5/denominator",
        "CMS122v5/denominatorException",
        `CMS122v5@${second}/denominator`,
        `CMS122v5@${second}/denominatorException`,
        `CMS122v5@${first}/denominator`,
        `CMS122v5@${first}/denominatorException`,
      ],
    ],
  },
  {
    says: "compares initial populations where every row has one",
    cells: {
      ...row("CMS122v5", 60, 100),
      ...row(`CMS122v5@${first}`, 60, 100),
      "CMS122v5/initialPopulation": 140,
      [`CMS122v5@${first}/initialPopulation`]: 141,
    },
    finds: [["cqm-providers-differ", "CMS122v5/initialPopulation", `CMS122v5@${first}/initialPopulation`]],
  },
  {
    says: "waits for a provider's missing count before adding up",
    cells: { ...row(`CMS122v5@${first}`, 30, 70), [`CMS122v5@${second}/denominator`]: 40 },
    finds: [["cqm-count-missing", `CMS122v5@${second}/numerator`]],
  },
  {
    says: "notes measures of one population whose denominators are far apart",
    cells: row("CMS69v5", 80, 126),
    options: { quarter: "2017-Q4" },
    finds: [["cqm-populations-differ", "CMS69v5/denominator", "CMS138v5/denominator"]],
  },
  {
    says: "leaves out a measure that has come to count other patients since",
    cells: row("CMS69v5", 80, 126),
    options: { quarter: "2018-Q1" },
    finds: [],
  },
  {
    says: "notes rates of one measure with denominators far apart",
    cells: { ...row("CMS137v5.1", 30, 80), ...row("CMS137v5.2", 10, 50) },
    finds: [["cqm-populations-differ", "CMS137v5.1/denominator", "CMS137v5.2/denominator"]],
  },
  {
    says: "does not note denominators 25 % apart",
    cells: { ...row("CMS137v5.1", 30, 80), ...row("CMS137v5.2", 10, 64) },
    finds: [],
  },
  {
    says: "rejects a practice's row that is not its providers' sum, where the program has it computed",
    cells: row(`CMS122v5@${first}`, 30, 70),
    options: { settings: { practiceRow: "computed" } },
    finds: [["cqm-practice-not-sum", "CMS122v5/denominator", "CMS122v5/numerator"]],
  },
  {
    says: "rejects more than 2,000 providers of one measure",
    cells: Object.assign({}, ...many.map((npi) => row(`CMS69v5@${npi}`, 15, 25))) as CellRecord,
    options: { quarter: "2018-Q1" },
    finds: [["cqm-too-many-providers", `CMS69v5@${many[2_000] ?? ""}/denominator`]],
  },
];
