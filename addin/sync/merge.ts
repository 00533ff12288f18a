import { valueAt, type CellChange, type Cells, type CellValue, type Path } from "../../shared/cell.ts";

/** One cell that was changed on both sides, to different values. */
export interface Clash {
  readonly path: Path;
  readonly base: CellValue;
  readonly mine: CellValue;
  readonly theirs: CellValue;
}

export interface Merged {
  /** Changed there and not here: to be written into the sheet. */
  readonly take: readonly CellChange[];
  /** Changed on both sides to different values: a person decides, and until then nothing is written. */
  readonly conflicts: readonly Clash[];
  /** Both sides hold the same value, however each came to it. */
  readonly same: readonly Path[];
  /** Changed here only, the other side holds the base: still to be pushed. */
  readonly keep: readonly Path[];
}

/**
 * Three-way merge, cell by cell, over the cells that `theirs` names (null for a cleared one); others stay as they are.
 * Clearing is a change like any other: a value set here and cleared there is a conflict, not a deletion.
 *
 * With nothing known of the base, an empty one is the safe base: what both sides hold differently clashes, what one side
 * lacks is filled from the other, and nothing is overwritten unseen.
 */
export function merge(base: Cells, mine: Cells, theirs: Cells): Merged {
  const take: CellChange[] = [];
  const conflicts: Clash[] = [];
  const same: Path[] = [];
  const keep: Path[] = [];
  for (const [path, theirValue] of theirs) {
    const baseValue = valueAt(base, path);
    const myValue = valueAt(mine, path);
    if (myValue === theirValue) same.push(path);
    else if (theirValue === baseValue) keep.push(path);
    else if (myValue === baseValue) take.push({ path, value: theirValue });
    else conflicts.push({ path, base: baseValue, mine: myValue, theirs: theirValue });
  }
  return { take, conflicts, same, keep };
}
