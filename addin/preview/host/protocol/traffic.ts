import { actionTypes, type Action, type RequestBody, type ResponseBody } from "./messages.ts";

/** One request as it came and was answered. Sizes are in characters. */
export interface RequestRecord {
  readonly body: RequestBody;
  readonly response: ResponseBody;
  readonly requestSize: number;
  readonly responseSize: number;
}

const housekeeping = new Set(["_RemoveReference", "NotifyActionHandlerReady"]);

const isHousekeepingMethod = ({ ActionType, Name }: Action): boolean =>
  ActionType === actionTypes.method && housekeeping.has(Name);

/**
 * Office.js sends requests of its own: it says that it is ready, and it lets go of ranges once a run has ended, for which
 * nobody waits. They hold nothing else and are not counted as round trips.
 */
export function isHousekeeping({ Actions }: RequestBody): boolean {
  return (
    Actions.some(isHousekeepingMethod) &&
    Actions.every((action) => action.ActionType === actionTypes.instantiate || isHousekeepingMethod(action))
  );
}
