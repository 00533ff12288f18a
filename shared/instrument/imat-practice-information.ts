import { pathOf, type Path } from "../cell.ts";
import type { InputType } from "../grid/grid.ts";

/** One question of IMAT's practice information, filled once per assessment. */
export interface Question {
  /** The row key of its path, `patients` in `patients/value`. */
  readonly key: string;
  /** What it is called in sentences and export headers. */
  readonly title: string;
  readonly question: string;
  /** Unit, and what to do in case of doubt. */
  readonly help: string;
  readonly input: InputType;
}

export const questionPath = (key: string): Path => pathOf(key, "value");

/** A kind of coverage whose patients are counted. Medi-Cal includes people who also have Medicare. */
export interface Payer {
  readonly name: string;
  readonly countKey: string;
  /** The question on how its patients' care is paid, where the tool asks it. */
  readonly shareKey?: string;
}

export const payers: readonly Payer[] = [
  { name: "commercial", countKey: "patientsCommercial", shareKey: "commercialFeeForServiceShare" },
  { name: "Medi-Cal", countKey: "patientsMediCal", shareKey: "mediCalFeeForServiceShare" },
  { name: "Medicare", countKey: "patientsMedicare", shareKey: "medicareFeeForServiceShare" },
  { name: "uninsured", countKey: "patientsUninsured" },
  { name: "other", countKey: "patientsOther" },
];

const text = (maxLength: number): InputType => ({ type: "text", maxLength });
const count: InputType = { type: "count" };
const share: InputType = { type: "share" };

const thousands = "Patients, to the nearest 1,000; 0 where there are none.";

/** Every field of the tool's practice information page, in its order (IMAT, Practice Information). */
export const questions: readonly Question[] = [
  {
    key: "assessmentDate",
    title: "Date of assessment",
    question: "On which day did the team agree on its scores?",
    help: "Date.",
    input: { type: "date" },
  },
  {
    key: "practiceName",
    title: "Practice name",
    question: "What is the practice called?",
    help: "As it should stand in reports.",
    input: text(200),
  },
  {
    key: "clinicians",
    title: "Clinicians",
    question: "How many clinicians work here?",
    help: "Physicians and advanced practice providers.",
    input: count,
  },
  {
    key: "patients",
    title: "Patients served",
    question: "How many patients are served?",
    help: thousands,
    input: count,
  },
  {
    key: "patientsCommercial",
    title: "Commercial patients",
    question: "Of these: commercial insurance",
    help: thousands,
    input: count,
  },
  {
    key: "commercialFeeForServiceShare",
    title: "Commercial: fee-for-service share",
    question: "Commercial: share in fee-for-service, such as PPO",
    help: "0 % to 100 %; the rest is managed care, such as HMO. Blank if not known.",
    input: share,
  },
  {
    key: "patientsMediCal",
    title: "Medi-Cal patients",
    question: "Of these: Medi-Cal",
    help: `${thousands} People who also have Medicare are counted here.`,
    input: count,
  },
  {
    key: "mediCalFeeForServiceShare",
    title: "Medi-Cal: fee-for-service share",
    question: "Medi-Cal: share in fee-for-service",
    help: "0 % to 100 %; the rest is managed care. Blank if not known.",
    input: share,
  },
  {
    key: "patientsMedicare",
    title: "Medicare patients",
    question: "Of these: Medicare",
    help: `${thousands} Without people who also have Medi-Cal.`,
    input: count,
  },
  {
    key: "medicareFeeForServiceShare",
    title: "Medicare: fee-for-service share",
    question: "Medicare: share in fee-for-service",
    help: "0 % to 100 %; the rest is Medicare Advantage. Blank if not known.",
    input: share,
  },
  {
    key: "patientsUninsured",
    title: "Uninsured patients",
    question: "Of these: uninsured",
    help: thousands,
    input: count,
  },
  { key: "patientsOther", title: "Other patients", question: "Of these: other", help: thousands, input: count },
  {
    key: "patientsOtherDescription",
    title: "Other patients: description",
    question: "Other: who are they?",
    help: "In a few words, where other is above 0.",
    input: text(500),
  },
  {
    key: "emrVendor",
    title: "Electronic medical record",
    question: "Which electronic medical record is used?",
    help: "Vendor, or none.",
    input: text(200),
  },
  {
    key: "populationHealthVendor",
    title: "Population health platform",
    question: "Which population health platform is used?",
    help: "Vendor, or none.",
    input: text(200),
  },
  {
    key: "exchangeVendor",
    title: "QHIO or HIE",
    question:
      "Which Qualified Health Information Organization (QHIO) or Health Information Exchange (HIE) is the practice part of?",
    help: "Vendor, or none.",
    input: text(200),
  },
  {
    key: "dataSharingAgreement",
    title: "Data sharing agreement signed",
    question: "Has the Data Exchange Framework's data sharing agreement been signed?",
    help: "Yes or No.",
    input: { type: "yesNo" },
  },
];

const questionByKey = new Map(questions.map((question) => [question.key, question]));

/** The question of a key written in this code; an unknown one is a bug. */
export function questionOf(key: string): Question {
  const question = questionByKey.get(key);
  if (question === undefined) throw new Error(`IMAT asks no question ${key}`);
  return question;
}
