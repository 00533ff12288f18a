import { boundingAreaOfAll, type Area } from "../a1.ts";
import { AreaMap, type Uniform } from "./area-map.ts";
import type { CellNote } from "./cell-note.ts";
import type { Comment } from "./comment.ts";
import { CellStore } from "./cell-store.ts";
import type { Chart } from "./chart.ts";
import type { Picture } from "./picture.ts";
import { generalFormat } from "./content.ts";
import type { ConditionalFormat } from "./conditional-format.ts";
import { shiftArea, shiftCell, type Shift } from "./shift.ts";
import type { Protection } from "./protection.ts";
import type { Table } from "./table.ts";

interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** Looks by which rows and columns are larger or smaller. */
const sizing = /^(?:font\.(?:size|bold)$|wrapText$|numberFormat$|row|column)/;

/** Looks that new rows do not take over from the row above. */
const ownLooks = ["rowHeight", "rowHidden", "validation."];

/**
 * One sheet. What its cells hold is in `cells`; how they look, what may be typed into them and whether they are locked is
 * in looks by name (`fill.color`, `numberFormat`, `protection.locked`, `validation.rule`, …), each an area map of its own.
 */
export class Sheet {
  readonly id: string;
  name: string;
  visibility: Visibility = "Visible";
  tabColor = "";
  showGridlines = true;
  showHeadings = true;
  enableCalculation = true;
  cells = new CellStore();
  conditionalFormats: readonly ConditionalFormat[] = [];
  tables: readonly Table[] = [];
  charts: readonly Chart[] = [];
  pictures: readonly Picture[] = [];
  merged: readonly Area[] = [];
  notes: readonly CellNote[] = [];
  comments: readonly Comment[] = [];
  protection: Protection | null = null;
  /** The cells that stay in view: `1:3`, `A:B` or a rectangle from A1 on. */
  frozen: Area | null = null;
  selection: Area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
  #looks = new Map<string, AreaMap<unknown>>();
  #sizingStamp = 0;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** Sets a look; `undefined` takes it away. */
  paint(look: string, area: Area, value: unknown): void {
    const existing = this.#looks.get(look);
    if (existing === undefined && value === undefined) return;
    if (sizing.test(look)) this.#sizingStamp++;
    const map = existing ?? new AreaMap<unknown>();
    map.set(area, value);
    this.#looks.set(look, map);
  }

  look(look: string, row: number, column: number): unknown {
    return this.#looks.get(look)?.get(row, column);
  }

  uniformLook(look: string, area: Area): Uniform<unknown> {
    return this.#looks.get(look)?.uniform(area) ?? { isMixed: false, value: undefined };
  }

  /** Another number after every change of looks by which rows and columns are larger or smaller. */
  get sizingStamp(): number {
    return this.#sizingStamp;
  }

  /** Takes away all looks whose name begins so. */
  clearLooks(prefix: string, area: Area): void {
    this.#sizingStamp++;
    for (const [look, map] of this.#looks) if (look.startsWith(prefix)) map.set(area, undefined);
  }

  /** Takes away how cells look: everything but what may be typed, and the sizes of rows and columns. */
  clearFormats(area: Area): void {
    this.#sizingStamp++;
    for (const [look, map] of this.#looks) {
      if (!look.startsWith("validation.") && !/^(row|column)/.test(look)) map.set(area, undefined);
    }
  }

  numberFormat(row: number, column: number): string {
    const format = this.look("numberFormat", row, column);
    return typeof format === "string" ? format : generalFormat;
  }

  /** The smallest area around everything that is in use; with `valuesOnly`, around what is not blank. */
  usedArea(valuesOnly: boolean): Area | null {
    return this.usedFor(valuesOnly ? () => false : () => true);
  }

  /** The smallest area around what is not blank and what has one of some looks. */
  usedFor(isLook: (name: string) => boolean): Area | null {
    const looks = [...this.#looks].map(([name, map]) => (isLook(name) ? map.extent() : null));
    return boundingAreaOfAll([this.cells.extent(), ...looks]);
  }

  /** The looks that any cell ever had. */
  get lookNames(): readonly string[] {
    return [...this.#looks.keys()];
  }

  /** The smallest area around all looks whose name begins so; whole columns and rows count by their first cells. */
  lookReach(prefix: string): Area | null {
    return boundingAreaOfAll([...this.#looks].map(([look, map]) => (look.startsWith(prefix) ? map.reach() : null)));
  }

  /** The rows at which looks whose name begins so may change, in order. */
  lookRowEdges(prefix: string): readonly number[] {
    const edges = new Set<number>();
    for (const [look, map] of this.#looks) {
      if (look.startsWith(prefix)) for (const row of map.rowEdges()) edges.add(row);
    }
    return [...edges].sort((a, b) => a - b);
  }

  /** Moves all that belongs to cells. References to this sheet from elsewhere are the workbook's to move. */
  shift(shift: Shift): void {
    this.#sizingStamp++;
    this.cells.shift(shift);
    for (const [look, map] of this.#looks) map.shift(shift, !ownLooks.some((own) => look.startsWith(own)));
    const follow = (area: Area): Area[] => {
      const moved = shiftArea(area, shift);
      return moved === null ? [] : [moved];
    };
    this.merged = this.merged.flatMap(follow);
    const along = <T extends CellPlace>(hanging: T): T[] => {
      const place = shiftCell(hanging.row, hanging.column, shift);
      return place === null ? [] : [{ ...hanging, ...place }];
    };
    this.notes = this.notes.flatMap(along);
    this.comments = this.comments.flatMap(along);
    this.tables = this.tables.flatMap((table) => follow(table.area).map((area) => Object.assign(table, { area })));
    this.conditionalFormats = this.conditionalFormats.flatMap((format) =>
      follow(format.area).map((area) => Object.assign(format, { area })),
    );
  }

  /** A sheet with the same contents and looks. Tables are not copied: their names are the workbook's to give. */
  copy(id: string, name: string): Sheet {
    const copy = new Sheet(id, name);
    copy.visibility = this.visibility;
    copy.tabColor = this.tabColor;
    copy.showGridlines = this.showGridlines;
    copy.showHeadings = this.showHeadings;
    copy.cells = this.cells.copy();
    copy.merged = this.merged;
    copy.notes = this.notes;
    copy.comments = this.comments;
    copy.conditionalFormats = this.conditionalFormats.map((format) => structuredClone(format));
    copy.protection = this.protection;
    copy.frozen = this.frozen;
    copy.#looks = new Map([...this.#looks].map(([look, map]) => [look, map.copy()]));
    return copy;
  }
}
