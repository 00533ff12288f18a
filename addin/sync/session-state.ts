import type { PracticeDocument } from "../../shared/protocol/common.ts";
import type { CellStates } from "../workbook/cell-state.ts";
import type { Receipt } from "../workbook/workbook.ts";
import type { DocumentState, ListedProblem, Outcome } from "./document-session.ts";

/** What follows from reading the sheet. */
export type Findings = Pick<
  DocumentState,
  "problems" | "conflicts" | "waiting" | "cells" | "progress" | "requirement" | "figures" | "differences" | "replaced"
>;

/** Everything that can happen to a document in the pane. */
export type SessionEvent =
  | { readonly type: "started"; readonly activity: Exclude<DocumentState["activity"], "idle"> }
  /** Null leaves the outcome of the last push, pull or step standing: judging the sheet is none of these. */
  | { readonly type: "ended"; readonly outcome: Outcome | null }
  | { readonly type: "judged"; readonly findings: Findings }
  /** The server was asked, and gave an answer or none. */
  | { readonly type: "asked"; readonly isOnline: boolean }
  /** Cells of the queue that were sent so far. */
  | { readonly type: "sent"; readonly done: number; readonly of: number }
  | { readonly type: "synced"; readonly document: PracticeDocument; readonly receipt: Receipt | null }
  /** Where the values are now. */
  | { readonly type: "placed"; readonly cellStates: CellStates }
  | { readonly type: "marked"; readonly isMarked: boolean }
  | { readonly type: "heard" }
  /** The server's own judgement, when it refuses to submit. */
  | { readonly type: "refused"; readonly problems: readonly ListedProblem[] };

export const initialState = (document: PracticeDocument, receipt: Receipt | null): DocumentState => ({
  document,
  activity: "idle",
  isOnline: true,
  isRead: false,
  problems: [],
  conflicts: [],
  waiting: 0,
  cells: new Map(),
  progress: { done: 0, of: 0, words: "" },
  requirement: null,
  figures: [],
  receipt,
  differences: null,
  outcome: null,
  replaced: null,
  sending: null,
  cellStates: new Map(),
  isMarked: false,
  heard: 0,
});

/** Words about a workbook that could not be read are out of date as soon as it has been read. */
const outcomeAfterReading = (outcome: Outcome | null): Outcome | null =>
  outcome?.kind === "workbook" ? null : outcome;

export function reduceState(state: DocumentState, event: SessionEvent): DocumentState {
  switch (event.type) {
    case "started":
      return { ...state, activity: event.activity };
    case "ended":
      return { ...state, activity: "idle", sending: null, outcome: event.outcome ?? state.outcome };
    case "judged":
      return { ...state, ...event.findings, isRead: true, outcome: outcomeAfterReading(state.outcome) };
    case "asked":
      return state.isOnline === event.isOnline ? state : { ...state, isOnline: event.isOnline };
    case "synced":
      return { ...state, document: event.document, receipt: event.receipt };
    case "sent":
      return { ...state, sending: { done: event.done, of: event.of } };
    case "placed":
      return { ...state, cellStates: event.cellStates };
    case "marked":
      return { ...state, isMarked: event.isMarked };
    case "heard":
      return { ...state, heard: state.heard + 1 };
    case "refused":
      return { ...state, problems: event.problems };
  }
}
