import type { XmlReading } from "../document/intake.ts";
import { childrenOf, elementsAt, elementsWithin, type XmlElement } from "../intake/xml-element.ts";
import type { PassedOver, TakenValue } from "../intake/read-report.ts";
import { periodInWords, yearToDate, type DateSpan } from "../period.ts";
import { err, ok, type Result } from "../result.ts";
import type { CountId } from "./cqm-columns.ts";
import { usualSpan, type CqmScope } from "./cqm-scope.ts";
import { rateRowsOf, type Measure, type RateRow } from "./measure.ts";
import { reportedIds, type ReportedIds } from "./qrda3-ids.ts";

/*
 * HL7 Implementation Guide for CDA Release 2: Quality Reporting Document Architecture, Category III. An organizer for each
 * measure names the measure's version by id; its observations give each population's code, count and id.
 */
const templates = {
  report: "2.16.840.1.113883.10.20.27.1.1",
  patient: ["2.16.840.1.113883.10.20.24.1.1", "2.16.840.1.113883.10.20.24.1.2"],
  measure: "2.16.840.1.113883.10.20.27.3.1",
  population: "2.16.840.1.113883.10.20.27.3.5",
  count: "2.16.840.1.113883.10.20.27.3.3",
  period: "2.16.840.1.113883.10.20.17.3.8",
} as const;

/** The root of ids that name a version of a measure. */
const versionRoot = "2.16.840.1.113883.4.738";

/** HL7's codes, older spellings included. */
const columnByCode: Readonly<Record<string, CountId>> = {
  IPOP: "initialPopulation",
  IPP: "initialPopulation",
  DENOM: "denominator",
  DENEX: "denominatorExclusion",
  DENEXCEP: "denominatorException",
  NUMER: "numerator",
  NUMEX: "numeratorExclusion",
};

const hasTemplate =
  (...roots: readonly string[]) =>
  (element: XmlElement): boolean =>
    childrenOf(element, "templateId").some(({ attributes }) => roots.includes(attributes["root"] ?? ""));

const attributeAt = (from: XmlElement, name: string, ...way: readonly string[]): string | null =>
  elementsAt(from, ...way)[0]?.attributes[name] ?? null;

/** `20170101`, with or without a time, as a day. */
const dayOf = (stamp: string | null): string | null => {
  const [, year, month, day] = /^([0-9]{4})([0-9]{2})([0-9]{2})/.exec(stamp ?? "") ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
};

/** The measurement period; null where the file has none, or several that differ. */
function periodOf(root: XmlElement): DateSpan | null {
  const spans = elementsWithin(root, "act", hasTemplate(templates.period)).map((act) => ({
    start: dayOf(attributeAt(act, "value", "effectiveTime", "low")),
    end: dayOf(attributeAt(act, "value", "effectiveTime", "high")),
  }));
  const [first] = spans;
  const { start = null, end = null } = first ?? {};
  const isOne = spans.every((span) => span.start === start && span.end === end);
  return start === null || end === null || !isOne ? null : { start, end };
}

/** The version's id and the title that the file gives it. */
function measureOf(organizer: XmlElement): { readonly versionId: string; readonly title: string } {
  const documents = elementsAt(organizer, "reference", "externalDocument");
  const ids = documents.flatMap((document) => childrenOf(document, "id")).map(({ attributes }) => attributes);
  const named =
    ids.find(({ root }) => root === versionRoot)?.["extension"] ?? ids[0]?.["extension"] ?? ids[0]?.["root"];
  const title = documents.flatMap((document) => childrenOf(document, "text"))[0]?.text ?? "";
  return { versionId: (named ?? "").toLowerCase(), title };
}

interface Population {
  readonly code: string;
  readonly id: string | null;
  readonly count: string | null;
}

/** The populations of a measure with their own counts: those by stratum, sex, race and payer stand deeper and are left. */
const populationsOf = (organizer: XmlElement): readonly Population[] =>
  elementsAt(organizer, "component", "observation")
    .filter(hasTemplate(templates.population))
    .map((observation) => ({
      code: (attributeAt(observation, "code", "value") ?? "").toUpperCase(),
      id: attributeAt(observation, "root", "reference", "externalObservation", "id")?.toLowerCase() ?? null,
      count:
        elementsAt(observation, "entryRelationship", "observation")
          .filter(hasTemplate(templates.count))
          .map((count) => attributeAt(count, "value", "value"))[0] ?? null,
    }));

/** The rate a population is of: by its id; by its code where the measure has one rate. Null where neither says. */
function rateOf({ rates }: ReportedIds, rows: readonly RateRow[], { id, code }: Population): RateRow | null {
  const index = rates.findIndex((ids) => id !== null && Object.values(ids).includes(id));
  if (index >= 0) {
    // an id under another code than its own is a contradiction, and nobody knows which is right
    const own = Object.entries(rates[index] ?? {}).find(([, known]) => known === id)?.[0] ?? "";
    return columnByCode[own] === columnByCode[code] ? (rows[index] ?? null) : null;
  }
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

const nameOf = (title: string, versionId: string): string => (title === "" ? versionId : `${title} (${versionId})`);

/** Why a version is not taken: another year's, or one that nobody here knows. */
function whyNot(measure: Measure | undefined, known: ReportedIds | undefined, versionId: string): string | null {
  if (measure !== undefined && known !== undefined) {
    return measure.source === "claims" ? "Worked out from claims by the payers: practices do not enter it." : null;
  }
  for (const { measureId, otherVersions } of reportedIds) {
    const other = Object.entries(otherVersions).find(([, id]) => id === versionId)?.[0];
    if (other !== undefined)
      return `This is ${other}: the program reports ${measureId}, which may count other patients.`;
  }
  return "This version of a measure is not known here. Nothing of it is taken.";
}

function readMeasure({ program }: CqmScope, organizer: XmlElement) {
  const taken: TakenValue[] = [];
  const passedOver: PassedOver[] = [];
  const { versionId, title } = measureOf(organizer);
  const where = "In the file";
  const name = nameOf(title, versionId);
  const known = reportedIds.find((ids) => ids.versionId === versionId);
  const measure = program.measures.find(({ id }) => id === known?.measureId);
  const why = whyNot(measure, known, versionId);
  if (why !== null || measure === undefined || known === undefined) {
    return { taken, passedOver: [{ where, text: name, why: why ?? "" }], rows: [] };
  }
  const rows = rateRowsOf(measure);
  const seen = new Set<string>();
  for (const population of populationsOf(organizer)) {
    const { code, id, count } = population;
    const columnId = columnByCode[code];
    const row = rateOf(known, rows, population);
    const text = `${measure.id}, ${code}`;
    if (columnId === undefined || row === null) {
      passedOver.push({ where, text, why: `The population ${id ?? "without an id"} is not known of this measure.` });
    } else if (count === null) passedOver.push({ where, text, why: "It has no count." });
    else if (seen.has(`${row.key}/${columnId}`)) {
      passedOver.push({ where, text, why: "It stands in the file more than once; the first is taken." });
    } else {
      seen.add(`${row.key}/${columnId}`);
      taken.push({ rowKey: row.key, columnId, raw: count, where, remark: title === "" ? null : title });
    }
  }
  const filled = rows.filter(({ key }) => taken.some(({ rowKey }) => rowKey === key));
  return { taken, passedOver, rows: filled };
}

const inWords = ({ start, end }: DateSpan): string => `${start} to ${end}`;

/** What to say of the file's period, and the dates to enter where it is not the measure's usual one. */
function comparePeriod({ quarter }: CqmScope, rows: readonly RateRow[], span: DateSpan | null) {
  if (span === null)
    return { notes: ["The file does not say which days it covers. Make sure that it is this quarter's."], dates: [] };
  const others = rows.filter(({ measure }) => {
    const usual = usualSpan(measure, quarter);
    return usual.start !== span.start || usual.end !== span.end;
  });
  const [first] = others;
  if (first === undefined) return { notes: [], dates: [] };
  const toDate = yearToDate(quarter);
  const isToDate = toDate.start === span.start && toDate.end === span.end;
  const asked = inWords(usualSpan(first.measure, quarter));
  const note = isToDate
    ? `The file covers the year to date, ${inWords(span)}: the dates go into the sheet with the counts.`
    : `The file covers ${inWords(span)}, and ${periodInWords(quarter)} asks for ${asked}. Take the file of the right period; its dates go into the sheet with the counts, where they show as wrong.`;
  const dates = others.flatMap(({ key }): TakenValue[] => [
    { rowKey: key, columnId: "periodStart", raw: span.start, where: "In the file", remark: null },
    { rowKey: key, columnId: "periodEnd", raw: span.end, where: "In the file", remark: null },
  ]);
  return { notes: [note], dates };
}

/**
 * Reads a QRDA category III file: counts of measures by the ids of their versions and populations. What the ids do not say is
 * listed and never guessed. The error is a sentence on why it is no such file.
 */
export function readQrda3(scope: CqmScope, root: XmlElement): Result<XmlReading, string> {
  if (root.name !== "ClinicalDocument")
    return err("This is not a quality report: a QRDA III file is a ClinicalDocument.");
  if (hasTemplate(...templates.patient)(root)) {
    return err(
      "This file is about single patients (QRDA I). Milepost takes counts only: export QRDA III instead. Nothing was read.",
    );
  }
  if (!hasTemplate(templates.report)(root))
    return err("This is a clinical document, but not a QRDA III report of counts.");
  const organizers = elementsWithin(root, "organizer", hasTemplate(templates.measure));
  if (organizers.length === 0) return err("There is no measure in this QRDA III file.");

  const measures = organizers.map((organizer) => readMeasure(scope, organizer));
  const rows = measures.flatMap((measure) => measure.rows);
  const isTwice = new Set(rows.map(({ key }) => key)).size < rows.length;
  if (isTwice)
    return err("The file reports the same measure more than once. Export one report for the practice as a whole.");
  const { notes, dates } = comparePeriod(scope, rows, periodOf(root));
  return ok({
    notes,
    reading: {
      taken: [...measures.flatMap(({ taken }) => taken), ...dates],
      questions: [],
      passedOver: measures.flatMap(({ passedOver }) => passedOver),
    },
  });
}
