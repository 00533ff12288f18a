import type { Context } from "hono";
import type { Result } from "../../shared/result.ts";
import type { Caller } from "../services/authorise.ts";
import { refuse, type Refusal } from "../services/refusal.ts";
import type { ServiceDeps } from "../services/service-deps.ts";
import { authenticate } from "../services/sign-in.ts";

const tokenOf = (context: Context): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(context.req.header("authorization") ?? "")?.[1];

/** Whether the request says at all who sent it. */
export const hasToken = (context: Context): boolean => tokenOf(context) !== undefined;

/** Who sent the request, by its `Authorization: Bearer` header. */
export async function authenticateRequest(
  deps: ServiceDeps,
  context: Context,
  byToken: (token: string) => Promise<Result<Caller, Refusal>> = (token) => authenticate(deps, token),
): Promise<Result<Caller, Refusal>> {
  const token = tokenOf(context);
  return token === undefined ? refuse("not-signed-in") : byToken(token);
}
