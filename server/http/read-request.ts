import { createHash } from "node:crypto";
import type { Context } from "hono";
import { z } from "zod";
import type { Call } from "../../shared/protocol/call.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Caller } from "../services/authorise.ts";
import { refuse, type Refusal } from "../services/refusal.ts";
import type { AppDeps } from "./app-deps.ts";
import { authenticateRequest, tokenHashOf } from "./authenticate.ts";
import { parseJson, readFileBody, readJsonBytes } from "./read-body.ts";
import type { Recall } from "./remembered-replies.ts";
import type { TextReply } from "./text-reply.ts";

/** What was wrong with a value, in one line: `cells.0.path: Not a path: write row/column, as in 7/score`. */
const describeIssues = (error: z.core.$ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ");

function parseWith(schema: z.core.$ZodType | undefined, value: unknown): Result<unknown, z.core.$ZodError> {
  if (schema === undefined) return ok(undefined);
  const read = z.safeParse(schema, value);
  return read.success ? ok(read.data) : { ok: false, error: read.error };
}

/** An id that cannot be one names nothing there is; a period that cannot be one is a slip to be told about. */
function refuseParams(error: z.core.$ZodError): Result<never, Refusal> {
  const isPeriod = error.issues.some(({ path }) => path[0] === "period");
  return refuse(isPeriod ? "malformed-body" : "not-found", describeIssues(error));
}

interface Query {
  readonly params: unknown;
  readonly query: unknown;
}

/** What a handler is given, before it has the call's own types. */
export interface RawInput extends Query {
  readonly caller: Caller | undefined;
  readonly body: unknown;
}

/** A form sends the fields nobody filled in, too: `?cursor=` means no cursor. */
const withoutBlanks = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));

/** What a call does in its own way. */
export interface CallOptions<Reply = never> {
  /** Where it reads, if not as its method says: GET from a replica where there is one, all others from the primary. */
  readonly readsFrom?: "replica" | "primary";
  /** Whether a reply has refusals in it, which a replica may be wrong about. */
  readonly isDoubtful?: (reply: Reply) => boolean;
  /** A look at the raw body before its schema. */
  readonly checkBody?: (body: unknown) => Result<null, Refusal>;
  /** Who a token's hash stands for, where the call asks that otherwise than the rest. */
  readonly authenticate?: ((tokenHash: string) => Promise<Result<Caller, Refusal>>) | undefined;
  /** Told of every refusal, whether of the request or by the handler. */
  readonly onRefusal?: (code: Refusal["code"]) => void;
  /** Whether replies are remembered until something is committed: as `RememberedReplies` tells, not for every call. */
  readonly isRemembered?: true;
}

export function readQuery(call: Call, context: Context): Result<Query, Refusal> {
  const params = parseWith(call.params, context.req.param());
  if (!params.ok) return refuseParams(params.error);
  const query = parseWith(call.query, withoutBlanks(context.req.query()));
  if (!query.ok) return refuse("malformed-body", describeIssues(query.error));
  return ok({ params: params.value, query: query.value });
}

/** Names what is asked, and by whom: path, query and body. */
export function keyOf(context: Context, tokenHash: string | undefined, body?: Uint8Array): string {
  const key = `${tokenHash ?? ""} ${context.req.url}`;
  return body === undefined ? key : `${key} ${createHash("sha256").update(body).digest("base64url")}`;
}

/** Either what the handler needs, or what was replied to the same request before. */
type Read = { readonly input: RawInput } | { readonly known: TextReply };

function readJson(
  call: Call,
  bytes: Uint8Array,
  { checkBody }: Pick<CallOptions, "checkBody">,
): Result<unknown, Refusal> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const checked = checkBody?.(json.value) ?? ok(null);
  if (!checked.ok) return checked;
  const body = parseWith(call.body, json.value);
  return body.ok ? body : refuse("malformed-body", describeIssues(body.error));
}

/**
 * A whole request, with who sent it; or why it cannot be taken.
 *
 * @param readJsonOnce gives the bytes of the body: asked for again, the same.
 */
export async function readRequest(
  deps: AppDeps,
  call: Call,
  context: Context,
  options: Pick<CallOptions, "checkBody" | "authenticate">,
  recall: Recall | undefined,
  readJsonOnce: () => ReturnType<typeof readJsonBytes> = () => readJsonBytes(context),
): Promise<Result<Read, Refusal>> {
  const tokenHash = tokenHashOf(context);
  const caller =
    call.isPublic === true ? ok(undefined) : await authenticateRequest(deps, tokenHash, options.authenticate);
  if (!caller.ok) return caller;
  const hasBody = call.body !== undefined || call.takes !== undefined;
  const same = hasBody ? undefined : recall?.find(keyOf(context, tokenHash));
  if (same !== undefined) return ok({ known: same });
  const query = readQuery(call, context);
  if (!query.ok) return query;
  const input = { ...query.value, caller: caller.value, body: undefined };
  if (call.takes !== undefined) {
    const file = await readFileBody(context, call.takes);
    return file.ok ? ok({ input: { ...input, body: file.value } }) : file;
  }
  if (call.body === undefined) return ok({ input });
  const bytes = await readJsonOnce();
  if (!bytes.ok) return bytes;
  const known = recall?.find(keyOf(context, tokenHash, bytes.value));
  if (known !== undefined) return ok({ known });
  const body = readJson(call, bytes.value, options);
  return body.ok ? ok({ input: { ...input, body: body.value } }) : body;
}
