import type { NewChanges, MutationRow, PushRows } from "../db/pushes.ts";
import type { Run } from "./run-mutations.ts";

export interface RunContext {
  readonly documentId: string;
  /** The document's version before the run. */
  readonly before: number;
  readonly clientId: string;
  readonly userId: string;
  readonly now: string;
}

export interface DecidedRun {
  readonly run: Run;
  readonly context: RunContext;
}

const changesOf = ({ run, context: { documentId, userId, now } }: DecidedRun): NewChanges[] =>
  run.taken
    .filter(({ changes }) => changes.length > 0)
    .map(({ mutationId, version, changes }) => ({
      documentId,
      version,
      mutationId,
      changedBy: userId,
      changedAt: now,
      changes,
    }));

const mutationsOf = ({ run, context: { documentId, clientId, now } }: DecidedRun): MutationRow[] =>
  run.taken.map(({ mutationId, contentHash, outcome, version, madeVersion, refused }) => ({
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

/** The mutation that made the version a run ended in; null where the run made none. */
export const madeBy = ({ taken }: Run): string | null =>
  taken.findLast(({ madeVersion }) => madeVersion)?.mutationId ?? null;

/** What runs decided, in their order: mutations, cells and change log together, so the log always explains the cells. */
export function rowsOf(runs: readonly DecidedRun[]): PushRows {
  const grown = runs.filter(({ run, context }) => run.version !== context.before);
  return {
    changes: runs.flatMap(changesOf),
    mutations: runs.flatMap(mutationsOf),
    versions: new Map(
      grown.map(({ run, context }) => [context.documentId, { version: run.version, madeBy: madeBy(run) }]),
    ),
  };
}
