import { findCell, type Grid } from "../../shared/grid/grid.ts";
import { canonicalValue } from "../../shared/grid/read-value.ts";
import type { Problem } from "../../shared/problem.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import { pushLimits, type Mutation, type MutationResult, type PushRequest } from "../../shared/protocol/push.ts";
import { ok, type Result } from "../../shared/result.ts";
import { findMutations, listCells } from "../db/cells.ts";
import { authorise, type Caller } from "./authorise.ts";
import { findDocumentFor, judgeNow, readPrevious, valuesOf } from "./document-at.ts";
import { runMutations } from "./run-mutations.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";
import { writeRun } from "./write-run.ts";

export interface PushReply {
  readonly version: number;
  readonly results: readonly MutationResult[];
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

/** The mutations with values as they are kept, or the paths that are no cells of the document. */
function readMutations(grids: readonly Grid[], mutations: readonly Mutation[]): Result<Mutation[], Refusal> {
  const unknown = new Set<string>();
  const read = mutations.map(({ cells, ...rest }) => ({
    ...rest,
    cells: cells.map(({ path, value }) => {
      const cell = findCell(grids, path);
      if (cell === null) unknown.add(path);
      return { path, value: cell === null ? value : canonicalValue(cell.input, value) };
    }),
  }));
  if (unknown.size === 0) return ok(read);
  const paths = [...unknown];
  return refuse("unknown-path", `Not in this document: ${paths.slice(0, 5).join(", ")}.`, { paths });
}

/**
 * Applies a push, all of it in one transaction: a mutation seen before is acknowledged, never applied again; whatever
 * refuses one mutation refuses the push and changes nothing. A push that was seen before altogether is acknowledged even
 * when the document has been accepted since, because its author may only have lost the reply.
 */
export function push(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  request: PushRequest,
): Promise<Result<PushReply, Refusal>> {
  const checked = checkRequest(request);
  if (!checked.ok) return Promise.resolve(checked);
  return deps.store.write<PushReply, Refusal>(async (transactor) => {
    const found = await findDocumentFor(deps, transactor, caller, documentId);
    if (!found.ok) return found;
    const { joined, model } = found.value;
    const allowed = authorise(caller, joined.document, "push");
    if (!allowed.ok) return allowed;

    const ids = request.mutations.map(({ mutationId }) => mutationId);
    const seen = await findMutations(transactor, documentId, ids);
    const isReplay = ids.length > 0 && ids.every((id) => seen.has(id));
    if (joined.document.status === "accepted" && !isReplay) return refuse("document-locked");
    const mutations = readMutations(model.grids, request.mutations);
    if (!mutations.ok) return mutations;

    const cells = new Map<string, StoredCell>();
    for (const { path, ...cell } of await listCells(transactor, documentId)) cells.set(path, cell);
    const run = runMutations({
      version: joined.document.version,
      cells,
      seen,
      mutations: mutations.value,
      author: { name: caller.name, now: nowOf(deps) },
    });
    if (!run.ok) return run;
    await writeRun(transactor, run.value, {
      documentId,
      before: joined.document.version,
      clientId: request.clientId,
      userId: caller.userId,
      now: nowOf(deps),
    });
    // in the order in which they are read, so that the problems come in the same order too
    const paths = [...run.value.cells.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    const values = valuesOf(paths.map((path) => ({ path, value: run.value.cells.get(path)?.value ?? null })));
    const previous = await readPrevious(transactor, joined.document);
    const problems = judgeNow(deps, model, values, previous);
    return ok({ version: run.value.version, results: run.value.results, problems });
  });
}
