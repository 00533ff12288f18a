import type { Result } from "../../shared/result.ts";

/** The demonstration did not go as it says it goes. The message is the one line people are shown. */
export class DemoFailure extends Error {}

/** Stops the demonstration unless it is so. */
export function demand(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new DemoFailure(otherwise);
}

/** The value of a result that must be one. */
export function taken<T>(result: Result<T, unknown>, doing: string): T {
  demand(result.ok, `${doing} failed: ${result.ok ? "" : JSON.stringify(result.error)}`);
  return result.value;
}
