import type { CallName } from "../../shared/protocol/calls.ts";
import { errorKinds, type ErrorCode } from "../../shared/protocol/errors.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ApiClient, CallInput, CallReply, ClientError } from "../../addin/sync/api-client.ts";
import { createRibbonDesk } from "../../addin/commands/report-store.ts";
import type { DocumentSession, DocumentState } from "../../addin/sync/document-session.ts";
import type { Thread, ThreadDesk, ThreadsState } from "../../addin/sync/thread-desk.ts";
import type { PaneServices } from "../../addin/taskpane/pane-services.ts";
import { createMarkPreference } from "../../addin/taskpane/mark-preference.ts";
import { createSignInStore, type SignInStore } from "../../addin/taskpane/sign-in-store.ts";
import { createColorScheme } from "../../addin/taskpane/color-scheme.ts";
import type { Binding, UnboundSheet, Workbook } from "../../addin/workbook/workbook.ts";

type Replies = { [Name in CallName]?: (input: CallInput<Name>) => Result<CallReply<Name>, ClientError> };

export const refused = (code: ErrorCode): Result<never, ClientError> =>
  err({
    kind: "refused",
    error: { type: "about:blank", title: errorKinds[code].title, status: errorKinds[code].status, code },
  });

/** An API that answers what it is told to, and is away for everything else. */
export const fakeApi = (replies: Replies): ApiClient => ({
  call: (name, input) => Promise.resolve(replies[name]?.(input) ?? err({ kind: "offline" })),
});

const done = () => Promise.resolve(ok(null));
const nothing = () => Promise.resolve();

/** A workbook with these documents in it; writing to it succeeds and changes nothing. */
export function fakeWorkbook(bindings: readonly Binding[] = [], unbound: readonly UnboundSheet[] = []): Workbook {
  return {
    readBindings: () => Promise.resolve(ok(bindings)),
    insert: () => Promise.resolve(err({ kind: "busy" })),
    read: () => Promise.resolve(err({ kind: "busy" })),
    writeBack: done,
    saveBinding: done,
    findUnbound: () => Promise.resolve(ok(unbound)),
    jumpTo: () => Promise.resolve(ok(true)),
    selectedPath: () => Promise.resolve(ok(null)),
    show: done,
    onChange: () => Promise.resolve(ok(() => Promise.resolve())),
    markCells: done,
    clearMarks: done,
    addScoreSheet: () => Promise.resolve(ok(1)),
    readScoreSheets: () => Promise.resolve(ok([])),
    setScoreSheetIn: done,
    insertChart: done,
    openAsWorkbook: done,
    insertSheets: done,
  };
}

/** A session that stands still: it shows one state, and its methods do what `react` makes of them. */
export function fakeSession(start: DocumentState, react: Partial<DocumentSession> = {}): DocumentSession {
  return {
    getState: () => start,
    subscribe: () => () => {},
    check: nothing,
    push: nothing,
    pull: nothing,
    catchUp: nothing,
    poll: nothing,
    settle: nothing,
    explain: nothing,
    step: nothing,
    applyFix: nothing,
    enter: nothing,
    putBack: nothing,
    jumpTo: nothing,
    showMarks: nothing,
    selected: () => Promise.resolve(null),
    cancel: () => {},
    noteOffline: () => {},
    noteLog: nothing,
    watch: () => Promise.resolve(nothing),
    ...react,
  };
}

/** Threads that stand still: whatever is said is said, and nothing new is heard. */
export const fakeThreads = (threads: readonly Thread[]): ThreadDesk => {
  const state: ThreadsState = { threads, isBusy: false, error: null };
  const isDone = () => Promise.resolve(true);
  return { getState: () => state, subscribe: () => () => {}, load: nothing, say: isDone, setResolved: isDone };
};

/** Somebody signed in until long after any test. */
export function signedInStore(name: string): SignInStore {
  const store = createSignInStore(null, "", () => new Date());
  store.enter({ token: "a-token", expiresAt: "2099-01-01T00:00:00Z", user: { id: "user-1", name } });
  return store;
}

export const fakeServices = (
  own: Pick<PaneServices, "api" | "signIns" | "documents"> & Partial<PaneServices>,
): PaneServices => ({
  workbook: fakeWorkbook(),
  colorScheme: createColorScheme(() => undefined, matchMedia("(prefers-color-scheme: dark)")),
  ribbon: createRibbonDesk([], () => Promise.resolve([])),
  marks: createMarkPreference(null, ""),
  live: { follow: () => () => {} },
  today: () => "2018-01-29",
  canInsertSheets: true,
  saveFile: () => {},
  reload: () => {},
  ...own,
});
