import type { Problem } from "../../shared/problem.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listJudgedValues, type JudgedValues } from "../db/judged-values.ts";
import { findParts, writePushes } from "../db/pushes.ts";
import { decidePushes, partsOf, type Decided, type Pushed, type Taken } from "./decide-pushes.ts";
import { judgeNow } from "./document-at.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";
import { rowsOf } from "./write-run.ts";

/** Problems of documents by id. */
export type Problems = ReadonlyMap<string, readonly Problem[]>;

/** What became of a push that is committed, with the problems of all its group, read after the commit. */
interface Committed extends Taken {
  readonly problems: Promise<Problems>;
}

export type CommitOutcome = PromiseSettledResult<Result<Committed, Refusal>>;

/** The documents that pushes of a group were taken on. */
export const takenOn = ({ outcomes }: Decided): Taken["at"][] =>
  outcomes.flatMap((outcome) => (outcome.status === "fulfilled" && outcome.value.ok ? [outcome.value.value.at] : []));

/** The problems of documents by id, as they stand now; of each once, however many pushes it had. */
export function judgeAll(
  deps: ServiceDeps,
  documents: readonly Taken["at"][],
  values: ReadonlyMap<string, JudgedValues>,
): Problems {
  const byId = new Map(documents.map((at) => [at.joined.document.documentId, at]));
  const judged = new Map<string, Problem[]>();
  for (const [documentId, { cells, previous }] of values) {
    const at = byId.get(documentId);
    if (at !== undefined) judged.set(documentId, judgeNow(deps, at, cells, previous));
  }
  return judged;
}

export async function judgeTaken(deps: ServiceDeps, documents: readonly Taken["at"][]): Promise<Problems> {
  if (documents.length === 0) return new Map();
  const documentIds = new Set(documents.map(({ joined }) => joined.document.documentId));
  return judgeAll(deps, documents, await listJudgedValues(deps.store.once, [...documentIds]));
}

export const outcomesOf = ({ outcomes }: Decided, problems: Promise<Problems>): CommitOutcome[] =>
  outcomes.map((outcome): CommitOutcome => {
    if (outcome.status === "rejected") return outcome;
    const { value } = outcome;
    return { status: "fulfilled", value: value.ok ? ok({ ...value.value, problems }) : value };
  });

/** Reads, decides and writes a group of pushes in one transaction: for a database to which the way is short. */
export async function commitHere(deps: ServiceDeps, pushes: readonly Pushed[]): Promise<CommitOutcome[]> {
  const written = await deps.store.write<Decided, never>(async (transactor) => {
    const decided = decidePushes(deps, await findParts(transactor, pushes.map(partsOf)), pushes);
    await writePushes(transactor, rowsOf(decided.runs));
    return ok(decided);
  });
  return written.ok ? outcomesOf(written.value, judgeTaken(deps, takenOn(written.value))) : written.error;
}
