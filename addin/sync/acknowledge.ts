import { valueAt, withChanges, type CellChange, type Cells, type CellValue, type Path } from "../../shared/cell.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { MutationResult } from "../../shared/protocol/push.ts";
import type { SheetReading } from "../workbook/workbook.ts";
import type { OutboxEntry } from "./outbox.ts";
import { asInSheet, isReadable, sheetCells, type StoredCells } from "./sheet-cells.ts";

export interface SentState {
  readonly base: Cells;
  /** What the server holds in the cells that are in conflict. */
  readonly theirs: StoredCells;
  /** Everything queued, in order, the entries that were sent included. */
  readonly queue: readonly OutboxEntry[];
}

/** A value to send once more, on top of the version in which the server holds what its author had seen. */
export interface Resend {
  readonly change: CellChange;
  readonly baseVersion: number;
}

export interface Acknowledged extends SentState {
  /** Sent and answered: the entries to take out of the outbox. */
  readonly mutationIds: readonly string[];
  /** Cells the server took. */
  readonly saved: ReadonlySet<Path>;
  readonly resend: readonly Resend[];
}

interface Draft {
  readonly base: Map<Path, CellValue>;
  readonly theirs: Map<Path, StoredCell>;
  readonly saved: Set<Path>;
  /** Clashes with a value the author had seen, by path: the last one counts. */
  readonly stale: Map<Path, { readonly sent: CellValue; readonly cell: StoredCell }>;
}

function settleClash(draft: Draft, path: Path, sent: CellValue, cell: StoredCell): void {
  if (cell.value === sent) {
    draft.base.set(path, sent);
    draft.theirs.delete(path);
  } else if (cell.value === valueAt(draft.base, path)) {
    draft.stale.set(path, { sent, cell });
    draft.theirs.delete(path);
  } else {
    draft.theirs.set(path, cell);
  }
}

function settleEntry(draft: Draft, grids: readonly Grid[], entry: OutboxEntry, result: MutationResult): void {
  const clashes = new Map(result.conflicts.map(({ path, theirs }) => [path, asInSheet(grids, path, theirs)]));
  for (const { path, value } of entry.cells) {
    const clash = clashes.get(path);
    if (clash !== undefined) {
      settleClash(draft, path, value, clash);
      continue;
    }
    draft.base.set(path, value);
    draft.theirs.delete(path);
    draft.stale.delete(path);
    draft.saved.add(path);
  }
}

/**
 * What a push's reply means for the base, the conflicts and the queue.
 *
 * The server calls a cell a clash when it is newer than the mutation's base version. Where it then holds the very value
 * the base has, its author had seen it, and nobody else's word is at stake: an earlier mutation of the same queue, sent
 * with the same base version, does that. Such a cell is sent again on top of the version that is there; what is sent is
 * the sheet's value of now, and nothing when a later entry of the queue speaks for the cell or the sheet has come to agree.
 */
export function acknowledge(
  state: SentState,
  results: readonly MutationResult[],
  grids: readonly Grid[],
  reading: SheetReading,
): Acknowledged {
  const draft: Draft = {
    base: new Map(state.base),
    theirs: new Map(state.theirs),
    saved: new Set(),
    stale: new Map(),
  };
  const resultById = new Map(results.map((result) => [result.mutationId, result]));
  const mutationIds: string[] = [];
  for (const entry of state.queue) {
    const result = resultById.get(entry.mutationId);
    if (result === undefined) continue;
    settleEntry(draft, grids, entry, result);
    mutationIds.push(entry.mutationId);
  }
  const queue = state.queue.filter(({ mutationId }) => !mutationIds.includes(mutationId));
  const base = withChanges(
    new Map(),
    [...draft.base].map(([path, value]) => ({ path, value })),
  );
  return {
    base,
    theirs: draft.theirs,
    queue,
    mutationIds,
    saved: draft.saved,
    resend: resendOf(draft, queue, base, reading),
  };
}

function resendOf(draft: Draft, queue: readonly OutboxEntry[], base: Cells, reading: SheetReading): Resend[] {
  const mine = sheetCells(base, reading);
  const spokenFor = new Set(queue.flatMap(({ cells }) => cells.map(({ path }) => path)));
  const resend: Resend[] = [];
  for (const [path, { sent, cell }] of draft.stale) {
    if (spokenFor.has(path) || draft.theirs.has(path)) continue;
    const value = isReadable(reading, path) ? valueAt(mine, path) : sent;
    if (value !== cell.value) resend.push({ change: { path, value }, baseVersion: cell.version });
  }
  return resend;
}

/** Resends by base version, so that no cell is sent on top of a version in which its author had not seen it. */
export function resendsByVersion(resend: readonly Resend[]): ReadonlyMap<number, readonly CellChange[]> {
  const byVersion = new Map<number, CellChange[]>();
  for (const { change, baseVersion } of resend) {
    const changes = byVersion.get(baseVersion);
    if (changes === undefined) byVersion.set(baseVersion, [change]);
    else changes.push(change);
  }
  return byVersion;
}
