import { valueAt, type CellChange, type Cells } from "../cell.ts";
import type { ItemSpread, OwnScore, TeamScoring } from "../document/team-scoring.ts";
import type { Grid } from "../grid/grid.ts";
import { milestonesGrid } from "./imat-grids.ts";
import { notePath, scoreGroup, scoreOf, scorePath } from "./imat-scoring.ts";
import { itemsOf, type Instrument, type Item, type PracticeType } from "./instrument.ts";

/** A member's copy of the grid: the same rows and keys, under other titles. */
function gridFor(instrument: Instrument, practiceType: PracticeType, scorer: number): Grid {
  const grid = milestonesGrid(instrument, practiceType);
  const ownTitles: Readonly<Record<string, string>> = { score: "My score", note: "My notes" };
  return {
    ...grid,
    id: "own-milestones",
    sheetName: `IMAT scorer ${scorer}`,
    title: `IMAT: scorer ${scorer}`,
    intro:
      "Score each milestone alone, 0 to 3, as you see the practice today. Nobody sees your scores until everybody is done; they stay in this workbook and are not sent.",
    columns: grid.columns.map((column) => ({ ...column, title: ownTitles[column.id] ?? column.title })),
  };
}

function noteOf(item: Item, cells: Cells): string | null {
  const note = valueAt(cells, notePath(item));
  return note === null ? null : String(note);
}

/** The distances of all scores from each other, added up: of two equal ranges, the one with more people apart is larger. */
function distances(scores: readonly number[]): number {
  return scores.reduce(
    (sum, score, index) => sum + scores.slice(index + 1).reduce((inner, other) => inner + Math.abs(score - other), 0),
    0,
  );
}

function spreadOf(
  instrument: Instrument,
  item: Item,
  members: readonly { readonly scorer: number; readonly cells: Cells }[],
): { readonly spread: ItemSpread; readonly apart: number; readonly distance: number } {
  const scores = members.map(({ scorer, cells }): OwnScore => ({
    scorer,
    score: scoreOf(instrument, item, cells),
    note: noteOf(item, cells),
  }));
  const given = scores.map(({ score }) => score).filter((score) => score !== null);
  const lowest = given.length === 0 ? null : Math.min(...given);
  const highest = given.length === 0 ? null : Math.max(...given);
  const spread: ItemSpread = {
    key: item.key,
    title: `Milestone ${item.key}`,
    about: item.shortTitle,
    scores,
    lowest,
    highest,
    unanimous: given.length === scores.length && lowest === highest ? lowest : null,
  };
  return { spread, apart: (highest ?? 0) - (lowest ?? 0), distance: distances(given) };
}

/** The reason goes to the end of the note that is there, once: notes are the practice's own words and are not replaced. */
function noteWith(existing: string | null, reason: string): string {
  if (existing === null || existing.trim() === "") return reason;
  return existing.split("\n").includes(reason) ? existing : `${existing}\n${reason}`;
}

/**
 * IMAT's advice: each member of the team scores alone, then the team talks over where they differ and agrees on one score
 * per milestone. No mean is worked out of single scores anywhere: it would settle what the talk is for.
 */
export function imatTeamScoring(instrument: Instrument, practiceType: PracticeType): TeamScoring {
  const items = itemsOf(instrument);
  const itemOf = (key: string): Item => {
    const item = items.find((candidate) => candidate.key === key);
    if (item === undefined) throw new Error(`${instrument.id} has no item ${key}`);
    return item;
  };
  return {
    scale: instrument.levels,
    gridFor: (scorer) => gridFor(instrument, practiceType, scorer),
    scoredIn: (cells) => {
      const { scored, of } = scoreGroup(instrument, items, cells);
      return { scored, of };
    },
    spread: (members) =>
      items
        .map((item) => spreadOf(instrument, item, members))
        .toSorted((a, b) => b.apart - a.apart || b.distance - a.distance)
        .map(({ spread }) => spread),
    settledIn: (cells, key) => ({
      score: valueAt(cells, scorePath(itemOf(key))),
      note: valueAt(cells, notePath(itemOf(key))),
    }),
    settle: (cells, key, score, reason): CellChange[] => {
      const item = itemOf(key);
      const change = { path: scorePath(item), value: score };
      if (reason === null) return [change];
      return [change, { path: notePath(item), value: noteWith(noteOf(item, cells), reason) }];
    },
    share: (cells, key, scores): CellChange[] => {
      const given = scores.flatMap(({ score }) => (score === null ? [] : [score])).toSorted((a, b) => a - b);
      if (given.length === 0) return [];
      const item = itemOf(key);
      return [{ path: notePath(item), value: noteWith(noteOf(item, cells), `Scored alone: ${given.join(", ")}.`) }];
    },
    pathOf: (key) => scorePath(itemOf(key)),
  };
}
