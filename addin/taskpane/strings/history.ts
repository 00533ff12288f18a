import type { CommentAction } from "../../../shared/protocol/comments.ts";
import type { Transition } from "../../../shared/protocol/common.ts";
import { counted } from "./counted.ts";

const steps: Readonly<Record<Transition, string>> = {
  submit: "Submitted",
  return: "Returned",
  accept: "Accepted",
  reopen: "Reopened",
};

const actions: Readonly<Record<CommentAction, string>> = {
  open: "Started a thread",
  answer: "Answered",
  resolve: "Resolved the thread",
  reopen: "Opened the thread again",
};

/** Who changed what, and when. */
export const historyStrings = {
  title: "Who changed what",
  titleOf: (label: string): string => `Who changed ${label}`,
  none: "Nothing has been saved yet.",
  by: (who: string, when: string): string => `${who}, ${when}`,
  change: (before: string, after: string): string => `${before} → ${after}`,
  step: (transition: Transition): string => steps[transition],
  action: (action: CommentAction, label: string): string => `${actions[action]} about ${label}`,
  explained: ([first, ...more]: readonly string[]): string =>
    first === undefined
      ? "Explained a problem"
      : `Explained ${first}${more.length === 0 ? "" : ` and ${more.length} more ${more.length === 1 ? "cell" : "cells"}`}`,
  onlyCell: (label: string): string => `Only changes of ${label}`,
  allCells: "Show everything",
  goToCell: "Go to cell",
  putBack: (value: string): string => `Put back ${value}`,
  putBackNamed: (label: string, value: string): string => `Put back ${value} into ${label}`,
  more: "Show earlier ones",
  moreCells: (count: number): string => `Show ${counted(count, "more cell", "more cells")}`,
} as const;
