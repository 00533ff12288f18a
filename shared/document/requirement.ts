import type { Path } from "../cell.ts";

/** One thing that is asked for: a measure, or a group of which one is enough. */
export interface RequirementItem {
  /** Any of these will do. */
  readonly ids: readonly string[];
  /** What it is, in a few words. */
  readonly title: string;
  /** The id that is in; null where none is. */
  readonly reported: string | null;
  /** Where it stands, or is to be filled in. */
  readonly path: Path;
}

/** Substitutes that count in place of what is not in. */
export interface Replacement {
  /** Ids of the substitutes. */
  readonly by: readonly string[];
  /** How many they stand in for. */
  readonly count: number;
  /** Those that are not in, of which they replace so many. */
  readonly open: readonly (readonly string[])[];
  /** The code of the problem that asks why. */
  readonly code: string;
}

/** What a period asks of a practice, and how much of it is in. */
export interface Requirement {
  /** What the practice reports, in words: "Adult practices". */
  readonly title: string;
  /** How many items are due; null in a period that only tries out, when any number will do. */
  readonly required: number | null;
  /** How many count so far, substitutes included. */
  readonly reported: number;
  /** How many are still to come. */
  readonly missing: number;
  readonly primary: readonly RequirementItem[];
  readonly secondary: readonly RequirementItem[];
  readonly replacement: Replacement | null;
}
