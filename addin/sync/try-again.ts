import type { DocumentSession, DocumentState } from "./document-session.ts";
import { retryDelay, type RetryPace } from "./retry-delay.ts";

const pace: RetryPace = { firstMs: 5_000, lastMs: 120_000 };

export interface TryAgainDeps {
  /** Calls back after so many milliseconds; the returned function takes that back. */
  readonly startTimer: (milliseconds: number, done: () => void) => () => void;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** What is to be taken up again: a save, or a look whether the server is there; null where nothing is. */
function dueIn(
  { isOnline, outcome, waiting }: DocumentState,
  maySave: boolean,
): { readonly how: "push" | "pull"; readonly retryAfterSeconds: number } | null {
  const isUnsaved = maySave && waiting > 0;
  if (!isOnline) {
    return { how: isUnsaved && outcome?.kind === "offline" ? "push" : "pull", retryAfterSeconds: 0 };
  }
  if (!isUnsaved || outcome?.kind !== "refused" || outcome.retryAfterSeconds === undefined) return null;
  return { how: "push", retryAfterSeconds: outcome.retryAfterSeconds };
}

/** Takes up again by itself what the network or the server did not let through. */
export interface TryAgain {
  /** The network is back: tries at once. */
  readonly now: () => void;
  readonly stop: () => void;
}

/**
 * Sends what a save could not, ever more seldom, while the server is away or asks for a pause (a full disk, a database that
 * is not there); what was refused for what it says is a person's to look at.
 */
export function createTryAgain(session: DocumentSession, maySave: boolean, deps: TryAgainDeps): TryAgain {
  let failures = 0;
  let cancel: (() => void) | null = null;
  const stopTimer = (): void => {
    cancel?.();
    cancel = null;
  };
  const take = (): void => {
    stopTimer();
    const state = session.getState();
    const due = dueIn(state, maySave);
    if (due === null || state.activity !== "idle") return;
    void (due.how === "push" ? session.push() : session.pull());
  };
  const look = (): void => {
    const state = session.getState();
    if (state.activity !== "idle") return; // looked at when it has ended
    const due = dueIn(state, maySave);
    if (due === null) {
      failures = 0;
      stopTimer();
      return;
    }
    if (cancel !== null) return;
    failures += 1;
    cancel = deps.startTimer(retryDelay(pace, failures, deps.random(), due.retryAfterSeconds), take);
  };
  const unsubscribe = session.subscribe(look);
  look();
  return {
    now: take,
    stop: () => {
      unsubscribe();
      stopTimer();
    },
  };
}
