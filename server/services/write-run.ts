import { insertChanges, insertMutations, upsertCells } from "../db/cells.ts";
import { updateDocument } from "../db/documents.ts";
import type { Transactor } from "../db/store.ts";
import type { Run } from "./run-mutations.ts";

export interface RunContext {
  readonly documentId: string;
  /** The document's version before the run. */
  readonly before: number;
  readonly clientId: string;
  readonly userId: string;
  readonly now: string;
}

/** Writes down what a run decided: mutations, cells and change log together, so the log always explains the cells. */
export async function writeRun(transactor: Transactor, run: Run, context: RunContext): Promise<void> {
  const { documentId, clientId, userId, now } = context;
  const changedPaths = new Set(run.taken.flatMap(({ changes }) => changes.map(({ path }) => path)));
  const cells = [...changedPaths].map((path) => {
    const cell = run.cells.get(path);
    if (cell === undefined) throw new Error(`Changed cell ${path} is not among the cells`);
    return { documentId, path, value: cell.value, version: cell.version, changedBy: userId, changedAt: now };
  });
  const changes = run.taken.flatMap(({ mutationId, version, changes: made }) =>
    made.map((change) => ({ ...change, documentId, version, mutationId, changedBy: userId, changedAt: now })),
  );
  const mutations = run.taken.map(({ mutationId, contentHash, outcome, version, madeVersion, refused }) => ({
    documentId,
    mutationId,
    clientId,
    contentHash,
    outcome,
    version,
    madeVersion,
    refused,
    receivedAt: now,
  }));
  await upsertCells(transactor, cells);
  await insertChanges(transactor, changes);
  await insertMutations(transactor, mutations);
  if (run.version !== context.before) await updateDocument(transactor, documentId, { version: run.version });
}
