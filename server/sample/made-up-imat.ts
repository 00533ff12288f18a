import type { CellValue, Path } from "../../shared/cell.ts";

const milestones = 16;
const madeUp = "Made-up";

/** A whole number below `below` that looks random and is always the same for the same text (FNV-1a). */
export function numberFor(text: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // FNV's low bits alone follow the last letter too closely.
  return ((hash ^ (hash >>> 15)) >>> 0) % below;
}

/** Scores of a first assessment: practices differ, and so do a practice's milestones. */
function firstScore(practice: string, milestone: number): number {
  const level = numberFor(practice, 5) / 2;
  return Math.min(3, Math.floor((level + numberFor(`${practice} ${milestone}`, 5) / 2) * 0.9));
}

/** A year on, about a third of the milestones have moved up by one: no jump that a rule would ask about. */
const laterScore = (practice: string, milestone: number): number =>
  Math.min(3, firstScore(practice, milestone) + (numberFor(`${practice} ${milestone} later`, 3) === 0 ? 1 : 0));

/** Practice information that adds up: payers make the total, every share is between 0 and 1. */
function informationOf(practice: string, month: string): [Path, CellValue][] {
  const thousands = 8 + numberFor(`${practice} patients`, 30);
  const commercial = Math.floor(thousands * 0.35);
  const mediCal = Math.floor(thousands * 0.3);
  const medicare = Math.floor(thousands * 0.2);
  const uninsured = Math.floor(thousands * 0.1);
  const other = thousands - commercial - mediCal - medicare - uninsured;
  const answers: Record<string, CellValue> = {
    assessmentDate: `${month}-${String(1 + numberFor(`${practice} day`, 28)).padStart(2, "0")}`,
    practiceName: practice,
    clinicians: 4 + numberFor(`${practice} clinicians`, 40),
    patients: thousands * 1000,
    patientsCommercial: commercial * 1000,
    commercialFeeForServiceShare: 0.4,
    patientsMediCal: mediCal * 1000,
    mediCalFeeForServiceShare: 0.2,
    patientsMedicare: medicare * 1000,
    medicareFeeForServiceShare: 0.6,
    patientsUninsured: uninsured * 1000,
    patientsOther: other * 1000,
    patientsOtherDescription: `${madeUp}: other coverage`,
    emrVendor: `${madeUp} records vendor`,
    populationHealthVendor: `${madeUp} platform vendor`,
    exchangeVendor: `${madeUp} exchange`,
    dataSharingAgreement: numberFor(`${practice} agreement`, 4) > 0,
  };
  return Object.entries(answers).map(([key, value]) => [`${key}/value`, value]);
}

/**
 * A whole IMAT assessment that nobody made: every note and vendor says so. `month` is `2018-03`; the same practice and
 * month always give the same cells.
 */
export function madeUpImat(practice: string, month: string, assessment: "first" | "later"): Record<Path, CellValue> {
  const scoreOf = assessment === "first" ? firstScore : laterScore;
  const scores = Array.from({ length: milestones }, (_, index): [Path, CellValue][] => [
    [`${index + 1}/score`, scoreOf(practice, index + 1)],
    [`${index + 1}/note`, `${madeUp} score for the sample.`],
  ]);
  return Object.fromEntries([...informationOf(practice, month), ...scores.flat()]);
}
