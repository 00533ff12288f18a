import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import { calls } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { PROTOCOL_SCHEMA_HASH, PROTOCOL_VERSION } from "../../shared/protocol/version.ts";

const json = (schema: z.core.$ZodObject | undefined, io: "input" | "output") =>
  schema === undefined ? null : z.toJSONSchema(schema, { io, unrepresentable: "any" });

/** Everything about a call that a client on another version could trip over. Summaries are only words. */
const shapeOf = (call: Call) => {
  const replies = Object.entries(call.replies).map(([status, reply]) => [
    status,
    reply instanceof z.core.$ZodObject ? json(reply, "output") : reply,
  ]);
  const { method, path, params, query, body, takes = [] } = call;
  return [method, path, json(params, "input"), json(query, "input"), json(body, "input"), replies, ...takes];
};

/*
 * When this fails, a request or a reply of the protocol has changed. If panes that are already open in somebody's Excel
 * would stumble over it, or send what the server no longer understands, raise PROTOCOL_VERSION and add a line to its
 * history: such panes are then told to reload. In either case put the new hash beside the version.
 */
it("has the version that its schemas are known under", () => {
  const shapes = Object.entries<Call>(calls).map(([name, call]) => [name, shapeOf(call)]);
  const hash = createHash("sha256").update(JSON.stringify(shapes)).digest("hex").slice(0, 16);
  expect({ version: PROTOCOL_VERSION, hash }).toEqual({ version: PROTOCOL_VERSION, hash: PROTOCOL_SCHEMA_HASH });
});
