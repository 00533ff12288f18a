import * as z from "zod/mini";
import { userSchema, timeSchema } from "../../shared/protocol/common.ts";
import type { ApiClient, ClientError } from "../sync/api-client.ts";

const signedInSchema = z.object({ token: z.string().check(z.minLength(1)), expiresAt: timeSchema, user: userSchema });
export type SignedIn = z.infer<typeof signedInSchema>;

export type SignInState =
  { readonly at: "out"; readonly why: "start" | "left" | "expired" } | ({ readonly at: "in" } & SignedIn);

/** Who is signed in on this machine. The state is replaced, never changed. */
export interface SignInStore {
  readonly getState: () => SignInState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly enter: (signedIn: SignedIn) => void;
  readonly end: (why: "left" | "expired") => void;
}

const keyName = "milepost.session";

/**
 * Keeps the session in localStorage and not in sessionStorage: Excel drops a pane's page whenever the pane is closed, and
 * a code works only once, so people would need a new code for every look. The token expires, and signing out removes it.
 * Excel on the web partitions storage by site and gives a key prefix for it. Where storage is refused, the session lives
 * as long as the page.
 */
export function createSignInStore(storage: Storage | null, partitionKey: string, now: () => Date): SignInStore {
  const key = `${partitionKey}${keyName}`;
  let state = restored(storage?.getItem(key) ?? null, now());
  const listeners = new Set<() => void>();
  const become = (next: SignInState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter: (signedIn) => {
      storage?.setItem(key, JSON.stringify(signedIn));
      become({ at: "in", ...signedIn });
    },
    end: (why) => {
      storage?.removeItem(key);
      if (state.at === "in") become({ at: "out", why });
    },
  };
}

/**
 * The one session that is kept in this storage, whatever prefix its key has; null for none or several. Only Office.js knows
 * this page's prefix, so nothing that this session may see is for showing before the store has it too.
 */
export function findOnlySession(storage: Storage | null, now: Date): SignedIn | null {
  if (storage === null) return null;
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  const [key, ...others] = keys.filter((each) => each.endsWith(keyName));
  if (key === undefined || others.length > 0) return null;
  const state = restored(storage.getItem(key), now);
  return state.at === "in" ? state : null;
}

function restored(stored: string | null, now: Date): SignInState {
  if (stored === null) return { at: "out", why: "start" };
  const parsed = signedInSchema.safeParse(jsonOf(stored));
  if (!parsed.success) return { at: "out", why: "start" };
  if (Date.parse(parsed.data.expiresAt) <= now.getTime()) return { at: "out", why: "expired" };
  return { at: "in", ...parsed.data };
}

/** What another version of the pane left behind may be anything; it then counts as nothing. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const meansSignedOut = (error: ClientError): boolean =>
  error.kind === "refused" && (error.error.code === "not-signed-in" || error.error.code === "session-expired");

/** The same client, which ends the sign-in when the server no longer knows it: whoever called, the pane asks once. */
export const endingSignIn = (api: ApiClient, signIns: SignInStore): ApiClient => ({
  call: async (name, input) => {
    const asked = signIns.getState();
    const reply = await api.call(name, input);
    // A reply to an older session's call says nothing about the one that replaced it.
    if (!reply.ok && meansSignedOut(reply.error) && signIns.getState() === asked) signIns.end("expired");
    return reply;
  },
});
