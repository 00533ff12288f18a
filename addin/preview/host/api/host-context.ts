import type { Area } from "../a1.ts";
import type { Sheet } from "../model/sheet.ts";
import type { RangeRef } from "../model/range-ref.ts";
import type { Workbook } from "../model/workbook.ts";
import type { ApiObject } from "./api-object.ts";

/** A workbook that an add-in handed over to have its sheets inserted. */
export interface HandedWorkbook {
  readonly base64: string;
  /** `insertWorksheetsFromBase64`'s options; null without. */
  readonly options: unknown;
}

/** A sheet to be made of an inserted workbook, in the eyes of whoever stands in for reading .xlsx. */
export interface InsertedSheet {
  readonly name: string;
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
}

/** What the classes of the object model share. */
export interface HostContext {
  readonly workbook: Workbook;
  readonly objects: ObjectFactory;
  /** Ranges kept by `_ReferenceId` until the add-in lets go of them. */
  readonly references: References;
  readonly listeners: Listeners;
  readonly createdWorkbooks: string[];
  readonly insertedWorkbooks: string[];
  /** Reads an inserted .xlsx. The host itself reads none, and inserts nothing. */
  readonly readWorkbook: (handed: HandedWorkbook) => readonly InsertedSheet[];
}

export interface References {
  /** Keeps a range; the same one keeps its id. */
  readonly keep: (range: RangeRef) => string;
  readonly idOf: (range: RangeRef) => string | null;
  readonly find: (id: string) => RangeRef | null;
  readonly release: (id: string) => void;
  readonly count: () => number;
}

export interface Listeners {
  readonly register: (event: string, target: string) => void;
  readonly unregister: (event: string, target: string) => void;
}

/** Objects that classes in other files give out. */
export interface ObjectFactory {
  /** Follows its cells for the rest of the request, and longer if it is kept. */
  readonly range: (sheet: Sheet, area: Area) => ApiObject;
  readonly keptRange: (ref: RangeRef) => ApiObject;
  readonly worksheet: (sheet: Sheet) => ApiObject;
}

/** What a range object is about. */
export interface RangeSubject {
  readonly context: HostContext;
  readonly ref: RangeRef;
}

export interface SheetSubject {
  readonly context: HostContext;
  readonly sheet: Sheet;
}
