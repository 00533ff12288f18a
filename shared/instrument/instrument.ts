import type { Choice, InputType } from "../grid/grid.ts";

/**
 * A text of an instrument. `reconstructed` marks one of which the public copy of the tool has lost words: it was written
 * from what surrounds it, and people are told so on the sheet.
 */
export interface Wording {
  readonly text: string;
  readonly reconstructed?: true;
}

/** Kinds of practices for which an item may have level texts of its own. */
export type PracticeType = "multi-provider" | "solo";

/** One thing that is scored. */
export interface Item {
  /** The row key of its paths, `7` in `7/score`: never changes once documents exist. */
  readonly key: string;
  /** A few words, for column headers and lists. */
  readonly shortTitle: string;
  readonly text: Wording;
  /** What each level means here, in the order of `Instrument.levels`. */
  readonly levels: readonly Wording[];
  /** Level texts for kinds of practices to which `levels` do not apply. */
  readonly levelsFor?: Readonly<Partial<Record<PracticeType, readonly Wording[]>>>;
}

export interface Section {
  /** Kebab-case, stable: part of figure and export column ids. */
  readonly id: string;
  readonly title: Wording;
  readonly items: readonly Item[];
}

/**
 * A scored grid as data, so that a program can put the official wording of its licensed copy in the place of ours. Keys,
 * level values and section ids carry the meaning; two versions of one id differ in words only.
 */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** The scale, lowest first; values are the scores. */
  readonly levels: readonly (Choice & { readonly value: number })[];
  readonly sections: readonly Section[];
}

export const itemsOf = (instrument: Instrument): readonly Item[] => instrument.sections.flatMap(({ items }) => items);

export const levelsOf = (item: Item, practiceType: PracticeType): readonly Wording[] =>
  item.levelsFor?.[practiceType] ?? item.levels;

/** What a score cell takes. */
export const scoreInputOf = (instrument: Instrument): InputType => ({ type: "choice", choices: instrument.levels });

/** The highest score a single item can have. */
export const topScoreOf = (instrument: Instrument): number => Math.max(...instrument.levels.map(({ value }) => value));
