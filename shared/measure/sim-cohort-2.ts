import type { Period } from "../period.ts";
import type { MeasureSet } from "./measure-set.ts";

const quarter = (year: number, index: number): Period => ({ unit: "quarter", year, index });

/** The set of a practice that names none. */
export const defaultSetId = "adult";

/**
 * Measure sets and reporting schedule of SIM cohort 2 (SIM Appendix C). 2017-Q3 is a test quarter: it stands before the
 * first step, so nothing is due. The source counts in one member of its depression pair, screening or remission, for
 * practices that are in CPC+ too. Claims measures are in no set: practices never enter them.
 */
export const simCohort2Sets: readonly MeasureSet[] = [
  {
    id: defaultSetId,
    title: "Adult practices",
    primary: [["CMS2v6"], ["CMS122v5"], ["CMS165v5"], ["CMS69v5"], ["CMS137v5"], ["CMS138v5"]],
    secondary: ["NQF1799", "CMS139v5", "CMS82v4", "NQF2152"],
    optional: [],
    requirement: [
      { from: quarter(2017, 4), count: 3 },
      { from: quarter(2018, 1), count: 4 },
      { from: quarter(2018, 2), count: 5 },
      { from: quarter(2018, 3), count: "all" },
    ],
  },
  {
    id: "pediatric",
    title: "Pediatric practices",
    primary: [["CMS2v6"], ["NQF1448"], ["CMS82v4"], ["CMS155v5"]],
    secondary: ["NQF1799"],
    optional: [],
    requirement: [
      { from: quarter(2017, 4), count: 2 },
      { from: quarter(2018, 1), count: 3 },
      { from: quarter(2018, 2), count: "all" },
    ],
  },
  {
    id: "sim-cpc-plus",
    title: "Practices in SIM and CPC+",
    primary: [["CMS2v6", "CMS159v5"], ["CMS122v5"], ["CMS165v5"], ["CMS137v5"], ["CMS138v5"]],
    secondary: ["NQF1799", "CMS139v5", "CMS82v4", "NQF2152"],
    optional: [],
    requirement: [
      { from: quarter(2017, 4), count: 3 },
      { from: quarter(2018, 1), count: 4 },
      { from: quarter(2018, 2), count: "all" },
    ],
  },
];
