import type { Picture } from "./picture.ts";
import type { Area } from "../a1.ts";
import type { Content, Scalar } from "./content.ts";
import type { Comment } from "./comment.ts";
import type { CellNote } from "./cell-note.ts";
import type { Protection } from "./protection.ts";
import type { Visibility } from "./sheet.ts";

/**
 * A whole workbook as plain data: what a file holds, and what is handed to and from the worker that reads and writes
 * files. Rows and columns count from 0, widths and heights are in points, formulas begin with `=`.
 */
export interface WorkbookImage {
  readonly sheets: readonly SheetImage[];
  readonly names: readonly NameImage[];
  /** The index of the sheet that is shown. */
  readonly active: number;
  /** The password that protects which sheets there are, `""` for none; null while it is not protected. */
  readonly structurePassword: string | null;
}

/** Looks by name, as `Sheet.paint` takes them: `fill.color`, `font.bold`, `numberFormat`, `protection.locked`, … */
export type Looks = Readonly<Record<string, unknown>>;

export interface CellImage {
  readonly row: number;
  readonly column: number;
  readonly content: Content | null;
  /** What a formula gave when the image was made: for readers that do not calculate. */
  readonly shown?: Scalar;
  /** Index into the sheet's styles. */
  readonly style: number;
}

/** Some rows or columns that are alike, from `first` to `last`. */
export interface LineImage {
  readonly first: number;
  readonly last: number;
  /** What cells of theirs look like that stand nowhere else; index into the sheet's styles, null for nothing special. */
  readonly style: number | null;
  /** Width or height; null for the usual one. */
  readonly size: number | null;
  readonly isHidden: boolean;
}

/** What may be typed into some cells, in Office.js' words; undefined where nothing is said. */
export interface ValidationImage {
  readonly area: Area;
  readonly rule?: unknown;
  readonly prompt?: unknown;
  readonly errorAlert?: unknown;
  readonly ignoreBlanks?: unknown;
}

export interface ConditionalFormatImage {
  readonly type: string;
  readonly area: Area;
  readonly stopIfTrue: boolean;
  readonly parts: readonly (readonly [string, unknown])[];
}

export interface TableImage {
  readonly name: string;
  readonly area: Area;
  readonly showHeaders: boolean;
  readonly style: string;
}

export interface NameImage {
  readonly name: string;
  /** `=Sheet1!$A$1:$B$2`, or any formula. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
  /** The name of the sheet it is known on; null for the workbook's own. */
  readonly scope: string | null;
}

export interface SheetImage {
  /** The id that Excel keeps with the sheet; null where the file has none. */
  readonly id: string | null;
  readonly name: string;
  readonly visibility: Visibility;
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  /** How many rows and columns stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly selection: Area;
  readonly styles: readonly Looks[];
  readonly cells: readonly CellImage[];
  readonly rows: readonly LineImage[];
  readonly columns: readonly LineImage[];
  readonly merged: readonly Area[];
  readonly validations: readonly ValidationImage[];
  /** The highest priority first. */
  readonly conditionalFormats: readonly ConditionalFormatImage[];
  readonly pictures: readonly Picture[];
  readonly tables: readonly TableImage[];
  readonly notes: readonly CellNote[];
  readonly comments: readonly Comment[];
  readonly protection: Protection | null;
}
