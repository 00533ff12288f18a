import type { Intake } from "../document/intake.ts";
import { bestLikeness } from "./compare-words.ts";
import { knownLikeness, type ReportTable } from "./report-table.ts";

/** What each of a report's columns is, by column index; columns that are left out are not in it. */
export type Mapping = ReadonlyMap<number, string>;

/** A column of the report and what it was taken for. */
export interface SuggestedColumn {
  readonly index: number;
  readonly title: string;
  /** The first value that stands in it. */
  readonly sample: string;
  /**
   * `suggested`, `remembered`: `fieldId` is what it is taken for, null where it was left out the last time. `ask`: several columns could be this field, none is taken.
   * `refused`: it may not be taken, for `why`. `unknown`: left out unless the person says what it is.
   */
  readonly state: "suggested" | "remembered" | "ask" | "refused" | "unknown";
  readonly fieldId: string | null;
  readonly why: string | null;
}

/** A column as it was mapped the last time for the same practice and vendor. */
export interface RememberedColumn {
  readonly title: string;
  /** Null where it was left out. */
  readonly field: string | null;
}

/** Two candidates closer than this are a question. */
const clearLead = 0.15;

/** A person's own choice outweighs every likeness. */
const certain = 2;

const valuesOf = ({ lines }: ReportTable, index: number): readonly string[] =>
  lines.map(({ cells }) => cells[index] ?? "").filter((cell) => cell !== "");

const isCountText = (text: string): boolean => /^[0-9][0-9,]*(?:\.0+)?$/.test(text);

const percentWhy = "It holds percentages. Only counts are taken: the sheet works the rates out of them.";

/** Why a column's values can never be counts, whatever it is called; null where they can. */
export function refusalOf(intake: Intake, table: ReportTable, index: number): string | null {
  const title = table.titles[index] ?? "";
  const values = valuesOf(table, index);
  if (values.some((value) => /^[0-9.,]+\s*%$/.test(value))) return percentWhy;
  const isNumeric = values.length > 0 && values.every((value) => !Number.isNaN(Number(value.replaceAll(",", ""))));
  const refused = intake.refused.find(({ names }) => bestLikeness(title, names) >= knownLikeness);
  if (refused === undefined) return null;
  // a column "Rate" of words names the rate; of numbers it is one
  return isNumeric || values.length === 0 || !isField(intake, title) ? refused.why : null;
}

const isField = (intake: Intake, title: string): boolean =>
  intake.fields.some(({ names }) => bestLikeness(title, names) >= knownLikeness);

interface Candidate {
  readonly fieldId: string;
  readonly score: number;
}

/** The fields a title may stand for, the likeliest first; more than one where the lead is not clear. */
function candidatesFor(intake: Intake, title: string): readonly Candidate[] {
  const scored = intake.fields
    .map(({ id, names }) => ({ fieldId: id, score: bestLikeness(title, names) }))
    .filter(({ score }) => score >= knownLikeness)
    .toSorted((a, b) => b.score - a.score);
  return scored.filter(({ score }) => score > (scored[0]?.score ?? 0) - clearLead);
}

const titleOf = ({ fields }: Intake, id: string): string => fields.find((field) => field.id === id)?.title ?? id;

const isSameTitle = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * What the report's columns are, by their titles or as they were mapped the last time. Where two columns could be the same
 * field, or a title could be two fields, nothing is taken and the person is asked.
 */
export function suggestMapping(
  intake: Intake,
  table: ReportTable,
  remembered: readonly RememberedColumn[],
): readonly SuggestedColumn[] {
  const known = new Set(intake.fields.map(({ id }) => id));
  const columns = table.titles.map((title, index) => {
    const before = remembered.find(
      ({ title: other, field }) => isSameTitle(other, title) && (field === null || known.has(field)),
    );
    const why = refusalOf(intake, table, index);
    const asBefore = before?.field ?? null;
    const kept = asBefore === null ? [] : [{ fieldId: asBefore, score: certain }];
    const candidates = before === undefined ? candidatesFor(intake, title) : kept;
    return {
      index,
      title,
      sample: valuesOf(table, index)[0] ?? "",
      isRemembered: before !== undefined,
      why,
      candidates,
    };
  });
  const usable = columns.filter(({ why }) => why === null);
  return columns
    .filter(({ title, sample }) => title !== "" || sample !== "")
    .map(({ index, title, sample, isRemembered, why, candidates }): SuggestedColumn => {
      const column = { index, title, sample, fieldId: null, why };
      const [first, second] = candidates;
      if (why !== null) return { ...column, state: "refused" };
      if (first === undefined) return { ...column, state: isRemembered ? "remembered" : "unknown" };
      if (second !== undefined) {
        const names = candidates.map(({ fieldId }) => titleOf(intake, fieldId)).join(" or ");
        return { ...column, state: "ask", why: `This could be ${names}. Choose what it is.` };
      }
      const rival = usable.find(
        (other) =>
          other.index !== index &&
          other.candidates.some((one) => one.fieldId === first.fieldId && one.score > first.score - clearLead),
      );
      if (rival === undefined)
        return { ...column, state: isRemembered ? "remembered" : "suggested", fieldId: first.fieldId };
      const isBeaten = rival.candidates.some(
        (one) => one.fieldId === first.fieldId && one.score >= first.score + clearLead,
      );
      if (isBeaten) return { ...column, state: "unknown" };
      return {
        ...column,
        state: "ask",
        why: `Two columns could be ${titleOf(intake, first.fieldId)}. Choose the right one.`,
      };
    });
}

/** The columns that are taken for something. */
export const mappingOf = (columns: readonly SuggestedColumn[]): Mapping =>
  new Map(columns.flatMap(({ index, fieldId }) => (fieldId === null ? [] : [[index, fieldId] as const])));

/** What is still to be chosen before lines can be read, in a sentence; null where nothing is. */
export function mappingGap(intake: Intake, table: ReportTable, mapping: Mapping): string | null {
  const chosen = [...mapping.values()];
  const twice = intake.fields.find(({ id }) => chosen.filter((field) => field === id).length > 1);
  if (twice !== undefined) return `Two columns are chosen as ${twice.title}. Leave one of them out.`;
  const has = (use: "row" | "value"): boolean =>
    intake.fields.some((field) => field.use === use && chosen.includes(field.id));
  const namesRow = intake.fields.find(({ use }) => use === "row");
  if (!has("row")) return `Choose the column that says what each line is about: ${namesRow?.title ?? ""}.`;
  if (!has("value")) return "Choose at least one column with counts.";
  const values = [...mapping].filter(([, id]) =>
    intake.fields.some((field) => field.id === id && field.use === "value"),
  );
  for (const [index] of values) {
    const why = refusalOf(intake, table, index);
    if (why !== null) return `${table.titles[index] ?? ""}: ${why}`;
    const cells = valuesOf(table, index);
    if (cells.length > 0 && !cells.some(isCountText)) {
      return `The column "${table.titles[index] ?? ""}" holds no counts. Leave it out, or choose another.`;
    }
  }
  return null;
}
