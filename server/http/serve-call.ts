import type { Context, Hono } from "hono";
import type { z } from "zod";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import type { Call } from "../../shared/protocol/call.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { ExportFile } from "../export/export-program.ts";
import type { Caller } from "../services/authorise.ts";
import { refuse, type Refusal } from "../services/refusal.ts";
import type { AppDeps } from "./app-deps.ts";
import { askAgain, onPrimary } from "./ask-again.ts";
import { authenticateRequest, tokenHashOf } from "./authenticate.ts";
import { problemResponse } from "./problem-response.ts";
import { readJsonBytes } from "./read-body.ts";
import { keyOf, readQuery, readRequest, type CallOptions, type RawInput } from "./read-request.ts";
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

/** `deps` are those to answer with: they read where this call is to read at this moment. */
export type Handler<Name extends CallName> = (
  input: CallInput<(typeof calls)[Name]>,
  deps: AppDeps,
) => Promise<Result<CallReply<(typeof calls)[Name]>, Refusal>>;

/** `/v1/documents/{documentId}` as Hono writes it. */
export const routePattern = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

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

/** Either what the handler replied, or what was replied to the same request before. */
type Answer<Name extends CallName> =
  { readonly replied: CallReply<(typeof calls)[Name]> } | { readonly known: TextReply };

/** Serves one call of the protocol: parse → service → reply. */
export function serveCall<Name extends CallName>(
  app: Hono,
  deps: AppDeps,
  name: Name,
  handler: Handler<Name>,
  options: CallOptions<CallReply<(typeof calls)[Name]>> = {},
): void {
  const call: Call = calls[name];
  const from = options.readsFrom ?? (call.method === "GET" ? "replica" : "primary");
  const reading = from === "replica" ? deps : onPrimary(deps);
  const replies = options.isRemembered === true ? new RememberedReplies(reading.store.changeMark) : null;
  const isDoubtful = (answer: Answer<Name>): boolean =>
    "replied" in answer && options.isDoubtful?.(answer.replied) === true;
  app.on(call.method, routePattern(call.path), async (context) => {
    context.set("call", name);
    const recall = replies?.begin();
    let json: ReturnType<typeof readJsonBytes> | undefined; // a body is there but once
    const answerWith = async (given: AppDeps): Promise<Result<Answer<Name>, Refusal>> => {
      const read = await readRequest(given, call, context, options, recall, () => (json ??= readJsonBytes(context)));
      if (!read.ok) return read;
      if ("known" in read.value) return ok({ known: read.value.known });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed with the schemas this type is made from
      const replied = await handler(read.value.input as CallInput<(typeof calls)[Name]>, given);
      return replied.ok ? ok({ replied: replied.value }) : replied;
    };
    const answer = await askAgain(reading, answerWith, isDoubtful);
    if (!answer.ok) {
      options.onRefusal?.(answer.error.code);
      return problemResponse(context, answer.error);
    }
    if ("known" in answer.value) return sendText(context, answer.value.known);
    // refusals in it would be told again without asking the primary
    const keep = isDoubtful(answer.value) ? undefined : recall?.keep;
    return sendReply(context, call, answer.value.replied, keep);
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
  read: (input: Pick<CallInput<(typeof calls)[Name]>, "params" | "query">, deps: AppDeps) => Promise<Reading>,
  handler: (
    input: CallInput<(typeof calls)[Name]>,
    reading: Promise<Reading>,
    deps: AppDeps,
  ) => ReturnType<Handler<Name>>,
): void {
  type Input = CallInput<(typeof calls)[Name]>;
  const call: Call = calls[name];
  const replies = new RememberedReplies(deps.store.changeMark);
  app.on(call.method, routePattern(call.path), async (context) => {
    context.set("call", name);
    const tokenHash = tokenHashOf(context);
    const recall = replies.begin();
    const known = recall.find(keyOf(context, tokenHash));
    if (known !== undefined) {
      // the session is looked at all the same: it ends by the clock, without a commit
      const caller = await askAgain(deps, (given) => authenticateRequest(given, tokenHash));
      return caller.ok ? sendText(context, known) : problemResponse(context, caller.error);
    }
    const query = tokenHash === undefined ? refuse("not-signed-in") : readQuery(call, context);
    const answerWith = async (given: AppDeps): ReturnType<Handler<Name>> => {
      const authenticating = authenticateRequest(given, tokenHash);
      // oxlint-disable typescript/no-unsafe-type-assertion -- parsed with the schemas this type is made from
      const early = query.ok ? ok({ query: query.value, reading: read(query.value as Input, given) }) : query;
      if (early.ok) early.value.reading.catch(() => {}); // whoever waits for it hears of it; without a session nobody does
      const caller = await authenticating;
      if (!caller.ok) return caller;
      if (!early.ok) return early;
      const input: RawInput = { ...early.value.query, caller: caller.value, body: undefined };
      return handler(input as Input, early.value.reading, given);
      // oxlint-enable typescript/no-unsafe-type-assertion
    };
    const answer = await askAgain(deps, answerWith);
    return answer.ok ? sendReply(context, call, answer.value, recall.keep) : problemResponse(context, answer.error);
  });
}
