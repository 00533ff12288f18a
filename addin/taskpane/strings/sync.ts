import type { Transition } from "../../../shared/protocol/common.ts";
import { counted } from "./counted.ts";

/** Saving and refreshing. */
export const syncStrings = {
  region: "Saving",
  save: "Save",
  refresh: "Refresh",
  check: "Check",
  checking: "Checking the sheet…",
  pushing: "Saving…",
  pulling: "Refreshing…",
  stepping: "Working…",
  sent: (done: number, of: number): string =>
    `Saving ${new Intl.NumberFormat("en").format(done)} of ${counted(of, "change", "changes")}…`,
  progress: "Progress",
  heldBack: "Are you typing in a cell? Press Enter there: Excel answers once you have left it.",
  waiting: (count: number): string => `${counted(count, "change", "changes")} not saved yet`,
  saved: (version: number): string => `All saved, version ${version}`,
  behind: "The program has newer values: choose Refresh",
  nothingYet: "Nothing entered yet",
  offline: (count: number): string =>
    count === 0
      ? "Offline: your values stay in this workbook"
      : `Offline: your values stay in this workbook, ${counted(count, "change", "changes")} to save`,
  readOnly: "You can look at this document, not change it",
  locked: (version: number): string => `Accepted and locked, version ${version}`,
  lockedWaiting: (count: number): string =>
    `Accepted and locked: ${counted(count, "change", "changes")} here cannot be saved`,
} as const;

/** What saving, refreshing or a step came to. */
export const outcomeStrings = {
  region: "Messages",
  dismiss: "Close this message",
  pushed: (saved: number): string => `${counted(saved, "change", "changes")} saved.`,
  pushedWithConflicts: (saved: number, conflicts: number): string =>
    `${saved === 0 ? "" : `${counted(saved, "change", "changes")} saved. `}${counted(conflicts, "cell was", "cells were")} changed by someone else too: choose below.`,
  nothingToPush: "Everything was saved already.",
  pulled: (changed: number): string =>
    changed === 0 ? "Up to date." : `${counted(changed, "cell", "cells")} brought up to date from the program.`,
  pulledWithConflicts: (changed: number, conflicts: number): string =>
    `${changed === 0 ? "" : `${counted(changed, "cell", "cells")} brought up to date. `}${counted(conflicts, "cell was", "cells were")} changed here and elsewhere: choose below.`,
  stepped: {
    submit: "Submitted. Your reviewer can see it now.",
    return: "Returned to the practice.",
    accept: "Accepted.",
    reopen: "Reopened: the practice can change it again.",
  } satisfies Readonly<Record<Transition, string>>,
  explained: "Explanation saved.",
  conflictsOpen: (count: number): string =>
    `Not done yet: ${counted(count, "cell was", "cells were")} changed by someone else too. Choose a value below, then try again.`,
  offline: (waiting: number): string =>
    waiting === 0
      ? "Milepost cannot be reached. Your values stay in this workbook."
      : `Milepost cannot be reached. ${counted(waiting, "change stays", "changes stay")} in this workbook and will be saved when it is back.`,
  cancelled: (saved: number, waiting: number): string =>
    [
      saved > 0 ? `Stopped: ${counted(saved, "change was", "changes were")} saved.` : "Stopped.",
      ...(waiting > 0
        ? [`${counted(waiting, "change stays", "changes stay")} in this workbook; choose Save to go on.`]
        : []),
    ].join(" "),
} as const;

/** Cells that two people changed. */
export const conflictStrings = {
  title: (count: number): string => `${counted(count, "cell was", "cells were")} changed by someone else too`,
  intro: "Choose which value stays. Until then both are kept.",
  base: "Before",
  mine: "Mine",
  theirs: "Theirs",
  by: (who: string, when: string): string => `${who}, ${when}`,
  keepMine: "Keep mine",
  takeTheirs: "Take theirs",
  choose: (label: string): string => `Choose a value for ${label}`,
} as const;
