import * as z from "zod/mini";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { apiErrorSchema } from "../../shared/protocol/errors.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ApiClient, CallInput, CallReply, ClientError } from "./api-client.ts";

export interface ApiClientDeps {
  /** Where the API lives, without a slash at the end: `https://milepost.example`. */
  readonly origin: string;
  readonly fetch: (url: string, init: RequestInit) => Response | Promise<Response>;
  /** The session token of the moment; null before signing in. Asked for every call, so signing in again takes effect. */
  readonly getToken: () => string | null;
  /** After this long without the whole reply, the server counts as not reachable. 30 seconds unless told. */
  readonly timeoutMs?: number;
}

/** What the calls' inputs look like once the types that tie them to their call have done their part. */
interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const offline: ClientError = { kind: "offline" };
const unreadable: ClientError = { kind: "unreadable-reply" };

/** Answers of a gateway whose server is away. The API itself never sends them for these calls. */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function urlOf(origin: string, call: Call, input: LooseInput): string {
  const path = call.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(input.params?.[name] ?? "")),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.set(name, textOf(value));
  }
  return query.size === 0 ? `${origin}${path}` : `${origin}${path}?${query.toString()}`;
}

function initOf(call: Call, input: LooseInput, token: string | null, timeoutMs: number): RequestInit {
  const headers: Record<string, string> = {};
  if (token !== null && call.isPublic !== true) headers["Authorization"] = `Bearer ${token}`;
  if (call.body !== undefined) headers["Content-Type"] = "application/json";
  const file = call.takes !== undefined && input.body instanceof Blob ? input.body : null;
  if (file !== null) headers["Content-Type"] = file.type;
  return {
    method: call.method,
    headers,
    // The token says who asks; cookies and caches could only answer for somebody else, or with what was.
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(timeoutMs),
    ...(file === null ? {} : { body: file }),
    ...(call.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  };
}

/** JSON where the body is that; undefined, which no schema takes, where it is a proxy's page or was cut off. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds. The form with a date is not used by the API and counts as absent. */
function retryAfter(response: Response): { retryAfterSeconds?: number } {
  const text = response.headers.get("Retry-After") ?? "";
  return /^[0-9]{1,9}$/.test(text) ? { retryAfterSeconds: Number(text) } : {};
}

/** A file's call names its media types where others have a schema. */
const isMediaTypes = (expected: Call["replies"][number] | undefined): expected is readonly string[] =>
  Array.isArray(expected);

async function readReply(call: Call, response: Response): Promise<Result<unknown, ClientError>> {
  const expected = call.replies[response.status];
  if (expected === null) return ok(null);
  if (isMediaTypes(expected)) {
    const mediaType = (response.headers.get("Content-Type") ?? "").split(";")[0]?.trim() ?? "";
    return expected.includes(mediaType) ? ok(await response.blob()) : err(unreadable);
  }
  const json = jsonOf(await response.text());
  if (expected !== undefined) {
    const parsed = z.safeParse(expected, json);
    return parsed.success ? ok(parsed.data) : err(unreadable);
  }
  const refusal = apiErrorSchema.safeParse(json);
  if (refusal.success) return err({ kind: "refused", error: refusal.data, ...retryAfter(response) });
  return err(gatewayStatuses.has(response.status) ? offline : unreadable);
}

/**
 * The API over HTTP. Nothing reaches the callers that the protocol's schemas have not read: another version's reply or a
 * proxy's page is `unreadable-reply`, never half an object.
 */
export function createApiClient(deps: ApiClientDeps): ApiClient {
  const { origin, fetch, getToken, timeoutMs = 30_000 } = deps;
  return {
    call: async <Name extends CallName>(
      name: Name,
      input: CallInput<Name>,
    ): Promise<Result<CallReply<Name>, ClientError>> => {
      const call: Call = calls[name];
      let reply: Result<unknown, ClientError>;
      try {
        const response = await fetch(urlOf(origin, call, input), initOf(call, input, getToken(), timeoutMs));
        reply = await readReply(call, response);
      } catch {
        // fetch and the body's readers reject for one reason only: the reply did not come, or not to its end.
        return err(offline);
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- read by the schema of this very call just above
      return reply.ok ? ok(reply.value as CallReply<Name>) : reply;
    },
  };
}
