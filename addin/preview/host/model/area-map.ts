import {
  boundingAreaOf,
  boundingAreaOfAll,
  cellAt,
  cellCountOf,
  containsArea,
  containsCell,
  forEachCell,
  intersectionOf,
  isWholeColumns,
  isWholeRows,
  maxColumns,
  type Area,
} from "../a1.ts";
import { shiftArea, shiftCell, type Shift } from "./shift.ts";

/** Above this, an area is kept as one stroke: a person can format a million rows at once. */
const maxCellsOneByOne = 2_000;
/** Above this, whether an area is of one value is worked out from the strokes instead of cell by cell. */
const maxCellsLookedAt = 50_000;

interface Stroke<T> {
  readonly area: Area;
  readonly value: T | undefined;
}

const keyOf = (row: number, column: number): number => row * maxColumns + column;
const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What all cells of an area have in common. */
export type Uniform<T> = { readonly isMixed: true } | { readonly isMixed: false; readonly value: T | undefined };

/**
 * Something that cells have, of which any rectangle can be set at once: a format, a validation rule. Small areas are kept
 * cell by cell, large ones as strokes of a brush, later over earlier. A stroke removes the single cells under it, so a cell
 * that is there always speaks louder than every stroke.
 */
export class AreaMap<T> {
  #cells = new Map<number, T | undefined>();
  #strokes: Stroke<T>[] = [];

  set(area: Area, value: T | undefined): void {
    if (cellCountOf(area) <= maxCellsOneByOne) {
      forEachCell(area, (row, column) => this.#cells.set(keyOf(row, column), value));
      return;
    }
    for (const key of this.#cells.keys()) {
      if (containsCell(area, Math.floor(key / maxColumns), key % maxColumns)) this.#cells.delete(key);
    }
    this.#strokes = this.#strokes.filter((stroke) => !containsArea(area, stroke.area));
    this.#strokes.push({ area, value });
  }

  get(row: number, column: number): T | undefined {
    // Asked some hundred thousand times for one look at a large sheet.
    if (this.#cells.size > 0) {
      const key = keyOf(row, column);
      const value = this.#cells.get(key);
      if (value !== undefined || this.#cells.has(key)) return value;
    }
    for (let index = this.#strokes.length - 1; index >= 0; index--) {
      const stroke = this.#strokes[index];
      if (stroke !== undefined && containsCell(stroke.area, row, column)) return stroke.value;
    }
    return undefined;
  }

  uniform(area: Area): Uniform<T> {
    const values = cellCountOf(area) <= maxCellsLookedAt ? this.#valuesByCell(area) : this.#valuesByStroke(area);
    const [first, ...others] = values;
    return others.length === 0 ? { isMixed: false, value: first } : { isMixed: true };
  }

  /** Moves everything along with the cells. `inherits` says whether new rows take after the row above them. */
  shift(shift: Shift, inherits: boolean): void {
    const cells = new Map<number, T | undefined>();
    for (const [key, value] of this.#cells) {
      const moved = shiftCell(Math.floor(key / maxColumns), key % maxColumns, shift);
      if (moved !== null) cells.set(keyOf(moved.row, moved.column), value);
    }
    if (inherits && shift.count > 0 && shift.at > 0) this.#copyIntoNew(cells, shift);
    this.#cells = cells;
    this.#strokes = this.#strokes.flatMap(({ area, value }) => {
      const moved = shiftArea(area, shift, inherits);
      return moved === null ? [] : [{ area: moved, value }];
    });
  }

  /** The smallest area around everything set, whole rows and columns aside; null when there is nothing. */
  extent(): Area | null {
    let extent: Area | null = null;
    const include = (area: Area): void => {
      extent = extent === null ? area : boundingAreaOf(extent, area);
    };
    for (const [key, value] of this.#cells) {
      if (value !== undefined) include(cellAt(Math.floor(key / maxColumns), key % maxColumns));
    }
    for (const { area, value } of this.#strokes) {
      if (value !== undefined && !isWholeRows(area) && !isWholeColumns(area)) include(area);
    }
    return extent;
  }

  /** As `extent`, with whole columns by their first row and whole rows by their first column. */
  reach(): Area | null {
    const areas = this.#strokes
      .filter(({ value }) => value !== undefined)
      .map(({ area }) => ({
        ...area,
        rowCount: isWholeColumns(area) ? 1 : area.rowCount,
        columnCount: isWholeRows(area) ? 1 : area.columnCount,
      }));
    return boundingAreaOfAll([this.extent(), ...areas]);
  }

  /** The rows at which something may begin or end, in no order. */
  rowEdges(): Set<number> {
    const edges = new Set<number>();
    for (const { area } of this.#strokes) edges.add(area.row).add(area.row + area.rowCount);
    for (const key of this.#cells.keys()) {
      const row = Math.floor(key / maxColumns);
      edges.add(row).add(row + 1);
    }
    return edges;
  }

  copy(): AreaMap<T> {
    const copy = new AreaMap<T>();
    copy.#cells = new Map(this.#cells);
    copy.#strokes = [...this.#strokes];
    return copy;
  }

  #copyIntoNew(cells: Map<number, T | undefined>, { axis, at, count, across }: Shift): void {
    for (const [key, value] of this.#cells) {
      const [row, column] = [Math.floor(key / maxColumns), key % maxColumns];
      const [along, sideways] = axis === "rows" ? [row, column] : [column, row];
      if (along !== at - 1 || sideways < across.start || sideways >= across.start + across.count) continue;
      for (let step = 0; step < count; step++) {
        cells.set(axis === "rows" ? keyOf(at + step, column) : keyOf(row, at + step), value);
      }
    }
  }

  #valuesByCell(area: Area): (T | undefined)[] {
    const values: (T | undefined)[] = [];
    for (let row = area.row; row < area.row + area.rowCount; row++) {
      for (let column = area.column; column < area.column + area.columnCount; column++) {
        const value = this.get(row, column);
        if (!values.some((other) => isSame(other, value))) values.push(value);
        if (values.length > 1) return values;
      }
    }
    return values;
  }

  #valuesByStroke(area: Area): (T | undefined)[] {
    const base = this.#strokes.findLastIndex((stroke) => containsArea(stroke.area, area));
    const values: (T | undefined)[] = [this.#strokes[base]?.value];
    const add = (value: T | undefined): void => {
      if (!values.some((other) => isSame(other, value))) values.push(value);
    };
    for (const stroke of this.#strokes.slice(base + 1)) {
      if (intersectionOf(stroke.area, area) !== null) add(stroke.value);
    }
    for (const [key, value] of this.#cells) {
      if (containsCell(area, Math.floor(key / maxColumns), key % maxColumns)) add(value);
    }
    return values;
  }
}
