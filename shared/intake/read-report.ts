import type { Intake, RowMatch } from "../document/intake.ts";
import { groupBy } from "../group-by.ts";
import { wordsOf } from "./compare-words.ts";
import type { ReportLine, ReportTable } from "./report-table.ts";
import type { Mapping } from "./suggest-mapping.ts";

/** A value of a report with the cell of the document that it is for; not yet read as a count. */
export interface TakenValue {
  readonly rowKey: string;
  readonly columnId: string;
  readonly raw: string;
  /** Where it stands in the report: "Line 7". */
  readonly where: string;
  /** What was concluded rather than read, such as a version that the report does not give. */
  readonly remark: string | null;
}

/** Something in the report that is not taken. */
export interface PassedOver {
  readonly where: string;
  readonly text: string;
  readonly why: string;
}

/** Something only a person can say. An answer is one of the choices' ids. */
export interface Question {
  readonly id: string;
  readonly where: string;
  /** What stands in the report. */
  readonly text: string;
  readonly why: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** Answers by question id. */
export type Answers = ReadonlyMap<string, string>;

/** The answer that leaves something out. */
export const leaveOut = "leave-out";

/** What a report holds for a document. */
export interface ReportReading {
  readonly taken: readonly TakenValue[];
  readonly questions: readonly Question[];
  readonly passedOver: readonly PassedOver[];
}

interface MatchedLine {
  readonly line: ReportLine;
  readonly text: string;
  /** The text without what may name a person, to be known by the next time. */
  readonly subject: string;
  readonly match: RowMatch;
}

const whereOf = ({ number }: ReportLine): string => `Line ${number}`;

const isTotal = (text: string): boolean =>
  /^(?:grand |sub-?)?(?:totals?|sum|average|mean|all measures|overall)\b/i.test(text);

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function matchLine(intake: Intake, line: ReportLine, mapping: Mapping): MatchedLine {
  const named = [...mapping].flatMap(([index, fieldId]) => {
    const field = intake.fields.find(({ id, use }) => id === fieldId && use === "row");
    const text = line.cells[index] ?? "";
    return field === undefined || text === "" ? [] : [{ field, text }];
  });
  const textOf = (parts: typeof named): string => shorten(parts.map(({ text }) => text).join(" · "));
  return {
    line,
    text: textOf(named),
    subject: wordsOf(textOf(named.filter(({ field }) => field.isPersonal !== true))).join(" "),
    match: intake.rowOf(Object.fromEntries(named.map(({ field, text }) => [field.id, text]))),
  };
}

/** Lines with the same words are one question, unless they would then be the same row: each is asked for by itself. */
function questionIds(matched: readonly MatchedLine[]): ReadonlyMap<MatchedLine, string> {
  const asked = matched.filter(({ match }) => match.state === "ask");
  const nameOf = ({ subject }: MatchedLine): string => `row ${subject}`;
  const counts = new Map<string, number>();
  for (const one of asked) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return new Map(
    asked.map((one) => {
      const name = nameOf(one);
      return [one, (counts.get(name) ?? 0) > 1 ? `${name} line ${one.line.number}` : name];
    }),
  );
}

interface Placed {
  readonly line: ReportLine;
  readonly text: string;
  readonly rowKey: string;
  readonly remark: string | null;
}

/** The lines that have found their row, and what is to be said of the others. */
function placeLines(matched: readonly MatchedLine[], answers: Answers) {
  const placed: Placed[] = [];
  const questions: Question[] = [];
  const passedOver: PassedOver[] = [];
  const ids = questionIds(matched);
  for (const one of matched) {
    const { line, text, match } = one;
    const skip = (why: string): void => void passedOver.push({ where: whereOf(line), text, why });
    if (match.state === "row") placed.push({ line, text, rowKey: match.rowKey, remark: match.remark });
    else if (match.state === "none") skip(isTotal(text) ? "A line of totals." : match.why);
    else {
      const id = ids.get(one) ?? text;
      const choices = match.choices.map(({ rowKey, title }) => ({ id: rowKey, label: title }));
      questions.push({ id, where: whereOf(line), text, why: match.why, choices });
      const answer = answers.get(id);
      if (answer === leaveOut) skip("You left it out.");
      else if (match.choices.some(({ rowKey }) => rowKey === answer) && answer !== undefined) {
        placed.push({ line, text, rowKey: answer, remark: "As you chose." });
      }
    }
  }
  return { placed, questions, passedOver };
}

/** Of lines for the same row one is taken, and a person says which: adding them up could count a patient twice. */
function settleTwice(placed: readonly Placed[], labelOf: (line: ReportLine) => string, answers: Answers) {
  const byRow = groupBy(placed, ({ rowKey }) => rowKey);
  const chosen: Placed[] = [];
  const questions: Question[] = [];
  const passedOver: PassedOver[] = [];
  for (const [rowKey, lines] of byRow) {
    const [first, ...others] = lines;
    if (first === undefined || others.length === 0) {
      chosen.push(...lines);
      continue;
    }
    const id = `twice ${rowKey}`;
    questions.push({
      id,
      where: lines.map(({ line }) => whereOf(line)).join(", "),
      text: first.text,
      why: `${rowKey} stands in ${lines.length} lines. Choose the one to take; they are not added up.`,
      choices: lines.map(({ line }) => ({ id: String(line.number), label: `${whereOf(line)}: ${labelOf(line)}` })),
    });
    const answer = answers.get(id);
    if (answer === undefined) continue;
    for (const one of lines) {
      if (String(one.line.number) === answer) chosen.push(one);
      else passedOver.push({ where: whereOf(one.line), text: one.text, why: "You left it out." });
    }
  }
  return { chosen, questions, passedOver };
}

/**
 * Reads a report by its mapping: every line finds its row, asks, or is passed over with a reason. Blank cells say nothing.
 * Lines without any value, such as a report's footer, are passed over in silence unless they name a row.
 */
export function readReport(intake: Intake, table: ReportTable, mapping: Mapping, answers: Answers): ReportReading {
  const valueColumns = [...mapping].flatMap(([index, fieldId]) => {
    const field = intake.fields.find(({ id, use }) => id === fieldId && use === "value");
    return field === undefined ? [] : [{ index, field }];
  });
  const hasValues = ({ cells }: ReportLine): boolean => valueColumns.some(({ index }) => (cells[index] ?? "") !== "");
  const matched = table.lines.filter(hasValues).map((line) => matchLine(intake, line, mapping));
  const lines = placeLines(matched, answers);
  const labelOf = ({ cells }: ReportLine): string =>
    valueColumns.map(({ index, field }) => `${field.title} ${cells[index] ?? ""}`).join(", ");
  const settled = settleTwice(lines.placed, labelOf, answers);
  const taken = settled.chosen.flatMap(({ line, rowKey, remark }) =>
    valueColumns.flatMap(({ index, field }): TakenValue[] => {
      const raw = line.cells[index] ?? "";
      return raw === "" ? [] : [{ rowKey, columnId: field.id, raw, where: whereOf(line), remark }];
    }),
  );
  return {
    taken,
    questions: [...lines.questions, ...settled.questions],
    passedOver: [...lines.passedOver, ...settled.passedOver],
  };
}

/** Answers worth remembering for the next report of the same make: what a name means, not which line to take. */
export const namesToRemember = (
  questions: readonly Question[],
  answers: Answers,
): readonly (readonly [string, string])[] =>
  questions.flatMap(({ id }) => {
    const answer = answers.get(id);
    const isName = id.startsWith("row ") && !/ line [0-9]+$/.test(id);
    return answer === undefined || !isName ? [] : [[id, answer] as const];
  });
