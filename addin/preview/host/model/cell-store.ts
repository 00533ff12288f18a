import { cellCountOf, containsCell, forEachCell, maxColumns, type Area } from "../a1.ts";
import type { Content } from "./content.ts";
import { shiftCell, type Shift } from "./shift.ts";

const keyOf = (row: number, column: number): number => row * maxColumns + column;
const rowOf = (key: number): number => Math.floor(key / maxColumns);
const columnOf = (key: number): number => key % maxColumns;

/** The cells of a sheet that are not blank. */
export class CellStore {
  #contents = new Map<number, Content>();

  get(row: number, column: number): Content | null {
    return this.#contents.get(keyOf(row, column)) ?? null;
  }

  set(row: number, column: number, content: Content | null): void {
    if (content === null) this.#contents.delete(keyOf(row, column));
    else this.#contents.set(keyOf(row, column), content);
  }

  clear(area: Area): void {
    if (cellCountOf(area) <= this.#contents.size) {
      forEachCell(area, (row, column) => this.#contents.delete(keyOf(row, column)));
      return;
    }
    for (const key of this.#contents.keys()) {
      if (containsCell(area, rowOf(key), columnOf(key))) this.#contents.delete(key);
    }
  }

  /** The smallest area around what is not blank; null when all is. */
  extent(): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const key of this.#contents.keys()) {
      top = Math.min(top, rowOf(key));
      bottom = Math.max(bottom, rowOf(key));
      left = Math.min(left, columnOf(key));
      right = Math.max(right, columnOf(key));
    }
    if (bottom < 0) return null;
    return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }

  shift(shift: Shift): void {
    const moved = new Map<number, Content>();
    for (const [key, content] of this.#contents) {
      const place = shiftCell(rowOf(key), columnOf(key), shift);
      if (place !== null) moved.set(keyOf(place.row, place.column), content);
    }
    this.#contents = moved;
  }

  /** Replaces every formula by what `change` makes of it. */
  changeFormulas(change: (formula: string) => string): void {
    for (const [key, content] of this.#contents) {
      if (content.kind === "formula") this.#contents.set(key, { kind: "formula", formula: change(content.formula) });
    }
  }

  copy(): CellStore {
    const copy = new CellStore();
    copy.#contents = new Map(this.#contents);
    return copy;
  }
}
