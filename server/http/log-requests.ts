import type { MiddlewareHandler } from "hono";
import type { AppDeps } from "./app-deps.ts";

/**
 * One line a request, at the level of debug. Neither headers, bodies nor queries are logged: tokens, codes and what
 * practices entered never reach the log.
 */
export const logRequests =
  (deps: AppDeps): MiddlewareHandler =>
  async (context, next) => {
    if (!deps.log.isLevelEnabled("debug")) return next();
    const startedAt = performance.now();
    await next();
    deps.log.debug({
      method: context.req.method,
      path: context.req.path,
      status: context.res.status,
      ms: Math.round(performance.now() - startedAt),
    });
  };

/**
 * A failure as it may stand in the log: what failed and where, without the message of the outer error, in which the
 * database layer quotes every parameter of the query.
 */
export function describeFailure(failure: unknown): Readonly<Record<string, unknown>> {
  if (!(failure instanceof Error)) return { failure: typeof failure };
  let inner = failure;
  while (inner.cause instanceof Error) inner = inner.cause;
  const frames = (failure.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { failure: inner.name, message: inner.message, frames: frames.map((line) => line.trim()) };
}
