import type { MiddlewareHandler } from "hono";
import type { AppDeps } from "./app-deps.ts";
import { problemResponse } from "./problem-response.ts";

/** Failed attempts a client has in a window. Codes are 256 random bits: this keeps the log and the database quiet. */
const failuresAllowed = 30;
const windowMs = 60_000;

interface Window {
  readonly startedAt: number;
  failures: number;
}

/** Lets a client that failed too often wait for the rest of its minute; what succeeds is not counted. */
export function limitAttempts(deps: AppDeps): MiddlewareHandler {
  const windows = new Map<string, Window>();
  return async (context, next) => {
    const now = deps.clock().getTime();
    for (const [address, { startedAt }] of windows) if (now - startedAt >= windowMs) windows.delete(address);
    const address = deps.clientAddress(context);
    const window = windows.get(address) ?? { startedAt: now, failures: 0 };
    if (window.failures >= failuresAllowed) {
      const seconds = Math.max(1, Math.ceil((window.startedAt + windowMs - now) / 1000));
      return problemResponse(context, { code: "too-many-requests" }, { "retry-after": String(seconds) });
    }
    await next();
    if (context.res.status === 401) windows.set(address, { ...window, failures: window.failures + 1 });
    return undefined;
  };
}
