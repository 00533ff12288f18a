import type { Cells, Path } from "../cell.ts";
import { findCell, type Grid } from "../grid/grid.ts";
import type { IsoDate, Period, PeriodUnit } from "../period.ts";
import { bySeverity, type Problem, type ProblemCatalogue } from "../problem.ts";
import type { Result } from "../result.ts";
import type { DocumentCharts } from "./document-charts.ts";
import type { ExportTable } from "./export-table.ts";
import type { Intake } from "./intake.ts";
import { startTypes } from "./judge-types.ts";
import type { Requirement } from "./requirement.ts";
import type { TeamScoring } from "./team-scoring.ts";

/** Roles that take part in a document; see `roleSchema` in the protocol for all of them. */
export type AcceptingRole = "chita" | "facilitator";

/** Everything outside the document that its grids and rules depend on. */
export interface DocumentContext {
  readonly period: Period;
  readonly practice: PracticeFacts;
  /** The program's settings for this kind as they came in, unread: the kind knows their schema and its defaults. */
  readonly settings: unknown;
  /**
   * Judges by the rules of an earlier version; the kind's own, the newest, when it is not given. Settings are as they are
   * now in either case.
   */
  readonly rulesVersion?: string | undefined;
}

export interface PracticeFacts {
  readonly name: string;
  /** What the program knows about the practice, such as its measure set. Keys are the kinds' to define. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The last accepted document of the same practice and kind before this one. */
export interface PreviousDocument {
  readonly period: string;
  readonly cells: Cells;
}

export interface JudgeInput {
  readonly cells: Cells;
  readonly previous: PreviousDocument | null;
  /** Rules have no clock: the day comes from outside, so an old document can be judged as of its day. */
  readonly today: IsoDate;
}

/** How far a document is: 12 of 16 "milestones scored". */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly words: string;
}

/** A figure worked out from the values: a section mean, a rate. Null where there is nothing to work it out from. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly format: "mean" | "total" | "rate";
  /** Against the last accepted document; null where there is none, absent where change has no meaning. */
  readonly change?: number | null;
  /** The value in the last accepted document, even where it cannot be compared; null or absent where there is none. */
  readonly before?: number | null;
  /** The highest value there can be, for drawing; absent where figures of this kind are not drawn. A rate's is 1. */
  readonly top?: number;
}

/** A kind's rules at work on one document whose cells change. */
export interface RunningRules {
  /** What `rules` would find in the cells as they are now, in its order. */
  readonly problems: () => readonly Problem[];
  /** `cells` are the document's after the change, `changed` the paths that hold something else than before. */
  readonly update: (cells: Cells, changed: Iterable<Path>) => void;
  /** What the model's `progress` would say of them. */
  readonly progress: () => Progress;
  /** What the model's `requirement` would say; for kinds that have one. */
  readonly requirement?: () => Requirement;
}

/** One of the things that a document reports, such as a measure. */
export interface ReportedPart {
  readonly id: string;
  readonly title: string;
  /** `choice`: one of several, of which the practice still has to choose. */
  readonly expected: "yes" | "choice" | "no";
  /** Whether its values are there. */
  readonly isReported: boolean;
}

/** One document's grids and rules, made for its period, practice and program. */
export interface DocumentModel {
  readonly grids: readonly Grid[];
  /** The kind's own rules. Call `judgeDocument`, which also checks every cell's type. */
  readonly rules: (input: JudgeInput) => readonly Problem[];
  /**
   * The same rules, kept in step with changes: for kinds whose documents grow so large that running all of them after
   * every keystroke would be felt. See `createJudge`.
   */
  readonly startRules?: (input: JudgeInput) => RunningRules;
  readonly progress: (cells: Cells) => Progress;
  readonly figures: (cells: Cells, previous: PreviousDocument | null) => readonly Figure[];
  /** For documents of which parts are expected one by one; `word` is what one is called. */
  readonly parts?: { readonly word: string; readonly of: (cells: Cells) => readonly ReportedPart[] };
  /** For documents of which a period asks a certain number of things. */
  readonly requirement?: (cells: Cells) => Requirement;
  /** For documents that a team scores, each member alone first. */
  readonly teamScoring?: TeamScoring;
}

/** A document as the consolidated export sees it. */
export interface ConsolidatedDocument {
  readonly documentId: string;
  readonly practiceId: string;
  readonly practiceName: string;
  readonly period: string;
  readonly status: string;
  readonly model: DocumentModel;
  readonly cells: Cells;
  readonly previous: PreviousDocument | null;
  readonly problems: readonly Problem[];
}

/** What can be told of a kind before any of its documents is opened. */
export interface KindFacts {
  readonly id: string;
  readonly title: string;
  readonly periodUnit: PeriodUnit;
  /** Who returns and accepts it, besides the program's admin. */
  readonly acceptedBy: AcceptingRole;
}

/**
 * Everything particular to one kind of document. Sync, storage, server and pane know only this interface and the
 * registry: a further kind is one folder, one line there and its facts in the list beside it.
 */
export interface DocumentKind extends KindFacts {
  /** Grows when a rule changes; kept with every submission, so an old one can be judged as it was then. */
  readonly rulesVersion: string;
  readonly problems: ProblemCatalogue;
  /** Checks the program's settings for this kind; the error names the field and what to write. */
  readonly checkSettings: (settings: unknown) => Result<null, string>;
  /** The day by which the program expects it. */
  readonly dueDate: (period: Period, settings: unknown) => IsoDate;
  /** Fails, with a sentence, on settings that do not pass `checkSettings` or attributes that name what is not there. */
  readonly model: (context: DocumentContext) => Result<DocumentModel, string>;
  /** For kinds whose documents are followed through time; fails where `model` does. Apart from it: charts need no grids. */
  readonly charts?: (context: DocumentContext) => Result<DocumentCharts, string>;
  /** Its tables in the consolidated export, in sheet order. Documents come sorted by practice name, then period. */
  readonly tables: (documents: readonly ConsolidatedDocument[]) => readonly ExportTable[];
  /** How its values are found in reports of other systems, for kinds that take them. Loaded when somebody brings one. */
  readonly intake?: (model: DocumentModel) => Promise<Intake | null>;
}

/** All findings in a document, worst first and otherwise as they stand in its sheets. The one judge of pane, server and importer. */
export function judgeDocument(model: DocumentModel, input: JudgeInput): Problem[] {
  return bySeverity([...startTypes(model.grids, input.cells).problems(), ...model.rules(input)]);
}

/** Whether the document has such a cell. */
export const isKnownPath = (model: DocumentModel, path: Path): boolean => findCell(model.grids, path) !== null;
