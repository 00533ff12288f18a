import type { ComputedColumn, InputColumn, InputType } from "../grid/grid.ts";

/** The counts of a measure, in FHIR's terms and the order of the sheet. */
export type CountId =
  | "initialPopulation"
  | "denominator"
  | "denominatorExclusion"
  | "denominatorException"
  | "numerator"
  | "numeratorExclusion";

export const countInput: InputType = { type: "count" };
export const dateInput: InputType = { type: "date" };
export const noteInput: InputType = { type: "text", maxLength: 2_000 };

const countColumn = (id: CountId, title: string, help: string): InputColumn => ({
  id,
  title,
  role: "input",
  width: 15, // "Denominator" in bold stays whole in the wider fonts that stand in for Calibri too
  input: countInput,
  help,
});

export const countColumns: readonly InputColumn[] = [
  countColumn("initialPopulation", "Initial population", "All patients the measure looks at. May be left blank."),
  countColumn("denominator", "Denominator", "Patients the measure is about, exclusions and exceptions still included."),
  countColumn("denominatorExclusion", "Denominator exclusion", "Patients taken out whatever was done. Blank for none."),
  countColumn(
    "denominatorException",
    "Denominator exception",
    "Patients taken out because the care was not right for them. Blank for none.",
  ),
  countColumn("numerator", "Numerator", "Patients of the denominator who meet the measure. Enter 0 for none."),
  countColumn(
    "numeratorExclusion",
    "Numerator exclusion",
    "Patients of the numerator not to be counted. Blank for none.",
  ),
];

export const noteColumn: InputColumn = {
  id: "note",
  title: "Note",
  role: "input",
  width: 40,
  input: noteInput,
  help: "Anything that helps to read the numbers. No patient or provider names.",
};

/**
 * The same rate as `rateOf`, worked out by the sheet. COUNT and SUM pass over text, where `+` would give #VALUE!; a count
 * typed as "n/a" makes COUNTA and COUNT differ, and the rate blank.
 */
const taken = "SUM([denominatorExclusion],[denominatorException])";
const optionalCounts = "[denominatorExclusion],[denominatorException],[numeratorExclusion]";
export const rateColumn: ComputedColumn = {
  id: "rate",
  title: "Rate",
  role: "computed",
  width: 9,
  formula:
    `=IF(OR(COUNT([numerator],[denominator])<2,COUNTA(${optionalCounts})>COUNT(${optionalCounts})),"",` +
    `IF([denominator]-${taken}<=0,"",([numerator]-SUM([numeratorExclusion]))/([denominator]-${taken})))`,
  numberFormat: "0.0%",
};
