import { valueAt, type Cells } from "../cell.ts";
import type { PreviousDocument } from "../document/document-kind.ts";
import { readValue } from "../grid/read-value.ts";
import { periodTextInWords } from "../period.ts";
import type { Problem } from "../problem.ts";
import { maxNoteLength } from "./imat-grids.ts";
import { imatProblem } from "./imat-problems.ts";
import { notePath, scoreOf, scorePath } from "./imat-scoring.ts";
import { itemsOf, scoreInputOf, topScoreOf, type Instrument, type Item } from "./instrument.ts";
import { listInWords } from "./list-in-words.ts";

/** "Milestone 7", "Milestones 3, 7 and 12". */
const named = (items: readonly Item[]): string =>
  `${items.length === 1 ? "Milestone" : "Milestones"} ${listInWords(items.map(({ key }) => key))}`;

/**
 * All missing scores are one problem, jumping to the first: at the start of an assessment sixteen of the same kind would
 * bury what else is wrong. A score that cannot be read is not missing; it is reported once, as the wrong type.
 */
function judgeMissing(instrument: Instrument, cells: Cells): Problem[] {
  const missing = itemsOf(instrument).filter(
    (item) => readValue(scoreInputOf(instrument), valueAt(cells, scorePath(item))).state === "blank",
  );
  if (missing.length === 0) return [];
  const message =
    missing.length === itemsOf(instrument).length
      ? `Score the ${missing.length} milestones, 0 to ${topScoreOf(instrument)}.`
      : `${named(missing)} ${missing.length === 1 ? "has" : "have"} no score yet. Choose 0 to ${topScoreOf(instrument)}.`;
  return [imatProblem("imat-score-missing", missing.map(scorePath), message)];
}

/** A problem a milestone, because each jump has a reason of its own to be explained by. */
function judgeMoves(instrument: Instrument, cells: Cells, previous: PreviousDocument | null): Problem[] {
  if (previous === null) return [];
  return itemsOf(instrument).flatMap((item) => {
    const now = scoreOf(instrument, item, cells);
    const before = scoreOf(instrument, item, previous.cells);
    if (now === null || before === null || Math.abs(now - before) < 2) return [];
    const message = `Milestone ${item.key} went from ${before} to ${now} since ${periodTextInWords(previous.period)}. Check both, or say what changed.`;
    return [imatProblem("imat-score-moved", [scorePath(item)], message)];
  });
}

function judgeSameness(instrument: Instrument, cells: Cells): Problem[] {
  const items = itemsOf(instrument);
  const scores = new Set(items.map((item) => scoreOf(instrument, item, cells)));
  const [only] = scores;
  if (scores.size !== 1 || only === null || only === undefined) return [];
  const message = `All ${items.length} milestones are scored ${only}. Look at each by itself, or say why that is right.`;
  return [imatProblem("imat-scores-all-same", items.map(scorePath), message)];
}

/** One note for all of them: it stops nothing and should not fill the list. */
function judgeNotes(instrument: Instrument, cells: Cells): Problem[] {
  const top = topScoreOf(instrument);
  const bare = itemsOf(instrument).filter(
    (item) =>
      scoreOf(instrument, item, cells) === top &&
      readValue({ type: "text", maxLength: maxNoteLength }, valueAt(cells, notePath(item))).state === "blank",
  );
  if (bare.length === 0) return [];
  const message = `${named(bare)}: say in the notes what a ${top} rests on.`;
  return [imatProblem("imat-three-without-note", bare.map(notePath), message)];
}

/** What is asked of the scores, in the order of their sheet. */
export const judgeScores = (instrument: Instrument, cells: Cells, previous: PreviousDocument | null): Problem[] => [
  ...judgeMissing(instrument, cells),
  ...judgeMoves(instrument, cells, previous),
  ...judgeSameness(instrument, cells),
  ...judgeNotes(instrument, cells),
];
