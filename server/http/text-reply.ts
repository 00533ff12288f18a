import { createHash } from "node:crypto";
import type { Context } from "hono";
import { reply } from "./reply.ts";

/** What practices entered is not for a browser's disk: clients that want to, keep the ETag themselves. */
export const noStore = { "cache-control": "no-store" } as const;

/** A reply in JSON, written out. */
export interface TextReply {
  readonly status: number;
  readonly json: string;
  /** Its ETag; null where the call's replies carry none. */
  readonly tag: string | null;
}

/** Of the reply itself, so that it is new whenever anything in the reply is: a value, a name, the day rules judge by. */
const tagOf = (json: string): string => `"${createHash("sha256").update(json).digest("base64url").slice(0, 22)}"`;

/** Whether If-None-Match names the tag. A weak tag of the same text does as well: RFC 9110, 13.1.2. */
export const isNamed = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch
    .split(",")
    .map((one) => one.trim())
    .some((one) => one === "*" || one === tag || one === `W/${tag}`);

export function writeReply(status: number, body: unknown, isTagged: boolean): TextReply {
  const json = JSON.stringify(body);
  return { status, json, tag: isTagged ? tagOf(json) : null };
}

/** Sends the reply with its ETag, or 304 without a body to a client that has it already. */
export function sendText(context: Context, { status, json, tag }: TextReply): Response {
  const headers = tag === null ? noStore : { ...noStore, etag: tag };
  if (tag !== null && isNamed(context.req.header("if-none-match"), tag)) return reply(context, null, 304, headers);
  return reply(context, json, status, { ...headers, "content-type": "application/json" });
}
