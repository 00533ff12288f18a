import { createCellFinder, type Grid } from "../../shared/grid/grid.ts";
import { canonicalValue } from "../../shared/grid/read-value.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { Mutation, PushRequest } from "../../shared/protocol/push.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { FoundParts, PushedParts } from "../db/pushes.ts";
import { authorise, type Caller } from "./authorise.ts";
import { checkPast, readCursor } from "./cursor.ts";
import { visibleDocument, withModel, type DocumentAt } from "./document-at.ts";
import { runMutations, type Run, type SeenMutation } from "./run-mutations.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";
import type { DecidedRun } from "./write-run.ts";

/** A push as it came in. */
export interface Pushed {
  readonly caller: Caller;
  readonly documentId: string;
  readonly request: PushRequest;
}

/** What became of a push: its run, and the document it ran on. */
export interface Taken {
  readonly run: Run;
  readonly at: DocumentAt;
}

/** A document as the pushes decided so far have left it. */
interface Standing {
  readonly version: number;
  readonly cells: ReadonlyMap<string, StoredCell>;
  readonly seen: ReadonlyMap<string, SeenMutation>;
}

/** The mutations with values as they are kept, or the paths that are no cells of the document. */
function readMutations(grids: readonly Grid[], mutations: readonly Mutation[]): Result<Mutation[], Refusal> {
  const unknown = new Set<string>();
  const findCell = createCellFinder(grids);
  const read = mutations.map(({ cells, ...rest }) => ({
    ...rest,
    cells: cells.map((change) => {
      const { path, value } = change;
      const cell = findCell(path);
      if (cell === null) unknown.add(path);
      const canonical = cell === null ? value : canonicalValue(cell.input, value);
      return Object.is(canonical, value) ? change : { path, value: canonical };
    }),
  }));
  if (unknown.size === 0) return ok(read);
  const paths = [...unknown];
  return refuse("unknown-path", `Not in this document: ${paths.slice(0, 5).join(", ")}.`, { paths });
}

/** What a push asks of its document's past. */
export function partsOf({ documentId, request: { mutations, cursor: text } }: Pushed): PushedParts {
  const cursor = readCursor(text);
  const madeBy = cursor.ok ? (cursor.value?.madeBy ?? null) : null;
  return {
    documentId,
    mutationIds: [...mutations.map(({ mutationId }) => mutationId), ...(madeBy === null ? [] : [madeBy])],
  };
}

/** The pushes of one group, decided one after another on what they all found. */
class Deciding {
  readonly runs: DecidedRun[] = [];
  readonly #deps: ServiceDeps;
  readonly #found: ReadonlyMap<string, FoundParts>;
  readonly #standing = new Map<string, Standing>();

  constructor(deps: ServiceDeps, found: ReadonlyMap<string, FoundParts>) {
    this.#deps = deps;
    this.#found = found;
  }

  decide({ caller, documentId, request }: Pushed): Result<Taken, Refusal> {
    const found = this.#found.get(documentId);
    const visible = visibleDocument(this.#deps, caller, found?.joined);
    if (!visible.ok) return visible;
    const { document } = visible.value.joined;
    const allowed = authorise(caller, document, "push");
    if (!allowed.ok) return allowed;

    const at = withModel(visible.value);
    const { version, cells, seen }: Standing = this.#standing.get(documentId) ?? {
      version: document.version,
      cells: found?.cells ?? new Map(),
      seen: found?.seen ?? new Map(),
    };
    const ids = request.mutations.map(({ mutationId }) => mutationId);
    const isReplay = ids.length > 0 && ids.every((id) => seen.has(id));
    if (document.status === "accepted" && !isReplay) return refuse("document-locked");
    const cursor = readCursor(request.cursor);
    if (!cursor.ok) return cursor;
    const past = checkPast(cursor.value, document, seen);
    if (!past.ok) return past;
    const mutations = readMutations(at.model.grids, request.mutations);
    if (!mutations.ok) return mutations;

    const now = nowOf(this.#deps);
    const run = runMutations({ version, cells, seen, mutations: mutations.value, author: { name: caller.name, now } });
    if (!run.ok) return run;
    const { clientId } = request;
    this.runs.push({ run: run.value, context: { documentId, before: version, clientId, userId: caller.userId, now } });
    const taken = run.value.taken.map((mutation) => [mutation.mutationId, mutation] as const);
    this.#standing.set(documentId, {
      version: run.value.version,
      cells: run.value.cells,
      seen: new Map([...seen, ...taken]),
    });
    return ok({ run: run.value, at });
  }
}

export interface Decided {
  /** Of each push, in order. */
  readonly outcomes: readonly PromiseSettledResult<Result<Taken, Refusal>>[];
  /** What is to be written. */
  readonly runs: readonly DecidedRun[];
}

/**
 * Decides a group of pushes in their order, each as if those before it were committed already. A push that is refused, or
 * that fails by a defect, changes nothing and stands in no other's way.
 */
export function decidePushes(
  deps: ServiceDeps,
  found: ReadonlyMap<string, FoundParts>,
  pushes: readonly Pushed[],
): Decided {
  const deciding = new Deciding(deps, found);
  const outcomes = pushes.map((pushed): PromiseSettledResult<Result<Taken, Refusal>> => {
    try {
      return { status: "fulfilled", value: deciding.decide(pushed) };
    } catch (reason) {
      return { status: "rejected", reason };
    }
  });
  return { outcomes, runs: deciding.runs };
}
