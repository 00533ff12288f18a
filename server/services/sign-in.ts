import type { User } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import {
  deleteSession,
  findPerson,
  findSignedIn,
  forgetExpired,
  insertSession,
  isUsableCode,
  replaceCode,
  useCode,
  type SignedIn,
} from "../db/people.ts";
import type { Transactor } from "../db/store.ts";
import type { Caller } from "./authorise.ts";
import { hashSecret } from "./random.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, timeAfter, type ServiceDeps } from "./service-deps.ts";

const day = 86_400_000;

/** How long a sign-in code that was handed out can be used. */
export const codeLifetimeMs = 7 * day;

/** How long a session lasts. It is not drawn out by use: a lost laptop stops working within the week. */
export const sessionLifetimeMs = 7 * day;

/** For this long an expired token is answered with "your session has ended" instead of "sign in first". */
const expiredKeptMs = 30 * day;

export interface NewSession {
  readonly token: string;
  readonly expiresAt: string;
  readonly user: User;
}

/**
 * Trades a sign-in code for a session. Of two that try with the same code at once, one gets it. A code that is no good is
 * found out by reading alone: whoever sends such codes must not make pushes wait for the write lock.
 */
export async function signIn(deps: ServiceDeps, code: string): Promise<Result<NewSession, Refusal>> {
  const now = nowOf(deps);
  const token = deps.random.secret();
  const expiresAt = timeAfter(deps, sessionLifetimeMs);
  const codeHash = hashSecret(code);
  if (!(await deps.store.read((reader) => isUsableCode(reader, codeHash, now)))) return refuse("invalid-code");
  return deps.store.write<NewSession, Refusal>(async (transactor) => {
    const userId = await useCode(transactor, codeHash, now);
    const person = userId === undefined ? undefined : await findPerson(transactor, userId);
    if (person === undefined) return refuse("invalid-code");
    await forgetExpired(transactor, timeAfter(deps, -expiredKeptMs));
    await insertSession(transactor, {
      tokenHash: hashSecret(token),
      userId: person.userId,
      createdAt: now,
      expiresAt,
    });
    return ok({ token, expiresAt, user: { id: person.userId, name: person.name } });
  });
}

/** Who a session makes somebody, at this moment. */
export function callerOf(deps: ServiceDeps, tokenHash: string, session: SignedIn | undefined): Result<Caller, Refusal> {
  if (session === undefined) return refuse("not-signed-in");
  if (session.expiresAt <= nowOf(deps)) return refuse("session-expired");
  const { userId, name, grants } = session;
  return ok({ userId, name, tokenHash, grants });
}

/** Whose session it is that the token of this hash opens. */
export async function authenticate(deps: ServiceDeps, tokenHash: string): Promise<Result<Caller, Refusal>> {
  const sessions = await findSignedIn(deps.store.polled, [tokenHash]);
  return callerOf(deps, tokenHash, sessions.get(tokenHash));
}

/** Callers kept, at most, between their requests, and for how long: one whose roles have changed costs more until then. */
const callersKept = 10_000;
const trustedForMs = 60_000;

/**
 * Authenticates without asking the database each time: who called before is taken to be who they were then.
 * Only for what is checked again in the transaction that it leads to, as pushes are; an expired session is never taken.
 */
export function createTrustingAuthenticate(deps: ServiceDeps): (tokenHash: string) => Promise<Result<Caller, Refusal>> {
  const known = new Map<string, { readonly session: SignedIn; readonly until: number }>();
  return async (tokenHash) => {
    const remembered = known.get(tokenHash);
    if (remembered !== undefined && performance.now() < remembered.until) {
      const caller = callerOf(deps, tokenHash, remembered.session);
      if (caller.ok) return caller;
    }
    known.delete(tokenHash);
    const session = (await findSignedIn(deps.store.once, [tokenHash])).get(tokenHash);
    const caller = callerOf(deps, tokenHash, session);
    if (caller.ok && session !== undefined) known.set(tokenHash, { session, until: performance.now() + trustedForMs });
    const [oldest = ""] = known.keys();
    if (known.size > callersKept) known.delete(oldest);
    return caller;
  };
}

export async function signOut(deps: ServiceDeps, caller: Caller): Promise<void> {
  await deps.store.write<null, never>(async (transactor) => {
    await deleteSession(transactor, caller.tokenHash);
    return ok(null);
  });
}

/** Makes a sign-in code for the person; codes they were given before and have not used stop working. */
export async function mintCode(deps: ServiceDeps, transactor: Transactor, userId: string): Promise<string> {
  const code = deps.random.secret();
  await replaceCode(transactor, { hash: hashSecret(code), userId, expiresAt: timeAfter(deps, codeLifetimeMs) });
  return code;
}
