import { problemMaker, type ProblemCatalogue } from "../problem.ts";

const instructions = "IMAT instructions";
const information = "IMAT practice information";

/** What can be found in an IMAT assessment, besides values of the wrong type (`commonProblems`). */
export const imatProblems = {
  "imat-date-missing": { severity: "error", meaning: "The date of assessment is not given.", source: information },
  "imat-date-in-future": {
    severity: "error",
    meaning: "The date of assessment has not come yet.",
    source: information,
  },
  "imat-date-in-other-month": {
    severity: "note",
    meaning: "The date of assessment lies outside the month under which the assessment is kept.",
    source: "Milepost",
  },
  "imat-name-missing": { severity: "error", meaning: "The practice's name is not given.", source: information },
  "imat-count-missing": {
    severity: "error",
    meaning: "The number of clinicians, patients, or patients by payer is not given.",
    source: information,
  },
  "imat-count-not-rounded": {
    severity: "note",
    meaning: "A number of patients is not a multiple of 1,000.",
    source: information,
  },
  "imat-payers-above-total": {
    severity: "error",
    meaning: "The patients by payer add up to more than all patients.",
    source: "Milepost",
  },
  "imat-payers-below-total": {
    severity: "explain",
    meaning: "The patients by payer add up to less than 90 % of all patients.",
    source: "Milepost",
  },
  "imat-share-missing": {
    severity: "note",
    meaning: "A payer has patients, but its fee-for-service share is not given.",
    source: information,
  },
  "imat-other-undescribed": {
    severity: "note",
    meaning: "There are other patients, but no word on who they are.",
    source: information,
  },
  "imat-score-missing": { severity: "error", meaning: "Milestones are not scored yet.", source: instructions },
  "imat-score-moved": {
    severity: "explain",
    meaning: "A score moved by 2 or more since the last accepted assessment.",
    source: "Milepost",
  },
  "imat-scores-all-same": { severity: "explain", meaning: "All milestones have the same score.", source: "Milepost" },
  "imat-three-without-note": {
    severity: "note",
    meaning: "A milestone is scored 3 without a note on what that rests on.",
    source: "Milepost",
  },
} as const satisfies ProblemCatalogue;

export const imatProblem = problemMaker(imatProblems);
