import { stepsPerCall } from "../../shared/protocol/queue.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Caller } from "./authorise.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";
import { takeTransition, type TransitionRequest } from "./transition.ts";

export interface StepRequest extends TransitionRequest {
  readonly documentId: string;
}

export interface StepResult {
  readonly documentId: string;
  readonly result: Result<PracticeDocument, Refusal>;
}

/**
 * Takes many steps in the order given, each in a transaction of its own and as it would be taken alone: one that is
 * refused neither stops nor undoes the others, and pushes get their turn in between.
 */
export async function takeTransitions(
  deps: ServiceDeps,
  caller: Caller,
  requests: readonly StepRequest[],
): Promise<Result<readonly StepResult[], Refusal>> {
  if (requests.length > stepsPerCall) return refuse("too-large", `At most ${stepsPerCall} steps a call.`);
  const results: StepResult[] = [];
  for (const { documentId, ...request } of requests) {
    results.push({ documentId, result: await takeTransition(deps, caller, documentId, request) });
  }
  return ok(results);
}
