import type { Problem } from "../../shared/problem.ts";
import { pushLimits, type MutationResult, type PushRequest } from "../../shared/protocol/push.ts";
import { ok, type Result } from "../../shared/result.ts";
import { createGroupQueue, type GroupOptions } from "../db/group-queue.ts";
import type { Caller } from "./authorise.ts";
import { createLocalCommit } from "./commit-local-pushes.ts";
import { createRemoteCommit } from "./commit-remote-pushes.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

export interface PushReply {
  /** The document's version after the push. */
  readonly version: number;
  readonly results: readonly MutationResult[];
  /**
   * Of the document as it stood when the reply was made: with this push, and with those that were committed together with
   * it. It is never older than the push.
   */
  readonly problems: readonly Problem[];
}

/** What can be said of a push without looking at the document. */
function checkRequest(request: PushRequest): Result<null, Refusal> {
  if (request.mutations.length > pushLimits.mutationsPerPush) {
    return refuse("too-large", `At most ${pushLimits.mutationsPerPush} mutations a push.`);
  }
  for (const { mutationId, cells } of request.mutations) {
    if (cells.length > pushLimits.cellsPerMutation) {
      return refuse("too-large", `Mutation ${mutationId}: at most ${pushLimits.cellsPerMutation} cells a mutation.`);
    }
    const paths = new Set<string>();
    for (const { path } of cells) {
      // Which of two values was meant cannot be known, and keeping one would drop the other silently.
      if (paths.has(path)) return refuse("malformed-body", `Mutation ${mutationId} has the path ${path} twice.`);
      paths.add(path);
    }
  }
  return ok(null);
}

export type Push = (caller: Caller, documentId: string, request: PushRequest) => Promise<Result<PushReply, Refusal>>;

/** Pushes a commit takes at most: with more, the first of them would wait for the last to be decided. */
export const defaultPushGroup: GroupOptions = { largest: 64 };

/**
 * Makes the one way in which pushes are applied. Those that arrive together share a transaction, and are acknowledged
 * after its commit. Each is applied whole or not at all: a mutation seen before is acknowledged, never applied again;
 * whatever refuses one mutation refuses its push and changes nothing. A push that was seen before altogether is
 * acknowledged even when the document has been accepted since, because its author may only have lost the reply.
 */
export function createPush(deps: ServiceDeps, grouping: GroupOptions = defaultPushGroup): Push {
  const take = createGroupQueue(deps.store.isRemote ? createRemoteCommit(deps) : createLocalCommit(deps), grouping);
  return async (caller, documentId, request) => {
    const checked = checkRequest(request);
    if (!checked.ok) return checked;
    const committed = await take({ caller, documentId, request });
    if (!committed.ok) return committed;
    const { run, problems } = committed.value;
    const judged = (await problems).get(documentId);
    if (judged?.status === "rejected") throw judged.reason;
    return ok({ version: run.version, results: run.results, problems: judged?.value ?? [] });
  };
}
