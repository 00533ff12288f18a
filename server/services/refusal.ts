import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { err, type Result } from "../../shared/result.ts";

/** Why a service did not do what it was asked. `internal` is left out: a defect is thrown, never returned. */
export interface Refusal {
  readonly code: Exclude<ErrorCode, "internal">;
  /** What was wrong with this request, and what to do. */
  readonly detail?: string;
  /** Further members of the problem document, such as the paths that are unknown. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export const refuse = (
  code: Refusal["code"],
  detail?: string,
  data?: Readonly<Record<string, unknown>>,
): Result<never, Refusal> =>
  err({ code, ...(detail === undefined ? {} : { detail }), ...(data === undefined ? {} : { data }) });
