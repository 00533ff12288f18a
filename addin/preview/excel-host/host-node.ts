import { ApiError, invalidArgument } from "./api-error.ts";
import type { Box } from "./a1.ts";
import type { SheetModel } from "./sheet-model.ts";

/**
 * One object of Excel's API as the host answers for it. Names are as they travel: `Values`, `GetUsedRange`. What is not
 * in these tables is not simulated, and says so by name.
 */
export interface HostNode {
  /** The API's class: `Worksheet`. */
  readonly type: string;
  readonly id?: string | undefined;
  readonly reads?: Readonly<Record<string, () => unknown>>;
  readonly writes?: Readonly<Record<string, (value: unknown) => void>>;
  /** Objects one property away: `Format` of a range. */
  readonly children?: Readonly<Record<string, () => HostNode>>;
  /** A method gives an object, a plain value, or nothing. */
  readonly methods?: Readonly<Record<string, (...args: unknown[]) => HostNode | NullNode | JsonValue>>;
  /** Members of a collection. */
  readonly items?: () => readonly HostNode[];
  /** What an indexer finds; throws ItemNotFound. */
  readonly item?: (key: unknown) => HostNode;
  /** For ranges: what a reference keeps hold of, and what other ranges are measured against. */
  readonly range?: RangePlace;
}

export interface RangePlace {
  readonly sheet: SheetModel;
  readonly box: Box;
}

export type JsonValue =
  string | number | boolean | null | undefined | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The object that `…OrNullObject` gives when there is none. */
export interface NullNode {
  readonly isNullNode: true;
}
export const nullNode: NullNode = { isNullNode: true };

export const isNullNode = (value: unknown): value is NullNode =>
  typeof value === "object" && value !== null && "isNullNode" in value;

export const isHostNode = (value: unknown): value is HostNode =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  typeof value.type === "string" &&
  !("isNullNode" in value) &&
  ("reads" in value ||
    "methods" in value ||
    "items" in value ||
    "children" in value ||
    "writes" in value ||
    "item" in value);

/** Objects that live as long as the node keeps them: found again by their key, otherwise null. */
export const orNull = (find: () => HostNode | null): HostNode | NullNode => find() ?? nullNode;

export const itemNotFound = (): ApiError => new ApiError("ItemNotFound", "The requested resource doesn't exist.", 404);

export const found = (node: HostNode | null): HostNode => {
  if (node === null) throw itemNotFound();
  return node;
};

export function asText(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

export function asNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export const asBoolean = (value: unknown): boolean => value === true;

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {};
  if (typeof value !== "object") throw invalidArgument();
  return Object.fromEntries(Object.entries(value));
}

/** Plain data kept for an add-in and given back as it came. */
export function asJson(value: unknown): JsonValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner)]));
  }
  throw invalidArgument();
}
