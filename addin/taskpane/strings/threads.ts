import { counted } from "./counted.ts";

/** Talking about cells. */
export const threadStrings = {
  title: "Threads",
  none: "Nobody has asked anything yet. A thread is about one cell; the practice and its reviewers read it.",
  count: (open: number, all: number): string =>
    open === 0
      ? `${counted(all, "thread", "threads")}, none open`
      : `${open} of ${counted(all, "thread", "threads")} open`,
  start: "Start a thread",
  about: (label: string): string => `About ${label}`,
  pick: "Take the selected cell",
  pickHint: "Select a cell of this document in the sheet, then take it here.",
  pickNone: "The selected cell is not one of this document's. Select one that you can fill in.",
  text: "What do you want to say?",
  textMissing: "Write a sentence first.",
  send: "Start thread",
  answer: "Answer",
  answerText: "Your answer",
  answerSend: "Send answer",
  answerTo: (label: string): string => `Answer about ${label}`,
  resolve: "Resolve",
  resolveNamed: (label: string): string => `Resolve the thread about ${label}`,
  reopen: "Open again",
  reopenNamed: (label: string): string => `Open the thread about ${label} again`,
  resolvedBy: (who: string, when: string): string => `Resolved by ${who}, ${when}`,
  said: (who: string, when: string): string => `${who}, ${when}`,
  resolvedOnes: (count: number): string => `Resolved (${count})`,
  goToCell: "Go to cell",
  goToCellNamed: (label: string): string => `Go to cell ${label}`,
  ask: "Ask about it",
} as const;
