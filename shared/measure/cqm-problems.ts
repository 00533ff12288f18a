import { problemMaker, type ProblemCatalogue } from "../problem.ts";

/** Every finding the rules of quality measures can make; types of values are the common check's. */
export const cqmProblems = {
  "cqm-numerator-above-denominator": {
    severity: "error",
    meaning: "More patients in the numerator than in the denominator.",
    source: "eCQM definition of a proportion",
  },
  "cqm-parts-above-denominator": {
    severity: "error",
    meaning: "Numerator, denominator exclusions and exceptions together are more than the denominator.",
    source: "eCQM definition of a proportion",
  },
  "cqm-numerator-exclusion-above-numerator": {
    severity: "error",
    meaning: "More patients in the numerator exclusion than in the numerator: the rate would be negative.",
    source: "eCQM definition of a proportion",
  },
  "cqm-denominator-above-population": {
    severity: "error",
    meaning: "More patients in the denominator than in the initial population.",
    source: "eCQM definition of a proportion",
  },
  "cqm-count-missing": {
    severity: "error",
    meaning: "A filled row without numerator or denominator.",
    source: "SIM Appendix C",
  },
  "cqm-rate-missing": {
    severity: "error",
    meaning: "A measure with several rates of which only some are reported.",
    source: "SIM Appendix C",
  },
  "cqm-period-incomplete": {
    severity: "error",
    meaning: "Only one of the measurement period's two dates is given.",
    source: "Milepost",
  },
  "cqm-period-wrong": {
    severity: "error",
    meaning: "A measurement period other than the quarter's trailing year or year-to-date, or the measure's own.",
    source: "SIM Appendix C",
  },
  "cqm-claims-measure": {
    severity: "error",
    meaning: "Values for a measure that is worked out from claims.",
    source: "SIM Appendix C",
  },
  "cqm-npi-check-digit": {
    severity: "error",
    meaning: "A provider's NPI whose check digit does not fit.",
    source: "45 CFR 162.406",
  },
  "cqm-too-many-providers": {
    severity: "error",
    meaning: "More than 2,000 providers in one measure.",
    source: "Milepost",
  },
  "cqm-practice-not-sum": {
    severity: "error",
    meaning: "A practice's row that is not the sum of its providers', where the program has it computed.",
    source: "SIM Appendix C",
  },
  "cqm-too-few-measures": {
    severity: "error",
    meaning: "Fewer measures than the schedule asks for in the quarter.",
    source: "SIM Appendix C",
  },
  "cqm-denominator-zero": {
    severity: "explain",
    meaning: "A denominator of 0: the measure has no rate.",
    source: "Milepost",
  },
  "cqm-primary-replaced": {
    severity: "explain",
    meaning: "The number due is reached only with secondary measures in place of primary ones.",
    source: "SIM Appendix C",
  },
  "cqm-year-to-date": {
    severity: "explain",
    meaning: "Counts from 1 January on, where twelve months are asked for.",
    source: "SIM Appendix C",
  },
  "cqm-rate-extreme": {
    severity: "explain",
    meaning: "A rate of 0 % or 100 % with a denominator of the program's limit or more, 20 unless it sets another.",
    source: "Milepost",
  },
  "cqm-swapped": {
    severity: "explain",
    meaning: "Numerator and denominator that fit the last accepted document the other way round.",
    source: "Milepost",
  },
  "cqm-percentage-as-count": {
    severity: "explain",
    meaning: "A value that looks like a percentage where a number of patients belongs.",
    source: "SIM Appendix C",
  },
  "cqm-rate-flipped": {
    severity: "explain",
    meaning: "A rate close to 100 % less that of the last accepted document.",
    source: "Milepost",
  },
  "cqm-counts-identical": {
    severity: "explain",
    meaning: "The same counts as in the quarter before.",
    source: "Milepost",
  },
  "cqm-jump-impossible": {
    severity: "explain",
    meaning: "A change that the three new months of overlapping trailing years cannot produce.",
    source: "Milepost",
  },
  "cqm-rate-moved": {
    severity: "explain",
    meaning:
      "A rate further from that of the quarter before than the program's limit, 10 points unless it sets another.",
    source: "Milepost",
  },
  "cqm-denominator-moved": {
    severity: "explain",
    meaning:
      "A denominator further from that of the quarter before than the program's limit, 25 % unless it sets another.",
    source: "Milepost",
  },
  "cqm-providers-differ": {
    severity: "explain",
    meaning: "Providers' rows that do not add up to the practice's.",
    source: "SIM Appendix C",
  },
  "cqm-populations-differ": {
    severity: "note",
    meaning:
      "Measures that share a population with denominators further apart than the program's limit, 25 % unless it sets another.",
    source: "Milepost",
  },
  "cqm-denominator-small": {
    severity: "note",
    meaning: "A denominator below the program's limit, 20 unless it sets another: the rate swings with every patient.",
    source: "Milepost",
  },
} as const satisfies ProblemCatalogue;

export type CqmProblemCode = keyof typeof cqmProblems;

export const cqmProblem = problemMaker(cqmProblems);
