import type { Problem } from "../../shared/problem.ts";
import { pushLimits, type MutationResult, type PushRequest } from "../../shared/protocol/push.ts";
import { ok, type Result } from "../../shared/result.ts";
import { createGroupQueue, type GroupOptions } from "../db/group-queue.ts";
import { listJudgedValues } from "../db/judged-values.ts";
import type { Caller } from "./authorise.ts";
import { decidePushes, type Pushed, type Taken } from "./decide-pushes.ts";
import { judgeNow } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

export interface PushReply {
  /** The document's version after the push. */
  readonly version: number;
  readonly results: readonly MutationResult[];
  /**
   * Of the document as it stood when the reply was made: with this push, and with whatever was committed between it and
   * the reply. It is never older than the push.
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

type Problems = ReadonlyMap<string, readonly Problem[]>;

/** The problems of documents by id, as they stand now; of each once, however many pushes it had. */
async function judgeAll(deps: ServiceDeps, documents: readonly Taken["at"][]): Promise<Problems> {
  const models = new Map(documents.map(({ joined, model }) => [joined.document.documentId, model]));
  const values = await listJudgedValues(deps.store.once, [...models.keys()]);
  const judged = new Map<string, Problem[]>();
  for (const [documentId, { cells, previous }] of values) {
    const model = models.get(documentId);
    if (model !== undefined) judged.set(documentId, judgeNow(deps, model, cells, previous));
  }
  return judged;
}

/** What became of a push that is committed, with the problems of all its group, read after the commit. */
interface Committed extends Taken {
  readonly problems: Promise<Problems>;
}

type Outcome = PromiseSettledResult<Result<Committed, Refusal>>;

async function commitGroup(deps: ServiceDeps, pushes: readonly Pushed[]): Promise<Outcome[]> {
  const written = await deps.store.write<readonly PromiseSettledResult<Result<Taken, Refusal>>[], never>(
    async (transactor) => ok(await decidePushes(deps, transactor, pushes)),
  );
  if (!written.ok) return written.error;
  const taken = written.value.flatMap((outcome) =>
    outcome.status === "fulfilled" && outcome.value.ok ? [outcome.value.value.at] : [],
  );
  const problems = taken.length === 0 ? Promise.resolve<Problems>(new Map()) : judgeAll(deps, taken);
  return written.value.map((outcome): Outcome => {
    if (outcome.status === "rejected") return outcome;
    const { value } = outcome;
    return { status: "fulfilled", value: value.ok ? ok({ ...value.value, problems }) : value };
  });
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
  const take = createGroupQueue((pushes: readonly Pushed[]) => commitGroup(deps, pushes), grouping);
  return async (caller, documentId, request) => {
    const checked = checkRequest(request);
    if (!checked.ok) return checked;
    const committed = await take({ caller, documentId, request });
    if (!committed.ok) return committed;
    const { run, problems } = committed.value;
    const judged = await problems;
    return ok({ version: run.version, results: run.results, problems: judged.get(documentId) ?? [] });
  };
}
