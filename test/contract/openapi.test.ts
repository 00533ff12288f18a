import { describe, expect, it } from "vitest";
import { describeApi } from "../../server/http/openapi.ts";
import { calls } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { errorKinds } from "../../shared/protocol/errors.ts";

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Record<string, unknown> }[];
  readonly requestBody?: { content: Record<string, { schema: unknown }> };
  readonly responses: Record<string, { content?: Record<string, unknown> }>;
  readonly security: readonly unknown[];
}

const description = JSON.parse(JSON.stringify(describeApi())) as {
  info: { description: string };
  paths: Record<string, Record<string, Operation>>;
};

const table = Object.entries(calls) as [string, Call][];

describe("the API's description", () => {
  it.each(table)("has %s with its parameters, body and replies", (name, call) => {
    const operation = description.paths[call.path]?.[call.method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    const namesIn = (place: string) =>
      operation?.parameters.filter((parameter) => parameter.in === place).map((parameter) => parameter.name);
    expect(namesIn("path")).toEqual([...call.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter));
    expect(namesIn("query")).toEqual(Object.keys(call.query?.shape ?? {}));
    expect(operation?.requestBody === undefined).toBe(call.body === undefined && call.takes === undefined);
    const statuses = [...Object.keys(call.replies), ...(call.isTagged === true ? ["304"] : []), "default"];
    expect(Object.keys(operation?.responses ?? {})).toEqual(statuses);
    expect(operation?.security).toHaveLength(call.isPublic === true ? 0 : 1);
  });

  it("has nothing besides", () => {
    const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(table.length);
  });

  it("asks for path parameters and leaves queries to choose", () => {
    for (const operation of Object.values(description.paths).flatMap((path) => Object.values(path))) {
      for (const parameter of operation.parameters) expect(parameter.required).toBe(parameter.in === "path");
    }
    const [limit] =
      description.paths["/v1/documents"]?.["get"]?.parameters.filter(({ name }) => name === "limit") ?? [];
    expect(limit?.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 500 });
  });

  it("lists every error code", () => {
    for (const code of Object.keys(errorKinds)) expect(description.info.description).toContain(`\`${code}\``);
  });
});
