import type * as z from "zod/mini";
import type { Call } from "../../shared/protocol/call.ts";
import type { CallName, calls } from "../../shared/protocol/calls.ts";
import type { ApiError } from "../../shared/protocol/errors.ts";
import type { Result } from "../../shared/result.ts";

/** Why a call gave no reply that can be used. */
export type ClientError =
  | { readonly kind: "offline" } // no reply: no network, server down, timed out
  | { readonly kind: "refused"; readonly error: ApiError; readonly retryAfterSeconds?: number }
  | { readonly kind: "unreadable-reply" }; // not what the protocol says: a proxy's page, another version

type Input<C extends Call> = (C extends { params: infer P extends z.ZodMiniObject }
  ? { params: z.input<P> }
  : { params?: never }) &
  (C extends { query: infer Q extends z.ZodMiniObject } ? { query?: z.input<Q> } : { query?: never }) &
  (C extends { body: infer B extends z.ZodMiniObject }
    ? { body: z.input<B> }
    : C extends { takes: readonly string[] }
      ? { body: Blob }
      : { body?: never });

/** The body of the call's success reply; a Blob for files, null for none. */
type Reply<C extends Call> = {
  [Status in keyof C["replies"]]: C["replies"][Status] extends z.ZodMiniObject
    ? z.output<C["replies"][Status]>
    : C["replies"][Status] extends readonly string[]
      ? Blob
      : null;
}[keyof C["replies"]];

export type CallInput<Name extends CallName> = Input<(typeof calls)[Name]>;
export type CallReply<Name extends CallName> = Reply<(typeof calls)[Name]>;

/** The API from the client's side. Every reply is parsed by the protocol's schemas before anything uses it. */
export interface ApiClient {
  readonly call: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ) => Promise<Result<CallReply<Name>, ClientError>>;
}
