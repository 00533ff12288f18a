import { isPath, withChanges, type CellChange, type Cells, type Path } from "../../shared/cell.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import { cellValueSchema } from "../../shared/protocol/common.ts";
import { pushLimits } from "../../shared/protocol/push.ts";
import type { GridReading } from "../workbook/workbook.ts";
import type { OutboxEntry } from "./outbox.ts";

/** Room for everything around the cells: names, ids, brackets. The server counts the whole body. */
const bytesForCells = pushLimits.bytes * 0.75;

/** What a cell takes on the wire, in bytes, seldom less: every character of the JSON counted as UTF-8. */
const encoder = new TextEncoder();
const byteLength = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Cells as the server will hold them once it has applied all that is queued. */
export const withQueued = (base: Cells, queue: readonly OutboxEntry[]): Cells =>
  withChanges(
    base,
    queue.flatMap(({ cells }) => cells),
  );

/** A value the protocol has no room for would have the whole push refused; it stays in the sheet, as a problem. */
export const isSendable = ({ path, value }: CellChange): boolean =>
  isPath(path) && cellValueSchema.safeParse(value).success;

/**
 * What the sheet holds that the server does not have and is not yet on its way. Cells in conflict (`held`) are left out:
 * sending them again would decide for the person.
 */
export function changesToQueue(
  base: Cells,
  queue: readonly OutboxEntry[],
  grids: readonly GridReading[],
  held: ReadonlySet<Path>,
): CellChange[] {
  return changesSince(withQueued(base, queue), grids).filter((change) => !held.has(change.path) && isSendable(change));
}

/** Parts in order, none of which exceeds `maxCount` items or `maxBytes`; an item larger than that is a part of its own. */
function partsOf<T>(items: readonly T[], maxCount: number, maxBytes: number): T[][] {
  const parts: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = byteLength(item);
    const last = parts.at(-1);
    if (last === undefined || last.length >= maxCount || bytes + size > maxBytes) {
      parts.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return parts;
}

/** Changes in parts that each fit one mutation. */
export const splitChanges = (changes: readonly CellChange[]): CellChange[][] =>
  partsOf(changes, pushLimits.cellsPerMutation, bytesForCells);

/** As many entries from the head of the queue as fit one push. Empty only when the queue is. */
export const nextBatch = (queue: readonly OutboxEntry[]): readonly OutboxEntry[] =>
  partsOf(queue, pushLimits.mutationsPerPush, bytesForCells)[0] ?? [];
