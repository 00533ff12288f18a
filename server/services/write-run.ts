import type { NewCell, NewChange, MutationRow, PushRows } from "../db/pushes.ts";
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

function cellsOf({ run, context: { documentId, userId, now } }: DecidedRun): NewCell[] {
  const changedPaths = new Set(run.taken.flatMap(({ changes }) => changes.map(({ path }) => path)));
  return [...changedPaths].map((path) => {
    const cell = run.cells.get(path);
    if (cell === undefined) throw new Error(`Changed cell ${path} is not among the cells`);
    return { documentId, path, value: cell.value, version: cell.version, changedBy: userId, changedAt: now };
  });
}

const changesOf = ({ run, context: { documentId, userId, now } }: DecidedRun): NewChange[] =>
  run.taken.flatMap(({ mutationId, version, changes }) =>
    changes.map((change) => ({ ...change, documentId, version, mutationId, changedBy: userId, changedAt: now })),
  );

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

/**
 * What runs decided, in their order: mutations, cells and change log together, so the log always explains the cells. Of a
 * cell that several of them changed, what the last one left.
 */
export function rowsOf(runs: readonly DecidedRun[]): PushRows {
  const cells = new Map(runs.flatMap(cellsOf).map((cell) => [`${cell.documentId} ${cell.path}`, cell]));
  const grown = runs.filter(({ run, context }) => run.version !== context.before);
  return {
    cells: [...cells.values()],
    changes: runs.flatMap(changesOf),
    mutations: runs.flatMap(mutationsOf),
    versions: new Map(
      grown.map(({ run, context }) => [context.documentId, { version: run.version, madeBy: madeBy(run) }]),
    ),
  };
}
