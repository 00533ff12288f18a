import { likeness } from "../intake/compare-words.ts";
import { err, ok, type Result } from "../result.ts";
import type { CqmProgram } from "./cqm-program.ts";
import type { Measure } from "./measure.ts";
import { reportTitles } from "./measure-titles.ts";
import { definitionFor } from "./year-definitions.ts";

/** The measures that a text may mean; several where it leaves that open. */
export interface FoundMeasures {
  readonly measures: readonly Measure[];
  /** Whether a person should look: the text only resembles their titles. */
  readonly isLikeness: boolean;
  /** How it was known, where the id with its version was not given. */
  readonly remark: string | null;
}

const squash = (text: string): string => text.replaceAll(/[\s\u00a0\u200b\ufeff_-]+/g, "").toLowerCase();

const stemOf = (measureId: string): string => measureId.toLowerCase().replace(/v[0-9]+$/, "");

const found = (measure: Measure, remark: string | null): Result<FoundMeasures, string> =>
  ok({ measures: [measure], isLikeness: false, remark });

/** `CMS122v5`, `CMS 122 v5`, `CMS-122 version 5`, `cms122v5.0.000`, `eCQM 122`; the version may be missing. */
const idPattern =
  /\b(?:e?cms|ecqm)[\s_-]*(?:id|e?cqm)?[\s_#:-]*0*([0-9]{1,4})(?:[\s_.-]*(?:v|ver|version)[\s_.-]*([0-9]{1,2}))?(?![0-9])/i;

function byCmsId({ measures }: CqmProgram, text: string): Result<FoundMeasures, string> | null {
  const [, number, version] = idPattern.exec(text) ?? [];
  if (number === undefined) return null;
  const stem = `cms${number}`;
  const measure = measures.find(
    ({ id, aliases = [] }) => stemOf(id) === stem || aliases.some((alias) => stemOf(alias) === stem),
  );
  if (measure === undefined) return err("No measure of this program has this id.");
  const isAlias = stemOf(measure.id) !== stem;
  if (version !== undefined && !isAlias && squash(measure.id) !== `${stem}v${version}`) {
    return err(`Another version: the program reports ${measure.id}, which may count other patients.`);
  }
  const isPlain = version !== undefined && !isAlias;
  return found(measure, isPlain ? null : `The report gives no version; taken for ${measure.id}.`);
}

/** An NQF number, written as one or standing alone in a column of its own. */
function byNqf({ measures }: CqmProgram, text: string, isAlone: boolean): Result<FoundMeasures, string> | null {
  const pattern = isAlone
    ? /^(?:nqf)?[\s#:-]*0*([0-9]{1,4})e?$/i
    : /\bnqf[\s_#:-]*(?:id|no\.?|number)?[\s_#:-]*0*([0-9]{1,4})e?(?![0-9])/i;
  const number = pattern.exec(text.trim())?.[1];
  if (number === undefined) return null;
  const measure = measures.find(({ nqf }) => nqf !== null && Number(nqf) === Number(number));
  if (measure === undefined) return err("No measure of this program has this NQF number.");
  return found(measure, `By its NQF number, ${number.padStart(4, "0")}; taken for ${measure.id}.`);
}

/** CMS Quality Payment Program's number for a measure, in a column of its own. */
function byQualityId({ measures }: CqmProgram, text: string): Result<FoundMeasures, string> | null {
  const number = /^(?:q|qpp|mips|quality|id|#|[\s:-])*0*([0-9]{1,3})$/i.exec(text.trim())?.[1];
  if (number === undefined) return null;
  const measure = measures.find(({ id }) => {
    const definition = definitionFor(id, 2017) ?? definitionFor(id, 2018);
    return definition !== null && Number(definition.qppId) === Number(number);
  });
  if (measure === undefined) return err("No measure of this program has this quality id.");
  return found(measure, `By its quality id, ${number.padStart(3, "0")}; taken for ${measure.id}.`);
}

/** Alike enough to be taken without a question, and how far behind the next must be. */
const sureLikeness = 0.85;
const sureLead = 0.2;
const worthAsking = 0.4;

function byTitle({ measures }: CqmProgram, text: string): Result<FoundMeasures, string> | null {
  if (!/\p{L}{3}/u.test(text)) return null;
  const scored = measures
    .map((measure) => {
      const titles = [measure.name, ...(reportTitles[stemOf(measure.id)] ?? [])];
      return { measure, score: Math.max(...titles.map((title) => likeness(text, title))) };
    })
    .filter(({ score }) => score >= worthAsking)
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first === undefined) return null;
  if (first.score >= sureLikeness && first.score - (second?.score ?? 0) >= sureLead) {
    return found(first.measure, `By its title; taken for ${first.measure.id}.`);
  }
  return ok({ measures: scored.slice(0, 4).map(({ measure }) => measure), isLikeness: true, remark: null });
}

/** What the columns of a report say about the measure, as far as it has them. */
export interface MeasureClues {
  readonly measure: string;
  readonly title: string;
  readonly nqf: string;
  readonly qualityId: string;
}

const notKnown = "No measure of this program is called this.";

/**
 * The measure a line of a report is about: by its id, else its numbers, else its title. The error says why there is none. Two
 * clues that name two measures are not weighed against each other.
 */
export function findMeasure(program: CqmProgram, clues: MeasureClues): Result<FoundMeasures, string> {
  const { measure: text, title, nqf, qualityId } = clues;
  const exact = program.measures.find(({ id }) => [text, title].some((clue) => squash(clue) === squash(id)));
  const named = [
    exact === undefined ? (byCmsId(program, text) ?? byCmsId(program, title)) : found(exact, null),
    byNqf(program, nqf, true) ?? byNqf(program, text, false) ?? byNqf(program, title, false),
    byQualityId(program, qualityId),
  ].filter((result) => result !== null);
  const refusal = named.find((result) => !result.ok);
  if (refusal !== undefined) return refusal;
  const [first, ...others] = named.flatMap((result) => (result.ok ? [result.value] : []));
  if (first === undefined) return byTitle(program, title) ?? byTitle(program, text) ?? err(notKnown);
  const other = others.find(({ measures }) => measures[0]?.id !== first.measures[0]?.id);
  if (other !== undefined) {
    return err(`It names two measures, ${first.measures[0]?.id} and ${other.measures[0]?.id}. Correct the report.`);
  }
  return ok(first);
}
