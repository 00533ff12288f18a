import { boundingAreaOf, cellAt, cellCountOf, containsCell, forEachCell, type Area } from "../a1.ts";
import type { Content } from "./content.ts";
import { shiftCell, type Shift } from "./shift.ts";

/** One row's contents by column; blank where there is none. */
type Line = (Content | undefined)[];

const noLine: Readonly<Line> = [];

/** The cells of a sheet that are not blank. By rows, since add-ins read ten thousand of them after every value typed. */
export class CellStore {
  #lines = new Map<number, Line>();
  #stamps = new Map<number, number>();
  #lastStamp = 0;
  #count = 0;
  /** The extent as it was found last; undefined where it has to be found again. */
  #extent: Area | null | undefined = null;

  get(row: number, column: number): Content | null {
    return this.#lines.get(row)?.[column] ?? null;
  }

  /** A row's contents by column. It may be shorter than the row is wide, and have holes. */
  line(row: number): Readonly<Line> {
    return this.#lines.get(row) ?? noLine;
  }

  /** Another number after every change in a row. */
  stampOf(row: number): number {
    return this.#stamps.get(row) ?? 0;
  }

  set(row: number, column: number, content: Content | null): void {
    let line = this.#lines.get(row);
    if (line === undefined) {
      if (content === null) return;
      line = [];
      this.#lines.set(row, line);
    }
    this.#count += (content === null ? 0 : 1) - (line[column] === undefined ? 0 : 1);
    line[column] = content ?? undefined;
    if (content === null) this.#extent = undefined;
    else if (this.#extent !== undefined) this.#extent = grown(this.#extent, row, column);
    this.#stamps.set(row, ++this.#lastStamp);
  }

  clear(area: Area): void {
    if (cellCountOf(area) <= this.#count) forEachCell(area, (row, column) => this.set(row, column, null));
    else {
      this.#forEach((row, column) => {
        if (containsCell(area, row, column)) this.set(row, column, null);
      });
    }
  }

  /** The smallest area around what is not blank; null when all is. */
  extent(): Area | null {
    if (this.#extent === undefined) this.#extent = this.#findExtent();
    return this.#extent;
  }

  #findExtent(): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    this.#forEach((row, column) => {
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    });
    if (bottom < 0) return null;
    return { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }

  shift(shift: Shift): void {
    const before = this.#lines;
    for (const row of before.keys()) this.#stamps.set(row, ++this.#lastStamp);
    this.#lines = new Map();
    this.#count = 0;
    this.#extent = null;
    forEachIn(before, (row, column, content) => {
      const place = shiftCell(row, column, shift);
      if (place !== null) this.set(place.row, place.column, content);
    });
  }

  /** Replaces every formula by what `change` makes of it. */
  changeFormulas(change: (formula: string) => string): void {
    this.#forEach((row, column, content) => {
      if (content.kind === "formula") this.set(row, column, { kind: "formula", formula: change(content.formula) });
    });
  }

  copy(): CellStore {
    const copy = new CellStore();
    this.#forEach((row, column, content) => copy.set(row, column, content));
    return copy;
  }

  #forEach(visit: (row: number, column: number, content: Content) => void): void {
    forEachIn(this.#lines, visit);
  }
}

const grown = (extent: Area | null, row: number, column: number): Area =>
  extent === null
    ? cellAt(row, column)
    : containsCell(extent, row, column)
      ? extent
      : boundingAreaOf(extent, cellAt(row, column));

function forEachIn(
  lines: ReadonlyMap<number, Line>,
  visit: (row: number, column: number, content: Content) => void,
): void {
  // forEach passes holes over: a cell far to the right costs no look at all before it.
  for (const [row, line] of lines) {
    line.forEach((content, column) => {
      if (content !== undefined) visit(row, column, content);
    });
  }
}
