import { errorKinds } from "../../../shared/protocol/errors.ts";
import type { QueuedDocument, TransitionResult } from "../../../shared/protocol/queue.ts";
import { documents, practices } from "./sample.ts";

const today = Date.parse("2018-01-29");

const reason = "The denominator for HbA1c is a tenth of last quarter's. Please check the report's date range.";

/** What the server would tell of the sample's documents: some to fix, some to answer, most sound. */
export const queue: readonly QueuedDocument[] = documents.map((document, index) => {
  const { status, kind } = document;
  const isDone = status === "submitted" || status === "accepted";
  const isAsked = status === "submitted" && index % 5 === 0;
  return {
    document,
    practiceName: practices.find(({ practiceId }) => practiceId === document.practiceId)?.name ?? "",
    daysToDue: Math.round((Date.parse(document.dueDate) - today) / 86_400_000),
    waitsFor:
      status === "accepted" ? "nobody" : status !== "submitted" ? "practice" : kind === "cqm" ? "chita" : "facilitator",
    lastStep:
      status === "returned"
        ? { transition: "return", by: "CHITA, northern region", at: "2018-01-27T16:40:00Z", comment: reason }
        : null,
    progress: isDone
      ? { done: 3, of: 3, words: "measures reported" }
      : { done: index % 3, of: 3, words: "measures reported" },
    problems: { error: isDone ? 0 : index % 4, explain: isAsked ? 2 : index % 2, note: index % 3 === 0 ? 1 : 0 },
    unanswered: isAsked ? 1 : 0,
    openThreads: isAsked ? 2 : 0,
    biggestChange: isDone
      ? {
          label: "CMS165v5 Controlling high blood pressure",
          format: "rate",
          value: 0.612 + index / 400,
          change: (index % 7) / 50 - 0.05,
        }
      : null,
  };
});

/** Accepted, all of them but the first, which somebody has changed in the meantime. */
export const acceptedButFirst = (documentIds: readonly string[]): TransitionResult[] =>
  documentIds.flatMap((documentId, index): TransitionResult[] => {
    const document = documents.find((one) => one.documentId === documentId);
    if (document === undefined) return [];
    if (index > 0) return [{ outcome: "done", documentId, document: { ...document, status: "accepted" } }];
    const code = "version-behind";
    const { status, title } = errorKinds[code];
    return [{ outcome: "refused", documentId, problem: { type: "about:blank", title, status, code } }];
  });
