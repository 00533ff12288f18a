import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Of the reply itself, so that it is new whenever anything in the reply is: a value, a name, the day rules judge by. */
const tagOf = (json: string): string => `"${createHash("sha256").update(json).digest("base64url").slice(0, 22)}"`;

/** Whether If-None-Match names the tag. A weak tag of the same text does as well: RFC 9110, 13.1.2. */
export const isNamed = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch
    .split(",")
    .map((one) => one.trim())
    .some((one) => one === "*" || one === tag || one === `W/${tag}`);

/** Sends a reply with its ETag, or 304 without a body to a client that has it already. */
export function sendTagged(context: Context, body: unknown, status: ContentfulStatusCode): Response {
  const json = JSON.stringify(body);
  const tag = tagOf(json);
  context.header("etag", tag);
  if (isNamed(context.req.header("if-none-match"), tag)) return context.body(null, 304);
  return context.body(json, status, { "content-type": "application/json" });
}
