import type { Transition } from "../../shared/protocol/common.ts";
import { errorKinds, type ApiError, type ErrorCode } from "../../shared/protocol/errors.ts";
import type { Outcome } from "./document-session.ts";
import { hasSheetErrors, problemsOfRefusal } from "./list-problems.ts";
import { pushFlow } from "./push-flow.ts";
import { callApi, outcomeOfFailure, type SessionContext } from "./session-context.ts";

/** A refusal that needs no asking, in the server's own words for the same thing. */
function refusedHere(code: ErrorCode): Outcome {
  const { status, title } = errorKinds[code];
  const error: ApiError = { type: "about:blank", title, status, code };
  return { kind: "refused", error };
}

/**
 * What must be so before the step is asked for. Values are pushed first, except for reopening: an accepted document takes
 * none. Changes that this push brought in have not been looked at, and what has not been looked at is not submitted.
 */
async function beforeStep(context: SessionContext, transition: Transition): Promise<Outcome | null> {
  if (transition === "reopen") return null;
  const pushed = await pushFlow(context);
  if (!pushed.ok) return pushed.error;
  if (transition === "return") return null;
  const conflicts = context.getState().conflicts.length;
  if (conflicts > 0) return { kind: "conflicts-open", conflicts };
  if (pushed.value.changed > 0) return refusedHere("version-behind");
  const { reading } = context.memory;
  const isSheetUnread = transition === "submit" && reading !== null && hasSheetErrors(reading);
  return isSheetUnread ? refusedHere("has-problems") : null;
}

/** Submits, returns, accepts or reopens the document in the version the person has before them. */
export async function stepFlow(
  context: SessionContext,
  transition: Transition,
  comment: string | undefined,
): Promise<Outcome> {
  const hindrance = await beforeStep(context, transition);
  if (hindrance !== null) return hindrance;
  const { memory } = context;
  const { documentId, version } = memory.document;
  const reply = await callApi(context, "transition", {
    params: { documentId },
    body: { transition, expectedVersion: version, ...(comment === undefined ? {} : { comment }) },
  });
  if (reply.ok) {
    memory.document = reply.value.document;
    context.dispatch({ type: "synced", document: memory.document, receipt: memory.binding.receipt });
    return { kind: "stepped", transition };
  }
  const problems = reply.error.kind === "refused" ? problemsOfRefusal(reply.error.error) : null;
  if (problems !== null) context.dispatch({ type: "refused", problems });
  return outcomeOfFailure(context, reply.error);
}
