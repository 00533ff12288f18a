import type { ClientError } from "../sync/api-client.ts";
import type { DocumentState, Outcome } from "../sync/document-session.ts";
import type { OpenError } from "../sync/open-document.ts";
import { strings } from "./strings.ts";

/** A sentence for people and how to take it. */
export interface Message {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly text: string;
}

export function clientErrorText(error: ClientError): string {
  switch (error.kind) {
    case "offline":
      return strings.failures.offline;
    case "unreadable-reply":
      return strings.failures.unreadable;
    case "refused":
      return strings.failures.refusal(error.error.code);
  }
}

export function openErrorText(error: OpenError): string {
  switch (error.kind) {
    case "client":
      return clientErrorText(error.error);
    case "workbook":
      return strings.failures.workbook(error.error);
    case "unknown-kind":
      return strings.failures.unknownKind;
    case "not-set-up":
      return strings.failures.notSetUp(error.why);
  }
}

/** Signing in while the server is away is another matter than saving: there are no values to speak of yet. */
export function signInErrorText(error: ClientError): string {
  if (error.kind === "offline") return strings.signIn.offline;
  return error.kind === "unreadable-reply" ? strings.signIn.unreadable : clientErrorText(error);
}

export function outcomeMessage(outcome: Outcome): Message {
  switch (outcome.kind) {
    case "pushed":
      return outcome.conflicts > 0
        ? { intent: "warning", text: strings.outcome.pushedWithConflicts(outcome.saved, outcome.conflicts) }
        : { intent: "success", text: strings.outcome.pushed(outcome.saved) };
    case "nothing-to-push":
      return { intent: "info", text: strings.outcome.nothingToPush };
    case "pulled":
      return outcome.conflicts > 0
        ? { intent: "warning", text: strings.outcome.pulledWithConflicts(outcome.changed, outcome.conflicts) }
        : { intent: "success", text: strings.outcome.pulled(outcome.changed) };
    case "stepped":
      return { intent: "success", text: strings.outcome.stepped[outcome.transition] };
    case "explained":
      return { intent: "success", text: strings.outcome.explained };
    case "conflicts-open":
      return { intent: "warning", text: strings.outcome.conflictsOpen(outcome.conflicts) };
    case "offline":
      return { intent: "warning", text: strings.outcome.offline(outcome.waiting) };
    case "signed-out":
      return { intent: "warning", text: strings.failures.refusal("session-expired") };
    case "refused":
      return { intent: "error", text: strings.failures.refusal(outcome.error.code) };
    case "unreadable-reply":
      return { intent: "error", text: strings.failures.unreadable };
    case "workbook":
      return { intent: "error", text: strings.failures.workbook(outcome.error) };
  }
}

/** Where the values are, in one line: what a person wants to know before closing the lid. */
export function syncText(state: DocumentState, maySave: boolean): string {
  const { document, waiting } = state;
  switch (state.activity) {
    case "checking":
      return strings.sync.checking;
    case "pushing":
      return strings.sync.pushing;
    case "pulling":
      return strings.sync.pulling;
    case "stepping":
      return strings.sync.stepping;
    case "idle":
      break;
  }
  if (!state.isOnline) return strings.sync.offline(waiting);
  if (document.status === "accepted") {
    return waiting > 0 ? strings.sync.lockedWaiting(waiting) : strings.sync.locked(document.version);
  }
  if (!maySave) return strings.sync.readOnly;
  if (waiting > 0) return strings.sync.waiting(waiting);
  if (document.version > (state.receipt?.version ?? 0)) return strings.sync.behind;
  return document.version === 0 ? strings.sync.nothingYet : strings.sync.saved(document.version);
}

/** What stands between the document and its submission, in the order in which people settle it. */
export function submitBlockers(state: DocumentState): string[] {
  const errors = state.problems.filter(({ severity }) => severity === "error").length;
  const unexplained = state.problems.filter(
    ({ severity, explanation }) => severity === "explain" && explanation === null,
  ).length;
  return [
    ...(state.conflicts.length > 0 ? [strings.next.conflicts(state.conflicts.length)] : []),
    ...(errors > 0 ? [strings.next.errors(errors)] : []),
    ...(unexplained > 0 ? [strings.next.unexplained(unexplained)] : []),
    ...(state.isOnline ? [] : [strings.next.offline]),
  ];
}
