import type { MiddlewareHandler } from "hono";
import type { AppDeps } from "./app-deps.ts";
import { problemResponse } from "./problem-response.ts";

/** Failed attempts a client has in a window. Codes are 256 random bits: this only turns loops of broken clients down. */
const failuresAllowed = 30;
const windowMs = 60_000;

interface Window {
  readonly startedAt: number;
  failures: number;
}

/**
 * Tells a client that failed too often to wait for the rest of its minute; what succeeds is not counted, and succeeds all
 * the same. Behind a proxy, or in one office, many people share an address: whoever types nonsense there must not keep the
 * others from signing in, and codes that cannot be guessed need no such guard.
 */
export function limitAttempts(deps: AppDeps): MiddlewareHandler {
  const windows = new Map<string, Window>();
  return async (context, next) => {
    const now = deps.clock().getTime();
    for (const [address, { startedAt }] of windows) {
      // they stand in the order in which they began; one of the future was begun before the clock was set back
      if (startedAt <= now && now < startedAt + windowMs) break;
      windows.delete(address);
    }
    const address = deps.clientAddress(context);
    await next();
    if (context.res.status !== 401) return;
    const window = windows.get(address) ?? { startedAt: now, failures: 0 };
    windows.set(address, { ...window, failures: window.failures + 1 });
    if (window.failures < failuresAllowed) return;
    const seconds = Math.max(1, Math.ceil((window.startedAt + windowMs - now) / 1000));
    context.res = problemResponse(context, { code: "too-many-requests" }, { "retry-after": String(seconds) });
  };
}
