import { row, soundRows, type Example } from "./cqm-examples.ts";

const pair = (key: string) => [`${key}/numerator`, `${key}/denominator`] as const;

const withThresholds = (thresholds: object) => ({ settings: { thresholds } });

/** Each limit that a program can set, on cells of which the default limit says something else. */
export const thresholdExamples: readonly Example[] = [
  {
    says: "notes a denominator below the program's small one",
    cells: row("CMS165v5", 15, 29),
    options: withThresholds({ smallDenominator: 30 }),
    finds: [["cqm-denominator-small", "CMS165v5/denominator"]],
  },
  {
    says: "notes no denominator that the program does not call small",
    cells: row("CMS165v5", 8, 16),
    options: withThresholds({ smallDenominator: 16 }),
    finds: [],
  },
  {
    says: "calls no jump of a small denominator impossible",
    cells: row("CMS165v5", 14, 30),
    before: row("CMS165v5", 28, 60),
    options: withThresholds({ smallDenominator: 61 }),
    finds: [
      ["cqm-denominator-moved", "CMS165v5/denominator"],
      ["cqm-denominator-small", "CMS165v5/denominator"],
    ],
  },
  {
    says: "asks about 0 % from the program's number of patients on",
    cells: { ...row("CMS165v5", 0, 149), ...row("CMS2v6", 0, 150) },
    options: withThresholds({ extremeDenominator: 150 }),
    finds: [["cqm-rate-extreme", ...pair("CMS2v6")]],
  },
  {
    says: "notes denominators of one population further apart than the program lets pass",
    cells: { ...row("CMS137v5.1", 30, 80), ...row("CMS137v5.2", 10, 75) },
    options: withThresholds({ populationsPercent: 5 }),
    finds: [["cqm-populations-differ", "CMS137v5.1/denominator", "CMS137v5.2/denominator"]],
  },
  {
    says: "takes a numerator for a percentage only as near to history as the program says",
    cells: row("CMS165v5", 64, 520),
    before: row("CMS165v5", 310, 500),
    beforePeriod: "2017-Q3",
    options: withThresholds({ closePoints: 1 }),
    finds: [],
  },
  {
    says: "takes a rate for its complement only as near as the program says",
    cells: { ...row("CMS122v5", 360, 500), ...row("CMS165v5", 360, 500) },
    before: { ...row("CMS122v5", 100, 500), ...row("CMS165v5", 100, 500) },
    beforePeriod: "2017-Q3",
    options: withThresholds({ closePoints: 8, closePointsInverse: 7 }),
    finds: [["cqm-rate-flipped", ...pair("CMS165v5")]],
  },
  {
    says: "takes a rate near half for its complement where the program says so",
    cells: row("CMS165v5", 295, 500),
    before: row("CMS165v5", 205, 500),
    beforePeriod: "2017-Q3",
    options: withThresholds({ flipPoints: 15 }),
    finds: [["cqm-rate-flipped", ...pair("CMS165v5")]],
  },
  {
    says: "calls possible what the program takes three months to hold",
    cells: { ...row("CMS165v5", 275, 500), ...soundRows("CMS122v5") },
    before: row("CMS165v5", 500, 500),
    options: withThresholds({ largestQuarterShare: 0.5 }),
    finds: [["cqm-rate-moved", ...pair("CMS165v5")]],
  },
  {
    says: "takes as many denominators of 100 for patients as the program does",
    cells: soundRows("CMS165v5"),
    options: withThresholds({ hundredRows: 5 }),
    finds: [],
  },
];
