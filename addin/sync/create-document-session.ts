import type { Path } from "../../shared/cell.ts";
import { createCancelling } from "./cancelling.ts";
import type { DocumentSession, DocumentState, Outcome } from "./document-session.ts";
import { followMarks, placeCells, showMarksFlow } from "./mark-flow.ts";
import { pullFlow } from "./pull-flow.ts";
import { outcomeOfPush, pushFlow } from "./push-flow.ts";
import {
  judge,
  readSheet,
  workbookOutcome,
  type SessionContext,
  type SessionDeps,
  type SessionMemory,
} from "./session-context.ts";
import { initialState, reduceState, type SessionEvent } from "./session-state.ts";
import { enterFlow, fixFlow, putBackFlow } from "./replace-flow.ts";
import { createSheetJudge } from "./sheet-judge.ts";
import { settleFlow } from "./settle-flow.ts";
import { explainFlow, explanationsFlow } from "./explain-flow.ts";
import { stepFlow } from "./step-flow.ts";

const doNothing = (): Promise<void> => Promise.resolve();

type Activity = Exclude<DocumentState["activity"], "idle">;

function createContext(deps: SessionDeps, listeners: ReadonlySet<() => void>): SessionContext {
  let state = initialState(deps.document, deps.binding.receipt);
  const memory: SessionMemory = {
    binding: deps.binding,
    isBindingUnsaved: false,
    document: deps.document,
    reading: null,
    theirs: new Map(),
    queue: [],
    isQueueLoaded: false,
    explanations: deps.explanations,
    areExplanationsStale: false,
    replaced: null,
    cancelling: createCancelling(),
  };
  const dispatch = (event: SessionEvent): void => {
    const next = reduceState(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const judgeSheet = createSheetJudge(deps.model, deps.previous);
  return { deps, judgeSheet, memory, dispatch, getState: () => state };
}

/**
 * Runs one call after the other, each as an activity that ends in an outcome; null leaves the last outcome standing. What
 * runs in turn is none: it takes no time, and no person waits for it.
 */
function createRunner(context: SessionContext) {
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => void | Promise<void>): Promise<void> => {
    last = last.then(work, work);
    return last;
  };
  const run = (activity: Activity, work: () => Promise<Outcome | null>): Promise<void> =>
    inTurn(async () => {
      context.memory.cancelling = createCancelling();
      context.dispatch({ type: "started", activity });
      const outcome = await work();
      placeCells(context);
      context.dispatch({ type: "ended", outcome });
      await followMarks(context);
    });
  return { run, inTurn };
}

/** Within a call that is running. */
const atOnce = (work: () => void): Promise<void> => {
  work();
  return Promise.resolve();
};

async function checkFlow(context: SessionContext): Promise<Outcome | null> {
  const reading = await readSheet(context);
  if (!reading.ok) return workbookOutcome(reading.error);
  judge(context);
  return null;
}

async function pullOutcome(context: SessionContext): Promise<Outcome> {
  const pulled = await pullFlow(context);
  if (!pulled.ok) return pulled.error;
  await explanationsFlow(context, atOnce);
  return { kind: "pulled", changed: pulled.value.changed, conflicts: context.getState().conflicts.length };
}

async function catchUpFlow(context: SessionContext): Promise<Outcome | null> {
  const before = context.getState().conflicts.length;
  const pulled = await pullFlow(context);
  if (!pulled.ok) return null;
  await explanationsFlow(context, atOnce);
  const conflicts = context.getState().conflicts.length;
  const { changed } = pulled.value;
  return changed === 0 && conflicts <= before ? null : { kind: "pulled", changed, conflicts };
}

/** One document in one workbook. The binding is the workbook's; from here on the session keeps it. */
export function createDocumentSession(deps: SessionDeps): DocumentSession {
  const listeners = new Set<() => void>();
  const context = createContext(deps, listeners);
  const { run, inTurn } = createRunner(context);
  const { workbook, model } = deps;

  /** A burst of changes while a check is waiting for its turn needs no second one. */
  let isCheckWaiting = false;
  const checkSoon = async (): Promise<void> => {
    if (isCheckWaiting) return;
    isCheckWaiting = true;
    await run("checking", () => {
      isCheckWaiting = false;
      return checkFlow(context);
    });
  };

  return {
    getState: context.getState,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: () => run("checking", () => checkFlow(context)),
    push: () =>
      run("pushing", async () => {
        const pushed = await pushFlow(context);
        return pushed.ok ? outcomeOfPush(context, pushed.value) : pushed.error;
      }),
    pull: () => {
      context.memory.areExplanationsStale = true;
      return run("pulling", () => pullOutcome(context));
    },
    catchUp: () => run("pulling", () => catchUpFlow(context)),
    poll: () => {
      context.memory.areExplanationsStale = true;
      return run("pulling", () => catchUpFlow(context));
    },
    settle: (path, choice) => run(choice === "mine" ? "pushing" : "pulling", () => settleFlow(context, path, choice)),
    explain: (problem, text) => run("stepping", () => explainFlow(context, problem, text)),
    step: (transition, comment) => run("stepping", () => stepFlow(context, transition, comment)),
    applyFix: (problem) => run("checking", () => fixFlow(context, problem)),
    enter: (changes) => run("checking", () => enterFlow(context, changes, "entry")),
    putBack: () => run("checking", () => putBackFlow(context)),
    jumpTo: (target) =>
      run("checking", async () => {
        const jumped = await workbook.jumpTo(context.memory.binding, model.grids, target);
        return jumped.ok ? null : workbookOutcome(jumped.error);
      }),
    cancel: () => {
      context.memory.cancelling.request();
    },
    noteLog: () => {
      context.memory.areExplanationsStale = true;
      context.dispatch({ type: "heard" });
      return explanationsFlow(context, inTurn);
    },
    noteOffline: () => {
      context.dispatch({ type: "asked", isOnline: false });
    },
    showMarks: (isShown) => run("checking", () => showMarksFlow(context, isShown)),
    selected: async () => {
      let path: Path | null = null;
      await run("checking", async () => {
        const selected = await workbook.selectedPath(context.memory.binding, model.grids);
        if (!selected.ok) return workbookOutcome(selected.error);
        path = selected.value;
        return null;
      });
      return path;
    },
    watch: async () => {
      let end = doNothing;
      await run("checking", async () => {
        const watching = await workbook.onChange(context.memory.binding, () => void checkSoon());
        if (!watching.ok) return workbookOutcome(watching.error);
        end = watching.value;
        return null;
      });
      return end;
    },
  };
}
