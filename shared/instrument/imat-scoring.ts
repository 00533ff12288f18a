import { pathOf, valueAt, type Cells, type Path } from "../cell.ts";
import type { Figure, PreviousDocument, Progress } from "../document/document-kind.ts";
import { readValue } from "../grid/read-value.ts";
import { itemsOf, scoreInputOf, topScoreOf, type Instrument, type Item } from "./instrument.ts";

export const scorePath = (item: Item): Path => pathOf(item.key, "score");

export const notePath = (item: Item): Path => pathOf(item.key, "note");

/** An item's score, or null where there is none that can be read: a "2.5" counts for nothing until it is put right. */
export function scoreOf(instrument: Instrument, item: Item, cells: Cells): number | null {
  const read = readValue(scoreInputOf(instrument), valueAt(cells, scorePath(item)));
  return read.state === "value" && typeof read.value === "number" ? read.value : null;
}

/** The scores of some items taken together. Items without a score count in neither mean nor total. */
export interface GroupScore {
  readonly scored: number;
  readonly of: number;
  /** Null when nothing is scored: no score is not a score of 0. */
  readonly mean: number | null;
  readonly total: number | null;
}

export function scoreGroup(instrument: Instrument, items: readonly Item[], cells: Cells): GroupScore {
  const scores = items.map((item) => scoreOf(instrument, item, cells)).filter((score) => score !== null);
  const total = scores.reduce((sum, score) => sum + score, 0);
  const any = scores.length > 0;
  return {
    scored: scores.length,
    of: items.length,
    mean: any ? total / scores.length : null,
    total: any ? total : null,
  };
}

/**
 * The change of a group's mean or total against another assessment; null unless all its items are scored in both. Means
 * over different milestones, or totals of 12 and of 16, differ without anything having changed in the practice.
 */
export function changeOf(now: GroupScore, before: GroupScore | null, figure: "mean" | "total"): number | null {
  if (before === null || now.scored < now.of || before.scored < before.of) return null;
  const [current, earlier] = [now[figure], before[figure]];
  return current === null || earlier === null ? null : current - earlier;
}

/** Section means, overall mean and total, each with its change since the last accepted assessment. */
export function figuresOf(instrument: Instrument, cells: Cells, previous: PreviousDocument | null): Figure[] {
  const figure = (id: string, label: string, items: readonly Item[], format: "mean" | "total"): Figure => {
    const now = scoreGroup(instrument, items, cells);
    const before = previous === null ? null : scoreGroup(instrument, items, previous.cells);
    return {
      id,
      label,
      value: now[format],
      format,
      change: changeOf(now, before, format),
      before: before?.[format] ?? null,
      ...(format === "mean" ? { top: topScoreOf(instrument) } : {}),
    };
  };
  const all = itemsOf(instrument);
  return [
    figure("total", `Total of ${all.length * topScoreOf(instrument)}`, all, "total"),
    figure("overall-mean", "Overall mean", all, "mean"),
    ...instrument.sections.map(({ id, title, items }) => figure(`${id}-mean`, title.text, items, "mean")),
  ];
}

export function progressOf(instrument: Instrument, cells: Cells): Progress {
  const { scored, of } = scoreGroup(instrument, itemsOf(instrument), cells);
  return { done: scored, of, words: "milestones scored" };
}
