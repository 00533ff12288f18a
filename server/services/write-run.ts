import type { Path } from "../../shared/cell.ts";
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

/** Puts a run's changed cells into `into`, in place of what an earlier run left there. */
function addCells({ run, context: { documentId, userId, now } }: DecidedRun, into: Map<Path, NewCell>): void {
  for (const { changes } of run.taken) {
    for (const { path } of changes) {
      const cell = run.cells.get(path);
      if (cell === undefined) throw new Error(`Changed cell ${path} is not among the cells`);
      const { value, version } = cell;
      into.set(path, { documentId, path, value, version, changedBy: userId, changedAt: now });
    }
  }
}

/** Of a cell that several runs changed, what the last of them left. */
function cellsOf(runs: readonly DecidedRun[]): NewCell[] {
  const byDocument = new Map<string, Map<Path, NewCell>>();
  for (const decided of runs) {
    const { documentId } = decided.context;
    const cells = byDocument.get(documentId) ?? new Map<Path, NewCell>();
    byDocument.set(documentId, cells);
    addCells(decided, cells);
  }
  return [...byDocument.values()].flatMap((cells) => [...cells.values()]);
}

/** Members one by one: spreading 5,000 changes takes as long as writing them. */
const changesOf = ({ run, context: { documentId, userId, now } }: DecidedRun): NewChange[] =>
  run.taken.flatMap(({ mutationId, version, changes }) =>
    changes.map(({ path, before, after }) => ({
      documentId,
      version,
      path,
      before,
      after,
      changedBy: userId,
      changedAt: now,
      mutationId,
    })),
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
  const grown = runs.filter(({ run, context }) => run.version !== context.before);
  return {
    cells: cellsOf(runs),
    changes: runs.flatMap(changesOf),
    mutations: runs.flatMap(mutationsOf),
    versions: new Map(
      grown.map(({ run, context }) => [context.documentId, { version: run.version, madeBy: madeBy(run) }]),
    ),
  };
}
