import type { CellChange, Cells, CellValue, Path } from "../cell.ts";
import type { Choice, Grid } from "../grid/grid.ts";

/** What one member of the team gave an item. Members are numbers: who is which is nobody's to store. */
export interface OwnScore {
  readonly scorer: number;
  /** Null where they gave none that can be read. */
  readonly score: number | null;
  readonly note: string | null;
}

/** How far the team is apart on one item. */
export interface ItemSpread {
  /** The item's row key. */
  readonly key: string;
  /** "Milestone 7". */
  readonly title: string;
  /** A few words on what it is about. */
  readonly about: string;
  /** In the order of the scorers. */
  readonly scores: readonly OwnScore[];
  /** Null where nobody scored it. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** The one score that everybody gave; null where they differ or somebody gave none. */
  readonly unanimous: number | null;
}

/** What the practice has settled on so far for an item. */
export interface Settled {
  readonly score: CellValue;
  readonly note: CellValue;
}

/**
 * Scoring alone first and agreeing then: for kinds whose documents are scored by a team. What single members gave stays
 * in their workbook, unless the practice puts it into a note; only what the team settles on becomes part of the document.
 */
export interface TeamScoring {
  /** The levels there are to choose from, lowest first. */
  readonly scale: readonly (Choice & { readonly value: number })[];
  /** A member's own copy. Its titles differ from the document's, so that it is never read as the document. */
  readonly gridFor: (scorer: number) => Grid;
  readonly scoredIn: (cells: Cells) => { readonly scored: number; readonly of: number };
  /** All items, the furthest apart first. */
  readonly spread: (members: readonly { readonly scorer: number; readonly cells: Cells }[]) => readonly ItemSpread[];
  readonly settledIn: (cells: Cells, key: string) => Settled;
  /** What to write into the document when the team has settled on a score, and why. */
  readonly settle: (cells: Cells, key: string, score: number, reason: string | null) => readonly CellChange[];
  /**
   * What to write when the practice chooses to share what its members gave an item: their scores, lowest first and without
   * the scorers' numbers, in the item's note. Nothing where nobody gave one.
   */
  readonly share: (cells: Cells, key: string, scores: readonly OwnScore[]) => readonly CellChange[];
  /** The cell of the item's score in the document. */
  readonly pathOf: (key: string) => Path;
}
