import type { Path } from "../../shared/cell.ts";
import type { ListedProblem } from "../sync/document-session.ts";
import type { Thread } from "../sync/thread-desk.ts";
import { nextStepStrings } from "./strings/next-step.ts";

/** The longest reason the server keeps, in characters. */
export const longestReason = 2_000;

/** What a reviewer may want to quote when returning a document: what the rules found, notes aside, and open threads. */
export const quotesOf = (
  problems: readonly ListedProblem[],
  threads: readonly Thread[],
  labelOf: (path: Path) => string,
): string[] => [
  ...new Set([
    ...problems.filter(({ severity }) => severity !== "note").map(({ message }) => message),
    ...threads
      .filter(({ resolved }) => !resolved)
      .map(({ path, comments }) => nextStepStrings.quotedThread(labelOf(path), comments[0]?.text ?? "")),
  ]),
];

/** The reason as it is sent: the reviewer's own words, and below them what they quote, a line each. */
export const reasonWith = (own: string, quotes: readonly string[]): string =>
  [own.trim(), ...quotes.map((quote) => `• ${quote}`)].filter((line) => line !== "").join("\n");
