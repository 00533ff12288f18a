import type { DocumentState, Outcome } from "../sync/document-session.ts";
import { failureStrings } from "./strings/failures.ts";
import { nextStepStrings } from "./strings/next-step.ts";
import { outcomeStrings, syncStrings } from "./strings/sync.ts";

/** A sentence for people and how to take it. */
export interface Message {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly text: string;
}

export function outcomeMessage(outcome: Outcome): Message {
  switch (outcome.kind) {
    case "pushed":
      return outcome.conflicts > 0
        ? { intent: "warning", text: outcomeStrings.pushedWithConflicts(outcome.saved, outcome.conflicts) }
        : { intent: "success", text: outcomeStrings.pushed(outcome.saved) };
    case "nothing-to-push":
      return { intent: "info", text: outcomeStrings.nothingToPush };
    case "pulled":
      return outcome.conflicts > 0
        ? { intent: "warning", text: outcomeStrings.pulledWithConflicts(outcome.changed, outcome.conflicts) }
        : { intent: "success", text: outcomeStrings.pulled(outcome.changed) };
    case "stepped":
      return { intent: "success", text: outcomeStrings.stepped[outcome.transition] };
    case "explained":
      return { intent: "success", text: outcomeStrings.explained };
    case "conflicts-open":
      return { intent: "warning", text: outcomeStrings.conflictsOpen(outcome.conflicts) };
    case "cancelled":
      return { intent: "info", text: outcomeStrings.cancelled(outcome.saved, outcome.waiting) };
    case "offline":
      return { intent: "warning", text: outcomeStrings.offline(outcome.waiting) };
    case "signed-out":
      return { intent: "warning", text: failureStrings.refusal("session-expired") };
    case "refused":
      return { intent: "error", text: failureStrings.refusal(outcome.error.code) };
    case "unreadable-reply":
      return { intent: "error", text: failureStrings.unreadable };
    case "workbook":
      return { intent: "error", text: failureStrings.workbook(outcome.error) };
  }
}

/** Where the values are, in one line: what a person wants to know before closing the lid. */
export function syncText(state: DocumentState, maySave: boolean): string {
  const { document, waiting } = state;
  switch (state.activity) {
    case "checking":
      return syncStrings.checking;
    case "pushing":
      return state.sending !== null && state.sending.done > 0
        ? syncStrings.sent(state.sending.done, state.sending.of)
        : syncStrings.pushing;
    case "pulling":
      return syncStrings.pulling;
    case "stepping":
      return syncStrings.stepping;
    case "idle":
      break;
  }
  if (!state.isOnline) return syncStrings.offline(waiting);
  if (document.status === "accepted") {
    return waiting > 0 ? syncStrings.lockedWaiting(waiting) : syncStrings.locked(document.version);
  }
  if (!maySave) return syncStrings.readOnly;
  if (waiting > 0) return syncStrings.waiting(waiting);
  if (document.version > (state.receipt?.version ?? 0)) return syncStrings.behind;
  return document.version === 0 ? syncStrings.nothingYet : syncStrings.saved(document.version);
}

/** What stands between the document and its submission, in the order in which people settle it. */
export function submitBlockers(state: DocumentState): string[] {
  const errors = state.problems.filter(({ severity }) => severity === "error").length;
  const unexplained = state.problems.filter(
    ({ severity, explanation }) => severity === "explain" && explanation === null,
  ).length;
  return [
    ...(state.isRead ? [] : [nextStepStrings.unread]),
    ...(state.conflicts.length > 0 ? [nextStepStrings.conflicts(state.conflicts.length)] : []),
    ...(errors > 0 ? [nextStepStrings.errors(errors)] : []),
    ...(unexplained > 0 ? [nextStepStrings.unexplained(unexplained)] : []),
    ...(state.isOnline ? [] : [nextStepStrings.offline]),
  ];
}
