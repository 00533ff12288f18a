import type { Context, Hono } from "hono";
import { z } from "zod";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { ExportFile } from "../export/export-program.ts";
import type { Caller } from "../services/authorise.ts";
import { refuse, type Refusal } from "../services/refusal.ts";
import type { AppDeps } from "./app-deps.ts";
import { authenticateRequest, tokenHashOf } from "./authenticate.ts";
import { problemResponse } from "./problem-response.ts";
import { readBody, readFileBody } from "./read-body.ts";
import { RememberedReplies } from "./remembered-replies.ts";
import { reply } from "./reply.ts";
import { noStore, sendText, writeReply, type TextReply } from "./text-reply.ts";

type Parsed<Schema> = Schema extends z.core.$ZodType ? z.output<Schema> : undefined;

/** What a call's handler is given: everything parsed by the protocol's schemas, and who asks. */
export interface CallInput<C extends Call> {
  readonly caller: C extends { isPublic: true } ? undefined : Caller;
  readonly params: C extends { params: infer P } ? Parsed<P> : undefined;
  readonly query: C extends { query: infer Q } ? Parsed<Q> : undefined;
  readonly body: C extends { body: infer B }
    ? Parsed<B>
    : C extends { takes: readonly string[] }
      ? Uint8Array
      : undefined;
}

/** Services give read-only data; the schemas' own types are writable. */
type ReadOnly<T> = unknown extends T ? T : T extends object ? { readonly [Key in keyof T]: ReadOnly<T[Key]> } : T;

/** Any call's reply. */
interface AnyReply {
  readonly status: number;
  readonly body?: unknown;
  readonly file?: ExportFile;
}

/** One of the call's success replies: a body by its schema, a file, or a bare status. */
export type CallReply<C extends Call> = AnyReply &
  {
    [Status in keyof C["replies"]]: C["replies"][Status] extends z.core.$ZodType
      ? { readonly status: Status; readonly body: ReadOnly<z.output<C["replies"][Status]>> }
      : C["replies"][Status] extends readonly string[]
        ? { readonly status: Status; readonly file: ExportFile }
        : { readonly status: Status };
  }[keyof C["replies"]];

export type Handler<Name extends CallName> = (
  input: CallInput<(typeof calls)[Name]>,
) => Promise<Result<CallReply<(typeof calls)[Name]>, Refusal>>;

/** `/v1/documents/{documentId}` as Hono writes it. */
export const routePattern = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

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

interface RawInput extends Query {
  readonly caller: Caller | undefined;
  readonly body: unknown;
}

/** A form sends the fields nobody filled in, too: `?cursor=` means no cursor. */
const withoutBlanks = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));

/** What a call does in its own way. */
interface CallOptions {
  /** A look at the raw body before its schema. */
  readonly checkBody?: (body: unknown) => Result<null, Refusal>;
  /** Who a token's hash stands for, where the call asks that otherwise than the rest. */
  readonly authenticate?: ((tokenHash: string) => Promise<Result<Caller, Refusal>>) | undefined;
  /** Told of every refusal, whether of the request or by the handler. */
  readonly onRefusal?: (code: Refusal["code"]) => void;
  /** Whether replies are remembered until something is committed: as `RememberedReplies` tells, not for every call. */
  readonly isRemembered?: true;
}

function readQuery(call: Call, context: Context): Result<Query, Refusal> {
  const params = parseWith(call.params, context.req.param());
  if (!params.ok) return refuseParams(params.error);
  const query = parseWith(call.query, withoutBlanks(context.req.query()));
  if (!query.ok) return refuse("malformed-body", describeIssues(query.error));
  return ok({ params: params.value, query: query.value });
}

async function readInput(
  deps: AppDeps,
  call: Call,
  context: Context,
  tokenHash: string | undefined,
  { checkBody, authenticate }: CallOptions,
): Promise<Result<RawInput, Refusal>> {
  const caller = call.isPublic === true ? ok(undefined) : await authenticateRequest(deps, tokenHash, authenticate);
  if (!caller.ok) return caller;
  const query = readQuery(call, context);
  if (!query.ok) return query;
  const input = { ...query.value, caller: caller.value, body: undefined };
  if (call.takes !== undefined) {
    const file = await readFileBody(context, call.takes);
    return file.ok ? ok({ ...input, body: file.value }) : file;
  }
  if (call.body === undefined) return ok(input);

  const json = await readBody(context);
  if (!json.ok) return json;
  const checked = checkBody?.(json.value) ?? ok(null);
  if (!checked.ok) return checked;
  const body = parseWith(call.body, json.value);
  return body.ok ? ok({ ...input, body: body.value }) : refuse("malformed-body", describeIssues(body.error));
}

function sendReply(
  context: Context,
  call: Call,
  { status, body, file }: AnyReply,
  keep: (text: TextReply) => void = () => {},
): Response {
  if (file !== undefined) {
    const { contentType, fileName } = file;
    const disposition = `attachment; filename="${fileName}"`;
    return reply(context, file.body, status, {
      ...noStore,
      "content-type": contentType,
      "content-disposition": disposition,
    });
  }
  if (body === undefined) return reply(context, null, status, noStore);
  const text = writeReply(status, body, call.isTagged === true);
  keep(text);
  return sendText(context, text);
}

/** The same person asks the same: all but the query stands in the path. */
const keyOf = (context: Context, tokenHash: string | undefined): string => `${tokenHash ?? ""} ${context.req.url}`;

/** Sends a remembered reply. The session is looked at all the same: it ends by the clock, without a commit. */
async function sendAgain(
  deps: AppDeps,
  context: Context,
  tokenHash: string | undefined,
  known: TextReply,
): Promise<Response> {
  const caller = await authenticateRequest(deps, tokenHash);
  return caller.ok ? sendText(context, known) : problemResponse(context, caller.error);
}

/** Serves one call of the protocol: parse → service → reply. */
export function serveCall<Name extends CallName>(
  app: Hono,
  deps: AppDeps,
  name: Name,
  handler: Handler<Name>,
  options: CallOptions = {},
): void {
  const call: Call = calls[name];
  const replies = options.isRemembered === true ? new RememberedReplies(deps.store.changeMark) : null;
  app.on(call.method, routePattern(call.path), async (context) => {
    context.set("call", name);
    const tokenHash = tokenHashOf(context);
    const recalled = replies?.recall(keyOf(context, tokenHash));
    if (recalled?.known !== undefined) return sendAgain(deps, context, tokenHash, recalled.known);
    const input = await readInput(deps, call, context, tokenHash, options);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just parsed with the schemas this type is made from
    const answer = input.ok ? await handler(input.value as CallInput<(typeof calls)[Name]>) : input;
    if (answer.ok) return sendReply(context, call, answer.value, recalled?.keep);
    options.onRefusal?.(answer.error.code);
    return problemResponse(context, answer.error);
  });
}

/**
 * Serves a call that reads before it is known who asks, so that a database elsewhere is asked both in one round trip. What
 * `read` finds goes to the handler alone, and to nobody without a session. Its replies are remembered until something is
 * committed.
 */
export function serveEarlyCall<Name extends CallName, Reading>(
  app: Hono,
  deps: AppDeps,
  name: Name,
  read: (input: Pick<CallInput<(typeof calls)[Name]>, "params" | "query">) => Promise<Reading>,
  handler: (input: CallInput<(typeof calls)[Name]>, reading: Promise<Reading>) => ReturnType<Handler<Name>>,
): void {
  type Input = CallInput<(typeof calls)[Name]>;
  const call: Call = calls[name];
  const replies = new RememberedReplies(deps.store.changeMark);
  app.on(call.method, routePattern(call.path), async (context) => {
    context.set("call", name);
    const tokenHash = tokenHashOf(context);
    const { known, keep } = replies.recall(keyOf(context, tokenHash));
    if (known !== undefined) return sendAgain(deps, context, tokenHash, known);
    // oxlint-disable typescript/no-unsafe-type-assertion -- parsed with the schemas this type is made from
    const authenticating = authenticateRequest(deps, tokenHash);
    const query = tokenHash === undefined ? refuse("not-signed-in") : readQuery(call, context);
    const early = query.ok ? ok({ query: query.value, reading: read(query.value as Input) }) : query;
    if (early.ok) early.value.reading.catch(() => {}); // whoever waits for it hears of it; without a session nobody does
    const caller = await authenticating;
    if (!caller.ok) return problemResponse(context, caller.error);
    if (!early.ok) return problemResponse(context, early.error);
    const input: RawInput = { ...early.value.query, caller: caller.value, body: undefined };
    const answer = await handler(input as Input, early.value.reading);
    // oxlint-enable typescript/no-unsafe-type-assertion
    return answer.ok ? sendReply(context, call, answer.value, keep) : problemResponse(context, answer.error);
  });
}
