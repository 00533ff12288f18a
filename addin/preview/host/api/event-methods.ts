import type { ClassDefinition } from "./api-object.ts";
import type { Listeners } from "./host-context.ts";

/** Events by the names of the methods that Office.js registers them with, and the numbers they travel under. */
export const eventTypes = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
} as const;

export type EventName = keyof typeof eventTypes;

/** The hidden methods behind `onChanged.add` and its kin. Other events fail as not simulated. */
export function eventMethods<T>(
  names: readonly EventName[],
  listenersOf: (self: T) => Listeners,
  targetOf: (self: T) => string,
): NonNullable<ClassDefinition<T>["methods"]> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`_Register${name}Event`, (self: T) => listenersOf(self).register(name, targetOf(self))],
      [`_Unregister${name}Event`, (self: T) => listenersOf(self).unregister(name, targetOf(self))],
    ]),
  );
}
