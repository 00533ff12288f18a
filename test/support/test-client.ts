import { isDeepStrictEqual } from "node:util";
import type { Hono } from "hono";
import { z } from "zod";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { apiErrorSchema, type ApiError } from "../../shared/protocol/errors.ts";

type Input = Readonly<Record<string, unknown>>;

export interface RawCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Successes<C extends Call> = Extract<C["replies"][keyof C["replies"]], z.core.$ZodType>;

/** The JSON body of a call's success reply. */
export type Success<Name extends CallName> = z.output<Successes<(typeof calls)[Name]>>;

/** A client that believes nothing: replies must be what the protocol says, and a 5xx fails the test. */
export interface TestClient {
  readonly token: string | null;
  readonly send: (name: CallName, input?: RawCall) => Promise<Response>;
  /** The body of a success; anything else fails the test. */
  readonly call: <Name extends CallName>(name: Name, input?: RawCall) => Promise<Success<Name>>;
  /** The problem document of a refusal; a success fails the test. */
  readonly refusal: (name: CallName, input?: RawCall) => Promise<ApiError>;
}

export async function expectNoDefect(response: Response): Promise<Response> {
  if (response.status >= 500) throw new Error(`${response.status}: ${await response.text()}`);
  return response;
}

const requestFor = (call: Call, input: RawCall, token: string | null): [string, RequestInit] => {
  const path = call.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? name),
  );
  const query = new URLSearchParams(input.query).toString();
  const init = {
    method: call.method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(input.body === undefined ? {} : { "content-type": "application/json" }),
      ...input.headers,
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  };
  return [query === "" ? path : `${path}?${query}`, init];
};

export function createTestClient(app: Hono, token: string | null): TestClient {
  const send = async (name: CallName, input: RawCall = {}): Promise<Response> => {
    const [path, init] = requestFor(calls[name], input, token);
    return expectNoDefect(await app.request(path, init));
  };
  return {
    token,
    send,
    call: async <Name extends CallName>(name: Name, input: RawCall = {}) => {
      const response = await send(name, input);
      const replies: Call["replies"] = calls[name].replies;
      const reply = replies[response.status];
      if (!(reply instanceof z.core.$ZodObject))
        throw new Error(`${name}: ${response.status} ${await response.text()}`);
      const json = (await response.json()) as Input;
      const read = z.parse(reply, json);
      // Reading drops what the contract does not name, at any depth.
      if (!isDeepStrictEqual(read, json))
        throw new Error(`${name} says more than the contract: ${JSON.stringify(json)}`);
      return read as Success<Name>;
    },
    refusal: async (name, input = {}) => {
      const response = await send(name, input);
      if (response.status < 400) throw new Error(`${name} was not refused: ${response.status}`);
      if (response.headers.get("content-type") !== "application/problem+json")
        throw new Error("Not a problem document");
      const problem = apiErrorSchema.parse(await response.json());
      if (problem.status !== response.status) throw new Error("Status and problem document differ");
      return problem;
    },
  };
}
