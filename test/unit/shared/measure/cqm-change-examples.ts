import { emergencySettings, row, soundRows, type Example } from "./cqm-examples.ts";

const pair = (key: string) => [`${key}/numerator`, `${key}/denominator`] as const;

const toDate = (key: string, start: string, end: string) => ({
  [`${key}/periodStart`]: start,
  [`${key}/periodEnd`]: end,
});

const emergency = { quarter: "2018-Q1", set: "emergency", settings: emergencySettings };

/** What is asked about a row beside the last accepted document. */
export const changeExamples: readonly Example[] = [
  {
    says: "finds nothing in a small change",
    cells: row("CMS165v5", 330, 540),
    before: row("CMS165v5", 310, 500),
    finds: [],
  },
  {
    says: "asks about a rate that moved by more than ten points",
    cells: row("CMS165v5", 360, 500),
    before: row("CMS165v5", 300, 500),
    finds: [["cqm-rate-moved", ...pair("CMS165v5")]],
  },
  {
    says: "asks nothing about exactly ten points",
    cells: row("CMS165v5", 400, 500),
    before: row("CMS165v5", 350, 500),
    finds: [],
  },
  {
    says: "takes the program's limits",
    cells: { ...row("CMS165v5", 325, 500), ...row("CMS122v5", 60, 106) },
    before: { ...row("CMS165v5", 300, 500), ...soundRows("CMS122v5") },
    options: { settings: { thresholds: { ratePoints: 4, denominatorPercent: 5 } } },
    finds: [
      ["cqm-denominator-moved", "CMS122v5/denominator"],
      ["cqm-rate-moved", ...pair("CMS165v5")],
    ],
  },
  {
    says: "asks about a denominator that moved by more than 25 %",
    cells: row("CMS165v5", 360, 630),
    before: row("CMS165v5", 300, 500),
    finds: [["cqm-denominator-moved", "CMS165v5/denominator"]],
  },
  {
    says: "asks about a denominator that was 0",
    cells: row("CMS165v5", 90, 150),
    before: row("CMS165v5", 0, 0),
    finds: [["cqm-denominator-moved", "CMS165v5/denominator"]],
  },
  {
    says: "asks about a denominator of 0 once, whatever it was",
    cells: row("CMS165v5", 0, 0),
    before: row("CMS165v5", 300, 500),
    finds: [["cqm-denominator-zero", "CMS165v5/denominator"]],
  },
  {
    says: "asks about both where rate and denominator moved",
    cells: row("CMS165v5", 300, 640),
    before: row("CMS165v5", 300, 500),
    finds: [
      ["cqm-rate-moved", ...pair("CMS165v5")],
      ["cqm-denominator-moved", "CMS165v5/denominator"],
    ],
  },
  {
    says: "does not speak of last quarter where the last accepted document is older",
    cells: { ...row("CMS165v5", 200, 800), ...row("CMS122v5", 60, 100) },
    before: { ...row("CMS165v5", 300, 500), ...row("CMS122v5", 60, 100) },
    beforePeriod: "2017-Q3",
    finds: [],
  },
  {
    says: "does not compare with a document of the same quarter or a later one",
    cells: row("CMS165v5", 200, 800),
    before: row("CMS165v5", 300, 500),
    beforePeriod: "2018-Q2",
    finds: [],
  },
  {
    says: "compares nothing across a change of definition",
    cells: row("CMS138v5", 20, 100),
    before: row("CMS138v5", 80, 100),
    finds: [],
  },
  {
    says: "compares again after it",
    cells: { ...row("CMS138v5", 60, 100), ...soundRows("CMS69v5") },
    before: row("CMS138v5", 78, 100),
    options: { quarter: "2018-Q2" },
    beforePeriod: "2018-Q1",
    finds: [["cqm-rate-moved", ...pair("CMS138v5")]],
  },
  {
    says: "does not compare a year to date with twelve months",
    cells: { ...row("CMS165v5", 80, 200), ...toDate("CMS165v5", "2018-01-01", "2018-03-31") },
    before: row("CMS165v5", 300, 500),
    finds: [["cqm-year-to-date", "CMS165v5/periodStart"]],
  },
  {
    says: "compares rates of two years to date, but not their denominators, which grow",
    cells: { ...soundRows("CMS69v5"), ...row("CMS165v5", 250, 500), ...toDate("CMS165v5", "2018-01-01", "2018-06-30") },
    before: { ...row("CMS165v5", 120, 200), ...toDate("CMS165v5", "2018-01-01", "2018-03-31") },
    options: { quarter: "2018-Q2" },
    beforePeriod: "2018-Q1",
    finds: [["cqm-year-to-date", "CMS165v5/periodStart"]],
  },
  {
    says: "finds a rate that moved between two years to date",
    cells: { ...soundRows("CMS69v5"), ...row("CMS165v5", 240, 500), ...toDate("CMS165v5", "2018-01-01", "2018-06-30") },
    before: { ...row("CMS165v5", 120, 200), ...toDate("CMS165v5", "2018-01-01", "2018-03-31") },
    options: { quarter: "2018-Q2" },
    beforePeriod: "2018-Q1",
    finds: [
      ["cqm-year-to-date", "CMS165v5/periodStart"],
      ["cqm-rate-moved", ...pair("CMS165v5")],
    ],
  },
  {
    says: "asks about the counts of last quarter entered again",
    cells: row("CMS165v5", 300, 500),
    before: { ...row("CMS165v5", 300, 500), "CMS165v5/denominatorExclusion": 0 },
    finds: [["cqm-counts-identical", ...pair("CMS165v5")]],
  },
  {
    says: "does not call counts identical where an exclusion differs",
    cells: row("CMS165v5", 300, 500),
    before: { ...row("CMS165v5", 300, 500), "CMS165v5/denominatorExclusion": 1 },
    finds: [],
  },
  {
    says: "asks once about all rates of a measure that are as they were",
    cells: { ...row("CMS137v5.1", 30, 70), ...row("CMS137v5.2", 10, 70) },
    before: { ...row("CMS137v5.1", 30, 70), ...row("CMS137v5.2", 10, 70) },
    finds: [["cqm-counts-identical", ...pair("CMS137v5.1"), ...pair("CMS137v5.2")]],
  },
  {
    says: "names a jump that three new months cannot produce, and nothing else of it",
    cells: row("CMS165v5", 450, 500),
    before: row("CMS165v5", 200, 500),
    finds: [["cqm-jump-impossible", ...pair("CMS165v5")]],
  },
  {
    says: "names the same jump downwards",
    cells: row("CMS165v5", 175, 500),
    before: row("CMS165v5", 400, 500),
    finds: [["cqm-jump-impossible", ...pair("CMS165v5")]],
  },
  {
    says: "names a fall of the denominator below what nine shared months hold",
    cells: row("CMS165v5", 190, 320),
    before: row("CMS165v5", 300, 500),
    finds: [["cqm-jump-impossible", ...pair("CMS165v5")]],
  },
  {
    says: "names a denominator with a zero too many",
    cells: row("CMS165v5", 3_000, 5_000),
    before: row("CMS165v5", 300, 500),
    finds: [["cqm-jump-impossible", ...pair("CMS165v5")]],
  },
  {
    says: "calls nothing impossible of fewer than 20 patients",
    cells: row("CMS165v5", 4, 8),
    before: row("CMS165v5", 8, 16),
    finds: [
      ["cqm-denominator-moved", "CMS165v5/denominator"],
      ["cqm-denominator-small", "CMS165v5/denominator"],
    ],
  },
  {
    says: "calls nothing impossible of a measure counted by quarter: its quarters share nothing",
    cells: row("AE4H", 450, 500),
    before: row("AE4H", 200, 500),
    options: emergency,
    finds: [["cqm-rate-moved", ...pair("AE4H")]],
  },
  {
    says: "asks whether a rate was entered the other way round",
    cells: row("CMS165v5", 390, 500),
    before: row("CMS165v5", 115, 500),
    beforePeriod: "2017-Q3",
    finds: [["cqm-rate-flipped", ...pair("CMS165v5")]],
  },
  {
    says: "asks it of an inverse measure from further away",
    cells: { ...row("CMS122v5", 360, 500), ...row("CMS165v5", 360, 500) },
    before: { ...row("CMS122v5", 100, 500), ...row("CMS165v5", 100, 500) },
    beforePeriod: "2017-Q3",
    finds: [["cqm-rate-flipped", ...pair("CMS122v5")]],
  },
  {
    says: "does not ask it near half, where both ways are alike",
    cells: row("CMS165v5", 295, 500),
    before: row("CMS165v5", 205, 500),
    finds: [["cqm-rate-moved", ...pair("CMS165v5")]],
  },
  {
    says: "asks it of 100 % after 0 %, and not why the rate is 100 %",
    cells: row("CMS165v5", 500, 500),
    before: row("CMS165v5", 0, 480),
    finds: [["cqm-rate-flipped", ...pair("CMS165v5")]],
  },
  {
    says: "finds numerator and denominator swapped, beside the error that they are",
    cells: row("CMS165v5", 510, 300),
    before: row("CMS165v5", 310, 500),
    beforePeriod: "2017-Q2",
    finds: [
      ["cqm-numerator-above-denominator", ...pair("CMS165v5")],
      ["cqm-swapped", ...pair("CMS165v5")],
    ],
  },
  {
    says: "does not call swapped what does not fit the other way round either",
    cells: row("CMS165v5", 900, 300),
    before: row("CMS165v5", 310, 500),
    finds: [["cqm-numerator-above-denominator", ...pair("CMS165v5")]],
  },
  {
    says: "finds a numerator that is the rate in percent",
    cells: row("CMS165v5", 64, 520),
    before: row("CMS165v5", 310, 500),
    finds: [["cqm-percentage-as-count", ...pair("CMS165v5")]],
  },
  {
    says: "finds a rate typed as so many of 100",
    cells: row("CMS165v5", 64, 100),
    before: row("CMS165v5", 310, 500),
    finds: [["cqm-percentage-as-count", ...pair("CMS165v5")]],
  },
  {
    says: "finds a numerator that is five points off the rate in percent, and takes one that is six off",
    cells: { ...row("CMS165v5", 67, 520), ...row("CMS122v5", 68, 520) },
    before: { ...row("CMS165v5", 310, 500), ...row("CMS122v5", 310, 500) },
    beforePeriod: "2017-Q3",
    finds: [["cqm-percentage-as-count", ...pair("CMS165v5")]],
  },
  {
    says: "does not ask why 100 typed of 100 is a rate of 100 %",
    cells: row("CMS165v5", 100, 100),
    before: row("CMS165v5", 490, 500),
    finds: [["cqm-percentage-as-count", ...pair("CMS165v5")]],
  },
  {
    says: "does not ask why a rate is 100 % that cannot have come so far",
    cells: row("CMS165v5", 500, 500),
    before: row("CMS165v5", 200, 500),
    finds: [["cqm-jump-impossible", ...pair("CMS165v5")]],
  },
  {
    says: "takes 100 patients where there were about as many",
    cells: row("CMS165v5", 62, 100),
    before: row("CMS165v5", 66, 104),
    finds: [],
  },
  {
    says: "asks about a rate of 100 % rather than why it moved there",
    cells: row("CMS165v5", 150, 150),
    before: row("CMS165v5", 120, 145),
    finds: [["cqm-rate-extreme", ...pair("CMS165v5")]],
  },
  {
    says: "does not compare providers' rows",
    cells: row("CMS122v5@1234567893", 60, 100),
    before: row("CMS122v5@1234567893", 10, 900),
    finds: [],
  },
  {
    says: "does not compare what contradicts itself, or cannot be read",
    cells: { ...row("CMS165v5", 300, 500), "CMS165v5/denominatorExclusion": 250, "CMS122v5/denominator": 100 },
    before: { ...row("CMS165v5", 300, 500), "CMS122v5/denominator": "many", "CMS122v5/numerator": 60 },
    finds: [
      [
        "cqm-parts-above-denominator",
        "CMS165v5/denominator",
        "CMS165v5/numerator",
        "CMS165v5/denominatorExclusion",
        "CMS165v5/denominatorException",
      ],
    ],
  },
];
