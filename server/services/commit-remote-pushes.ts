import { judgedStatement, readJudged } from "../db/judged-values.ts";
import { guardStatement, type PushBasis } from "../db/push-guard.ts";
import { findParts, pushStatements, type FoundParts } from "../db/pushes.ts";
import { createLocalCommit } from "./commit-local-pushes.ts";
import {
  inPlace,
  judgeAll,
  judgeTaken,
  outcomesOf,
  takenOn,
  withSessions,
  type CommitOutcome,
  type SignedInPushes,
} from "./commit-pushes.ts";
import { decidePushes, partsOf, type Decided, type Pushed } from "./decide-pushes.ts";
import { KnownDocuments } from "./known-documents.ts";
import type { ServiceDeps } from "./service-deps.ts";
import { madeBy, rowsOf } from "./write-run.ts";

/** After so many decisions that others overtook, a group takes the lock before it reads. */
const attempts = 3;

/** Some tens of megabytes. */
const cellsKept = 200_000;
const cellsADocument = 10;

interface Basis extends SignedInPushes {
  readonly found: ReadonlyMap<string, FoundParts>;
  readonly isFresh: boolean;
}

/** Everything a group is decided on, in one round trip. */
async function readBasis(deps: ServiceDeps, pushes: readonly Pushed[]): Promise<Basis> {
  const { once } = deps.store;
  const [signedIn, found] = await Promise.all([withSessions(deps, once, pushes), findParts(once, pushes.map(partsOf))]);
  return { ...signedIn, found, isFresh: true };
}

function basisOf({ found, pushes }: Basis, { runs }: Decided): PushBasis {
  const sessions = new Map(pushes.map(({ caller }) => [caller.tokenHash, caller.grants]));
  return {
    documents: [...new Set(runs.map(({ context }) => context.documentId))].flatMap((id) => found.get(id)?.joined ?? []),
    sessions: [...sessions].map(([tokenHash, grants]) => ({ tokenHash, grants })),
    fresh: runs.flatMap(({ run, context }) =>
      run.taken.map((taken) => [context.documentId, taken.mutationId] as const),
    ),
  };
}

/** Refusals, replays and conflicts may rest on what is no longer so: they are told only of what was just read. */
const isPlain = ({ outcomes }: Decided): boolean =>
  outcomes.every(
    (outcome) =>
      outcome.status === "fulfilled" &&
      outcome.value.ok &&
      outcome.value.value.run.results.every((result) => result.outcome === "applied"),
  );

/** The documents as runs have left them. */
function afterRuns(found: ReadonlyMap<string, FoundParts>, { runs }: Decided): Map<string, FoundParts> {
  const after = new Map(found);
  for (const { run, context } of runs) {
    const before = after.get(context.documentId);
    if (before === undefined) continue;
    const versionMadeBy = madeBy(run) ?? before.joined.document.versionMadeBy;
    const document = { ...before.joined.document, version: run.version, versionMadeBy };
    const joined = { ...before.joined, document };
    after.set(context.documentId, { joined, cells: run.cells, seen: new Map() });
  }
  return after;
}

class RemoteCommit {
  readonly #deps: ServiceDeps;
  readonly #known = new KnownDocuments<FoundParts>(cellsKept, cellsADocument);
  readonly #commitUnderLock: (pushes: readonly Pushed[]) => Promise<CommitOutcome[]>;

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
    this.#commitUnderLock = createLocalCommit(deps);
  }

  async commit(pushes: readonly Pushed[]): Promise<CommitOutcome[]> {
    const documentIds = [...new Set(pushes.map(({ documentId }) => documentId))];
    const recalled = this.#recall(documentIds);
    let basis: Basis | null =
      recalled === null ? null : { found: recalled, pushes, refused: new Map(), isFresh: false };
    // forgotten until a commit is certain: after a reply that was lost, nobody knows what the documents hold
    for (const documentId of documentIds) this.#known.forget(documentId);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      basis ??= await readBasis(this.#deps, pushes);
      const decided = decidePushes(this.#deps, basis.found, basis.pushes);
      const outcomes = basis.isFresh || isPlain(decided) ? await this.#write(basis, decided) : null;
      if (outcomes !== null) return inPlace(basis, outcomes);
      basis = null;
    }
    return this.#commitUnderLock(pushes);
  }

  /** All of them, or null where one is not known. */
  #recall(documentIds: readonly string[]): ReadonlyMap<string, FoundParts> | null {
    const found = new Map<string, FoundParts>();
    for (const documentId of documentIds) {
      const known = this.#known.recall(documentId);
      if (known === undefined) return null;
      found.set(documentId, known);
    }
    return found;
  }

  #learn({ found }: Basis, decided: Decided): void {
    for (const [documentId, known] of afterRuns(found, decided)) this.#known.learn(documentId, known);
  }

  /** Writes what was decided and reads what the replies say, in one round trip; null where others were faster. */
  async #write(basis: Basis, decided: Decided): Promise<CommitOutcome[] | null> {
    const { store } = this.#deps;
    const on = takenOn(decided);
    const statements = pushStatements(rowsOf(decided.runs));
    if (statements.length === 0) {
      if (!basis.isFresh) return null; // there is no guard where nothing is written: nothing is said on trust
      this.#learn(basis, decided);
      return outcomesOf(decided, judgeTaken(this.#deps, on));
    }
    try {
      const documentIds = [...new Set(on.map(({ joined }) => joined.document.documentId))];
      const all = [guardStatement(basisOf(basis, decided)), ...statements, judgedStatement(documentIds)];
      const rows = await store.writeOnce(all);
      this.#learn(basis, decided);
      const problems = judgeAll(this.#deps, on, readJudged(rows.at(-1) ?? []));
      return outcomesOf(decided, Promise.resolve(problems));
    } catch {
      // Others were faster; or the network failed, and nobody knows whether it was written. Reading again tells: what was
      // written is then found as already processed. What fails for another reason fails once more under the lock.
      return null;
    }
  }
}

/**
 * Makes the way in which pushes are committed to a database that is far away. A transaction that reads, decides and writes
 * would pay four round trips; this one pays one where the documents are known from an earlier push, and two where they are
 * not: everything is decided beforehand, and the batch that writes it undoes itself when anything it was decided on has
 * changed. Then it is read and decided again.
 */
export function createRemoteCommit(deps: ServiceDeps): (pushes: readonly Pushed[]) => Promise<CommitOutcome[]> {
  const remote = new RemoteCommit(deps);
  return (pushes) => remote.commit(pushes);
}
