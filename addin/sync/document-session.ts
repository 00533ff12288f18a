import type { CellChange, Cells, CellValue, Path } from "../../shared/cell.ts";
import type { Figure, Progress } from "../../shared/document/document-kind.ts";
import type { Requirement } from "../../shared/document/requirement.ts";
import type { Problem } from "../../shared/problem.ts";
import type { PracticeDocument, StoredCell, Transition } from "../../shared/protocol/common.ts";
import type { ApiError } from "../../shared/protocol/errors.ts";
import type { CellStates } from "../workbook/cell-state.ts";
import type { Receipt, SheetCell, WorkbookError } from "../workbook/workbook.ts";

/** A cell that was changed here and elsewhere to different values. A person settles it; until then both are kept. */
export interface OpenConflict {
  readonly path: Path;
  /** Row and column in words: "Milestone 7, Score". */
  readonly label: string;
  readonly base: CellValue;
  readonly mine: CellValue;
  readonly theirs: StoredCell;
}

/** A problem as the pane lists it. */
export interface ListedProblem extends Problem {
  /** For explain problems: the explanation that holds, or null when one is still asked for. */
  readonly explanation: string | null;
  /** What was answered to the same question of the same cells last period; absent where nothing was. */
  readonly suggestion?: string;
  /** Where it stands when it has no path, as an A1 address. */
  readonly address: string | null;
  /** The cell of that address, to go to. */
  readonly place?: SheetCell;
}

/** A cell in which one value took another's place at a person's word. */
export interface ReplacedCell {
  readonly path: Path;
  readonly label: string;
  readonly before: CellValue;
  readonly now: CellValue;
}

/**
 * What the last applied suggestion or settled conflict replaced. Excel's own undo does not reach what an add-in wrote, so
 * it is offered here, for as long as the sheet still holds what came in its place.
 */
export interface Replaced {
  readonly why: "fix" | "conflict" | "entry";
  readonly cells: readonly ReplacedCell[];
}

/** How the last push, pull or step went, in data; the pane has the words. */
export type Outcome =
  | { readonly kind: "pushed"; readonly saved: number; readonly conflicts: number }
  | { readonly kind: "nothing-to-push" }
  | { readonly kind: "pulled"; readonly changed: number; readonly conflicts: number }
  | { readonly kind: "stepped"; readonly transition: Transition }
  | { readonly kind: "explained" }
  | { readonly kind: "conflicts-open"; readonly conflicts: number } // not stepped: settle them first
  | { readonly kind: "cancelled"; readonly saved: number; readonly waiting: number }
  | { readonly kind: "offline"; readonly waiting: number }
  | { readonly kind: "signed-out"; readonly waiting: number }
  | {
      readonly kind: "refused";
      readonly error: ApiError;
      /** Where the server asks for a pause: the same may go through after it. */
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "unreadable-reply" }
  | { readonly kind: "workbook"; readonly error: WorkbookError };

export interface DocumentState {
  readonly document: PracticeDocument;
  /** What is going on right now. */
  readonly activity: "idle" | "checking" | "pushing" | "pulling" | "stepping";
  readonly isOnline: boolean;
  /** Whether the sheet has been read yet: before that, finding nothing says nothing. */
  readonly isRead: boolean;
  /** Worst first. */
  readonly problems: readonly ListedProblem[];
  readonly conflicts: readonly OpenConflict[];
  /** Cells that differ from what the server has acknowledged. */
  readonly waiting: number;
  /** What the sheet holds, as it was read last. */
  readonly cells: Cells;
  readonly progress: Progress;
  /** What the period asks of the practice; null before the sheet was read, and for kinds that ask for nothing. */
  readonly requirement: Requirement | null;
  readonly figures: readonly Figure[];
  readonly receipt: Receipt | null;
  /** Cells in which the sheet differs from the receipt; null when there is no receipt. */
  readonly differences: readonly Path[] | null;
  readonly outcome: Outcome | null;
  readonly replaced: Replaced | null;
  /** While cells are being sent: how many of them have been. */
  readonly sending: { readonly done: number; readonly of: number } | null;
  /** Where each cell's value is. */
  readonly cellStates: CellStates;
  /** Whether the sheet shows it too. */
  readonly isMarked: boolean;
  /** How often it was heard that steps, explanations or threads have come which make no version: those are read anew. */
  readonly heard: number;
}

/**
 * One document in one workbook: reads the sheet, judges it, exchanges it with the server. Methods never throw and never
 * run side by side: a second call waits for the first. The state is replaced, never changed, so React can compare it.
 */
export interface DocumentSession {
  readonly getState: () => DocumentState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads the whole sheet and judges it. */
  readonly check: () => Promise<void>;
  /** Reads, judges, queues what changed and sends it; then pulls. What cannot be sent stays queued. */
  readonly push: () => Promise<void>;
  /** Brings changes and explanations from elsewhere in, where nothing here stands against them. */
  readonly pull: () => Promise<void>;
  /** Pulls as nobody asked for: says something only where something came or clashed, and nothing where it failed. */
  readonly catchUp: () => Promise<void>;
  /** The same for a pane that hears nothing of the document's log: what others have explained is read with it. */
  readonly poll: () => Promise<void>;
  /** Settles a conflict: mine is pushed over theirs, theirs is written into the sheet. */
  readonly settle: (path: Path, choice: "mine" | "theirs") => Promise<void>;
  readonly explain: (problem: Problem, text: string) => Promise<void>;
  /** Pushes what waits, then submits, returns, accepts or reopens. */
  readonly step: (transition: Transition, comment?: string) => Promise<void>;
  /** Writes a problem's offered fix into the sheet and judges again. */
  readonly applyFix: (problem: Problem) => Promise<void>;
  /** Writes values into the sheet, as typed by this person, and judges again. */
  readonly enter: (changes: readonly CellChange[]) => Promise<void>;
  /** Puts what was replaced last back into the sheet, as a change of this person, and judges again. */
  readonly putBack: () => Promise<void>;
  readonly jumpTo: (target: Path | SheetCell) => Promise<void>;
  /** Ends the waiting of a push or pull that is under way: what was taken stays taken, the rest waits for the next one. */
  readonly cancel: () => void;
  /** To be told when this machine lost its network: nothing needs to be sent to find that out. */
  readonly noteOffline: () => void;
  /** To be told when the document's log has grown: reads what others have explained. */
  readonly noteLog: () => Promise<void>;
  /** Shows on the sheet where each cell's value is, or takes that away, with what an earlier pane left of it. */
  readonly showMarks: (isShown: boolean) => Promise<void>;
  /** The path of the cell that is selected in the sheet; null where it is none of the document's. */
  readonly selected: () => Promise<Path | null>;
  /** Listens to the sheet and judges after each burst of changes; the returned function ends it. */
  readonly watch: () => Promise<() => Promise<void>>;
}
