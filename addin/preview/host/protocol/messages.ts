/** Kinds of actions in a request. */
export const actionTypes = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
} as const;

/** Ways in which an object is found. */
export const pathTypes = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** Beside each argument the path of the object it stands for, 0 or null for plain data. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
  /** The object is let go of at once: no reference is kept. */
  readonly D?: boolean;
}

/** Which properties to load: paths such as `format/fill/color`, or `*`. Nothing selected means all of the object's own. */
export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Skip?: number;
  readonly Top?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
}

/** The body of a request: everything that was queued up to one `context.sync()`. */
export interface RequestBody {
  /** Every range that is touched is kept and answered with a `_ReferenceId`. */
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

export interface ResponseBody {
  readonly Results: readonly ActionResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    /** `Class.member`, where it happened. */
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

/** The client is genuine, so the outline is checked and the rest believed. */
export const isRequestBody = (value: unknown): value is RequestBody =>
  typeof value === "object" &&
  value !== null &&
  "Actions" in value &&
  Array.isArray(value.Actions) &&
  "ObjectPaths" in value &&
  typeof value.ObjectPaths === "object";
