import type { Intake, IntakeField, RowMatch } from "../document/intake.ts";
import { wordsOf } from "../intake/compare-words.ts";
import { countColumns, type CountId } from "./cqm-columns.ts";
import type { CqmScope } from "./cqm-scope.ts";
import { findMeasure } from "./find-measure.ts";
import { nameOfRow, rateRowsOf, type Measure, type RateRow } from "./measure.ts";
import { readNpi } from "./npi.ts";
import { providerKey } from "./provider-key.ts";
import { readQrda3 } from "./qrda3.ts";

/** What reports call each count; the abbreviations are those of HL7's quality documents. */
const countNames: Readonly<Record<CountId, readonly string[]>> = {
  initialPopulation: [
    "initial population",
    "initial patient population",
    "IPOP",
    "IPP",
    "init pop",
    "eligible population",
  ],
  denominator: ["denominator", "denom", "den", "DENOM", "eligible", "eligible population", "eligible instances"],
  denominatorExclusion: [
    "denominator exclusion",
    "exclusion",
    "excluded",
    "denom exclusion",
    "denom excl",
    "den excl",
    "den exclusion",
    "excl",
    "DENEX",
  ],
  denominatorException: [
    "denominator exception",
    "exception",
    "denom exception",
    "denom excep",
    "den exception",
    "excep",
    "DENEXCEP",
  ],
  numerator: [
    "numerator",
    "numer",
    "num",
    "met",
    "performance met",
    "numerator met",
    "meets measure",
    "compliant",
    "NUMER",
  ],
  numeratorExclusion: ["numerator exclusion", "num excl", "numer excl", "NUMEX"],
};

const rowFields: readonly IntakeField[] = [
  {
    id: "measure",
    title: "Measure",
    use: "row",
    names: [
      "measure",
      "measure id",
      "CMS id",
      "eCQM",
      "eCQM id",
      "CQM",
      "CMS number",
      "eMeasure id",
      "quality measure",
      "clinical quality measure",
    ],
  },
  {
    id: "title",
    title: "Measure title",
    use: "row",
    names: ["measure title", "measure name", "title", "description", "measure description", "name"],
  },
  { id: "nqf", title: "NQF number", use: "row", names: ["NQF", "NQF id", "NQF number"] },
  {
    id: "qualityId",
    title: "Quality id (QPP)",
    use: "row",
    names: ["quality id", "QPP id", "MIPS id", "PQRS", "quality number"],
  },
  {
    id: "rate",
    title: "Rate or stratum",
    use: "row",
    names: [
      "rate",
      "rate name",
      "stratum",
      "strata",
      "stratification",
      "component",
      "sub measure",
      "population set",
      "rate description",
    ],
  },
  {
    id: "provider",
    title: "Provider (NPI)",
    use: "row",
    names: [
      "NPI",
      "provider",
      "provider NPI",
      "provider id",
      "clinician",
      "clinician NPI",
      "rendering provider",
      "provider name",
    ],
    isPersonal: true,
  },
];

const valueFields: readonly IntakeField[] = countColumns.map(({ id, title }) => ({
  id,
  title,
  use: "value",
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns are made from these ids
  names: countNames[id as CountId],
}));

const refused: Intake["refused"] = [
  {
    names: [
      "rate",
      "performance rate",
      "performance",
      "percent",
      "percentage",
      "pct",
      "%",
      "score",
      "reporting rate",
      "compliance",
      "result",
    ],
    why: "It holds percentages. Only counts are taken: the sheet works the rates out of them.",
  },
  {
    names: ["goal", "target", "benchmark", "threshold", "percentile", "decile"],
    why: "It holds something to compare with, not counts of patients.",
  },
];

const personal = [
  "MRN",
  "medical record number",
  "patient id",
  "patient name",
  "patient first name",
  "patient last name",
  "date of birth",
  "DOB",
  "birth date",
  "SSN",
];

const askRate = (measure: Measure): string => `${measure.id} has ${measure.rates.length} rates, a row each.`;

/** Words that only one of a measure's rates has. */
function ratesByWords(rows: readonly RateRow[], text: string): readonly RateRow[] {
  const said = wordsOf(text);
  const wordsOfRow = rows.map(({ rateLabel }) => wordsOf(rateLabel ?? ""));
  return rows.filter((_, index) =>
    wordsOfRow[index]?.some(
      (word) => said.includes(word) && wordsOfRow.every((others, other) => other === index || !others.includes(word)),
    ),
  );
}

/** Which of a measure's rates a line is about; all of them where it does not say. */
function ratesMeant(measure: Measure, text: string, rate: string): readonly RateRow[] {
  const rows = rateRowsOf(measure);
  if (rows.length === 1) return rows;
  const squashed = text.replaceAll(/\s+/g, "").toLowerCase();
  const byKey = rows.filter(({ key }) => squashed === key.toLowerCase());
  if (byKey.length === 1) return byKey;
  const pattern = /\b(?:rate|stratum|numerator|numer|population|pop|component|part)[\s_#:-]*([0-9])\b/i;
  const number = /^\s*#?([0-9])\s*$/.exec(rate)?.[1] ?? pattern.exec(rate)?.[1] ?? pattern.exec(text)?.[1];
  const byNumber = rows[Number(number) - 1];
  if (byNumber !== undefined) return [byNumber];
  const byWords = ratesByWords(rows, rate === "" ? text : rate);
  return byWords.length === 1 ? byWords : rows;
}

const isPractice = (text: string): boolean =>
  /^(?:all|total|totals|practice|clinic|group|organi[sz]ation|site|overall)\b/i.test(text);

type Level =
  { readonly at: "practice" } | { readonly at: "provider"; readonly npi: string } | { readonly at: "ask" | "unknown" };

/** A provider is known by the NPI alone, whatever stands around it; a name is never taken over. */
function levelOf(text: string): Level {
  if (text === "") return { at: "practice" };
  const npi = readNpi(text) ?? /(?:^|[^0-9])([0-9]{10})(?![0-9])/.exec(text)?.[1];
  if (npi !== undefined) return { at: "provider", npi };
  return { at: isPractice(text) ? "ask" : "unknown" };
}

const choiceOf = (row: RateRow, level: Level) =>
  level.at === "provider"
    ? { rowKey: providerKey(row.key, level.npi), title: `${row.key}, NPI ${level.npi}` }
    : { rowKey: row.key, title: `${row.key} ${nameOfRow(row)}` };

function matchRow(scope: CqmScope, names: Readonly<Record<string, string>>): RowMatch {
  const textOf = (id: string): string => names[id] ?? "";
  const clues = {
    measure: textOf("measure"),
    title: textOf("title"),
    nqf: textOf("nqf"),
    qualityId: textOf("qualityId"),
  };
  const found = findMeasure(scope.program, clues);
  if (!found.ok) return { state: "none", why: found.error };
  const measures = found.value.measures.filter(({ source }) => source !== "claims");
  if (measures.length === 0)
    return { state: "none", why: "Worked out from claims by the payers: practices do not enter it." };
  const level = levelOf(textOf("provider"));
  if (level.at === "unknown") {
    return {
      state: "none",
      why: "A provider without an NPI. Names are not taken: add the ten-digit NPI to the report.",
    };
  }
  const text = clues.measure === "" ? clues.title : clues.measure;
  const rows = measures.flatMap((measure) => ratesMeant(measure, text, textOf("rate")));
  const [first, ...others] = rows;
  const choices = rows.map((row) => choiceOf(row, level));
  if (found.value.isLikeness) return { state: "ask", why: "Only the title is alike. Choose the measure.", choices };
  if (first === undefined || others.length > 0)
    return { state: "ask", why: first === undefined ? "" : askRate(first.measure), choices };
  if (level.at === "ask") return { state: "ask", why: "Is this the practice as a whole?", choices };
  return { state: "row", rowKey: choices[0]?.rowKey ?? "", remark: found.value.remark };
}

/** How counts of quality measures are found in reports of health record systems. */
export const cqmIntake = (scope: CqmScope): Intake => ({
  fields: [...rowFields, ...valueFields],
  refused,
  personal,
  rowOf: (names) => matchRow(scope, names),
  readXml: (root) => readQrda3(scope, root),
});
