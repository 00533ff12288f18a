import type { Area } from "../a1.ts";
import type { Sheet } from "../model/sheet.ts";
import type { RangeRef } from "../model/range-ref.ts";
import type { WorkbookImage } from "../model/workbook-image.ts";
import type { Workbook } from "../model/workbook.ts";
import type { ApiObject } from "./api-object.ts";

/** What the classes of the object model share. */
export interface HostContext {
  readonly workbook: Workbook;
  readonly objects: ObjectFactory;
  /** Ranges kept by `_ReferenceId` until the add-in lets go of them. */
  readonly references: References;
  readonly listeners: Listeners;
  /** Brings up a workbook that an add-in made, as base64; `""` is a blank one. */
  readonly openCreated: (base64: string) => void;
  /**
   * The workbook that a base64 is of, read before the request runs. Null when it is none, undefined where nothing reads
   * .xlsx: then it is written down and nothing is inserted.
   */
  readonly insertedImage: (base64: string) => WorkbookImage | null | undefined;
  readonly insertedWorkbooks: string[];
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
