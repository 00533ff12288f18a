import { z } from "zod";
import { calls } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { apiErrorSchema, errorKinds } from "../../shared/protocol/errors.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";

type Json = Readonly<Record<string, unknown>>;

/** `input` describes what may be sent, where fields with a default may be left out; `output` what is sent back. */
const schemaOf = (schema: z.core.$ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return json;
};

/** Types come from what a parameter is read as (a number written in text), optionality from what may be sent. */
function parametersOf(schema: Call["params"], place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: place,
    required: !z.safeParse(field, undefined).success,
    schema: schemaOf(field, "output"),
  }));
}

const problemReply: Json = {
  description: "Refused. `code` says why and stays the same over time; `title` says what to do.",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function repliesOf(call: Call): Json {
  const replies = Object.entries(call.replies).map(([status, reply]): [string, Json] => {
    if (reply === null) return [status, { description: "Done" }];
    if (reply instanceof z.core.$ZodObject) {
      return [status, { description: "Done", content: { "application/json": { schema: schemaOf(reply, "output") } } }];
    }
    const types = reply.map((type) => [type, { schema: { type: "string", format: "binary" } }]);
    return [status, { description: "A file", content: Object.fromEntries(types) }];
  });
  const notModified = { 304: { description: "Unchanged: the reply's ETag is the one in If-None-Match" } };
  return { ...Object.fromEntries(replies), ...(call.isTagged === true ? notModified : {}), default: problemReply };
}

/** OpenAPI 3.1 describes a file by its media type alone. */
const filesOf = (mediaTypes: readonly string[]): Json => Object.fromEntries(mediaTypes.map((type) => [type, {}]));

const operationOf = (name: string, call: Call): Json => ({
  operationId: name,
  summary: call.summary,
  security: call.isPublic === true ? [] : [{ session: [] }],
  parameters: [...parametersOf(call.params, "path"), ...parametersOf(call.query, "query")],
  ...(call.takes === undefined ? {} : { requestBody: { required: true, content: filesOf(call.takes) } }),
  ...(call.body === undefined
    ? {}
    : { requestBody: { required: true, content: { "application/json": { schema: schemaOf(call.body, "input") } } } }),
  responses: repliesOf(call),
});

/** The API as OpenAPI 3.1, made from the same table that the routes are made from. */
export function describeApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, call] of Object.entries(calls)) {
    paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: operationOf(name, call) };
  }
  const codes = Object.entries(errorKinds).map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title}`);
  return {
    openapi: "3.1.0",
    info: {
      title: "Milepost",
      version: String(PROTOCOL_VERSION),
      description: `Documents of practices, filled in workbooks and kept in step.\n\nErrors by code:\n${codes.join("\n")}`,
    },
    paths,
    components: {
      securitySchemes: { session: { type: "http", scheme: "bearer" } },
      schemas: { Problem: schemaOf(apiErrorSchema, "output") },
    },
  };
}
