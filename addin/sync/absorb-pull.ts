import { withChanges, type CellChange, type Cells, type CellValue, type Path } from "../../shared/cell.ts";
import { findCell, type Grid } from "../../shared/grid/grid.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { Binding, SheetReading } from "../workbook/workbook.ts";
import { merge } from "./merge.ts";
import type { OutboxEntry } from "./outbox.ts";
import { asInSheet, isReadable, sheetCells, type StoredCells } from "./sheet-cells.ts";

export interface Absorbed {
  /** Its base, version and cursor are those after the pull, once `take` is written. */
  readonly binding: Binding;
  /** To be written into the sheet. */
  readonly take: readonly CellChange[];
  readonly theirs: StoredCells;
}

/**
 * The version up to which everything has been seen. A cell in conflict holds it back to before its clash, and the cursor
 * with it: should this session end before the conflict is settled, the next one pulls the cell again and finds the same
 * conflict, instead of a base version that would let its push overwrite it.
 */
function seenVersion(documentVersion: number, theirs: StoredCells): number {
  const clashes = [...theirs.values()].map(({ version }) => version - 1);
  return Math.max(0, Math.min(documentVersion, ...clashes));
}

/** A whole document says of every cell it leaves out that the server holds nothing there, whatever the base claims. */
function baseFor(base: Cells, reply: PullReply, isWhole: boolean): Cells {
  if (!isWhole) return base;
  return new Map([...base].filter(([path]) => reply.cells[path] !== undefined));
}

/** A cell cleared elsewhere, in a row that is not on this sheet, needs no writing: a row must not be added to be empty. */
const isWritable = (reading: SheetReading, path: Path, value: CellValue): boolean =>
  value !== null || isReadable(reading, path);

/**
 * Whether the last value queued for the cell was queued by somebody who had seen this one: it is on its way to replace
 * it, and asking again would only ask what has been answered. A base version the server has not is of another past.
 */
function isAnswered(queue: readonly OutboxEntry[], path: Path, version: number, documentVersion: number): boolean {
  const last = queue.findLast(({ cells }) => cells.some((cell) => cell.path === path));
  return last !== undefined && last.baseVersion >= version && last.baseVersion <= documentVersion;
}

/**
 * What a pull means for sheet, base and conflicts: what changed only there is taken, what changed on both sides is a
 * conflict, and open conflicts are looked at again, since either side may have moved. Cells that no grid has are kept in
 * the base and never written.
 *
 * @param isWhole whether the pull was without a cursor.
 */
export function absorbPull(
  binding: Binding,
  open: StoredCells,
  queue: readonly OutboxEntry[],
  grids: readonly Grid[],
  reading: SheetReading,
  reply: PullReply,
  isWhole: boolean,
): Absorbed {
  const base = baseFor(binding.base, reply, isWhole);
  const arrived = new Map<Path, StoredCell>(open);
  for (const [path, cell] of Object.entries(reply.cells)) arrived.set(path, asInSheet(grids, path, cell));
  const values = new Map<Path, CellValue>([...arrived].map(([path, { value }]) => [path, value]));
  const merged = merge(base, sheetCells(base, reading), values);

  const theirs = new Map<Path, StoredCell>();
  for (const { path } of merged.conflicts) {
    const cell = arrived.get(path);
    if (cell === undefined || isAnswered(queue, path, cell.version, reply.document.version)) continue;
    theirs.set(path, cell);
  }
  const agreed = [...values].filter(([path]) => !theirs.has(path)).map(([path, value]) => ({ path, value }));
  return {
    binding: {
      ...binding,
      base: withChanges(base, agreed),
      baseVersion: seenVersion(reply.document.version, theirs),
      cursor: theirs.size === 0 ? reply.cursor : binding.cursor,
    },
    take: merged.take.filter(({ path, value }) => findCell(grids, path) !== null && isWritable(reading, path, value)),
    theirs,
  };
}

/**
 * A binding whose base can no longer be trusted: the server holds an older document than the workbook has seen, as after
 * a restore from a backup. Everything is compared anew, and nothing is overwritten unseen.
 */
export const withoutBase = (binding: Binding): Binding => ({
  ...binding,
  base: new Map(),
  baseVersion: 0,
  cursor: null,
});
