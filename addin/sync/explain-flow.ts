import type { Problem } from "../../shared/problem.ts";
import type { Outcome } from "./document-session.ts";
import { pushFlow } from "./push-flow.ts";
import { callApi, judge, outcomeOfFailure, type SessionContext } from "./session-context.ts";

/**
 * Sends an explanation. What waits is pushed before: the server keeps the values an explanation was written for, and they
 * must be those the person sees.
 */
export async function explainFlow(context: SessionContext, problem: Problem, text: string): Promise<Outcome> {
  const { memory } = context;
  if (context.getState().waiting > 0) {
    const pushed = await pushFlow(context);
    if (!pushed.ok) return pushed.error;
  }
  const reply = await callApi(context, "explain", {
    params: { documentId: memory.document.documentId },
    body: { code: problem.code, paths: [...problem.paths], text },
  });
  if (!reply.ok) return outcomeOfFailure(context, reply.error);
  memory.explanations = reply.value.explanations;
  judge(context);
  return { kind: "explained" };
}

/**
 * Reads what others have explained since, where that may be: the problems they answered ask no more. Where it fails, those
 * known stay, and the next pull tries again.
 *
 * @param inTurn runs its work when no call is running; within a call, at once.
 */
export async function explanationsFlow(
  context: SessionContext,
  inTurn: (work: () => void) => Promise<void>,
): Promise<void> {
  const { memory } = context;
  while (memory.areExplanationsStale) {
    memory.areExplanationsStale = false; // what is heard of while they are read may not be among them
    const known = memory.explanations;
    const reply = await callApi(context, "listExplanations", { params: { documentId: memory.document.documentId } });
    if (!reply.ok) {
      memory.areExplanationsStale = true;
      return;
    }
    await inTurn(() => {
      if (memory.explanations === known) {
        memory.explanations = reply.value.explanations;
        judge(context);
      } else memory.areExplanationsStale = true; // others came meanwhile, and which are newer nothing tells
    });
  }
}
