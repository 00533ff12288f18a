import type { HasMember } from "./protocol/query.ts";

/** An object with properties to be looked at, functions included. */
type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag =>
  (typeof value === "object" || typeof value === "function") && value !== null;

const part = (value: unknown, name: string): unknown => (isBag(value) ? value[name] : undefined);

/**
 * What the genuine library in this window knows, read from its classes' prototypes when asked: Office.js loads after the
 * host is installed, and its classes after Office.js.
 */
export function createMetadata(window: object): HasMember {
  return (className, name) => {
    const prototype = part(part(part(window, "Excel"), className), "prototype");
    return isBag(prototype) && name in prototype;
  };
}

/**
 * Makes Office.js enforce requirement sets, as Excel does: without it the library sends members that the host has said it
 * does not have, and a test of an older Excel would pass for nothing. Returns false while the library is not there yet.
 */
export function enforceRequirementSets(window: object): boolean {
  const utility = part(part(window, "OfficeExtension"), "CommonUtility");
  return isBag(utility) && Reflect.set(utility, "_doApiNotSupportedCheck", true);
}
