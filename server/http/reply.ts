import type { Context } from "hono";

declare module "hono" {
  interface ContextVariableMap {
    /** Headers of every reply to the request. */
    commonHeaders?: Readonly<Record<string, string>>;
  }
}

/**
 * A reply with the headers that all replies have. They go from a plain record to the socket: the Headers that Hono makes as
 * soon as there are two of them cost more than the rest of a small reply.
 */
export const reply = (
  context: Context,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response => new Response(body, { status, headers: { ...context.get("commonHeaders"), ...headers } });
