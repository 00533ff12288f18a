import { type Result } from "../../shared/result.ts";
import { judgedStatement, readJudged } from "../db/judged-values.ts";
import { findSignedIn } from "../db/people.ts";
import { guardStatement, type PushBasis } from "../db/push-guard.ts";
import { findParts, pushStatements, type FoundParts } from "../db/pushes.ts";
import { commitHere, judgeAll, judgeTaken, outcomesOf, takenOn, type CommitOutcome } from "./commit-pushes.ts";
import { decidePushes, partsOf, type Decided, type Pushed } from "./decide-pushes.ts";
import { KnownDocuments } from "./known-documents.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";
import { callerOf } from "./sign-in.ts";
import { rowsOf } from "./write-run.ts";

/** After so many decisions that others overtook, a group takes the lock before it reads. */
const attempts = 3;

interface Basis {
  readonly found: ReadonlyMap<string, FoundParts>;
  readonly pushes: readonly Pushed[];
  /** Pushes whose session is no more, by their place in the group. */
  readonly refused: ReadonlyMap<number, Refusal>;
  readonly isFresh: boolean;
}

/** Everything a group is decided on, in one round trip: sessions that were taken on trust are looked at, too. */
async function readBasis(deps: ServiceDeps, pushes: readonly Pushed[]): Promise<Basis> {
  const hashes = [...new Set(pushes.map(({ caller }) => caller.tokenHash))];
  const [sessions, found] = await Promise.all([
    findSignedIn(deps.store.once, hashes),
    findParts(deps.store.once, pushes.map(partsOf), "all"),
  ]);
  const refused = new Map<number, Refusal>();
  const signedIn: Pushed[] = [];
  for (const [place, pushed] of pushes.entries()) {
    const { tokenHash } = pushed.caller;
    const caller = callerOf(deps, tokenHash, sessions.get(tokenHash));
    if (caller.ok) signedIn.push({ ...pushed, caller: caller.value });
    else refused.set(place, caller.error);
  }
  return { found, pushes: signedIn, refused, isFresh: true };
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

/** Puts those refused for their session back into their places. */
function inPlace(refused: ReadonlyMap<number, Refusal>, decided: readonly CommitOutcome[]): CommitOutcome[] {
  const outcomes = [...decided];
  for (const [place, error] of [...refused].toSorted(([a], [b]) => a - b)) {
    const value: Result<never, Refusal> = { ok: false, error };
    outcomes.splice(place, 0, { status: "fulfilled", value });
  }
  return outcomes;
}

class RemoteCommit {
  readonly #deps: ServiceDeps;
  readonly #known = new KnownDocuments();

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  async commit(pushes: readonly Pushed[]): Promise<CommitOutcome[]> {
    const documentIds = [...new Set(pushes.map(({ documentId }) => documentId))];
    const recalled = this.#known.recall(documentIds);
    let basis: Basis | null =
      recalled === null ? null : { found: recalled, pushes, refused: new Map(), isFresh: false };
    // forgotten until a commit is certain: after a reply that was lost, nobody knows what the documents hold
    this.#known.forget(documentIds);
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      basis ??= await readBasis(this.#deps, pushes);
      const decided = decidePushes(this.#deps, basis.found, basis.pushes);
      const outcomes = basis.isFresh || isPlain(decided) ? await this.#write(basis, decided) : null;
      if (outcomes !== null) return inPlace(basis.refused, outcomes);
      basis = null;
    }
    const { pushes: signedIn, refused } = await readBasis(this.#deps, pushes);
    return inPlace(refused, await commitHere(this.#deps, signedIn));
  }

  /** Writes what was decided and reads what the replies say, in one round trip; null where others were faster. */
  async #write(basis: Basis, decided: Decided): Promise<CommitOutcome[] | null> {
    const { store } = this.#deps;
    const on = takenOn(decided);
    const statements = pushStatements(rowsOf(decided.runs));
    if (statements.length === 0) {
      if (!basis.isFresh) return null; // there is no guard where nothing is written: nothing is said on trust
      this.#known.learn(basis.found, decided.runs);
      return outcomesOf(decided, judgeTaken(this.#deps, on));
    }
    try {
      const documentIds = [...new Set(on.map(({ joined }) => joined.document.documentId))];
      const all = [guardStatement(basisOf(basis, decided)), ...statements, judgedStatement(documentIds)];
      const rows = await store.writeOnce(all);
      this.#known.learn(basis.found, decided.runs);
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
