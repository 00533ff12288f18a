import type { Context } from "hono";
import type { Result } from "../../shared/result.ts";
import type { Caller } from "../services/authorise.ts";
import { hashSecret } from "../services/random.ts";
import { refuse, type Refusal } from "../services/refusal.ts";
import type { ServiceDeps } from "../services/service-deps.ts";
import { authenticate } from "../services/sign-in.ts";

const bearer = /^Bearer +(\S+) *$/i;

/** The hash of the token in the request's `Authorization: Bearer` header; undefined where there is none. */
export function tokenHashOf(context: Context): string | undefined {
  const token = bearer.exec(context.req.header("authorization") ?? "")?.[1];
  return token === undefined ? undefined : hashSecret(token);
}

/** Who sent a request, by the hash of its token. */
export async function authenticateRequest(
  deps: ServiceDeps,
  tokenHash: string | undefined,
  byHash: (tokenHash: string) => Promise<Result<Caller, Refusal>> = (hash) => authenticate(deps, hash),
): Promise<Result<Caller, Refusal>> {
  return tokenHash === undefined ? refuse("not-signed-in") : byHash(tokenHash);
}
