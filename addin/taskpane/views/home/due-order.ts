import type { PracticeDocument } from "../../../../shared/protocol/common.ts";

/** A document as the list shows it, with every word it can be found by. */
export interface ListedDocument {
  readonly document: PracticeDocument;
  readonly practiceName: string;
  readonly kindTitle: string;
  readonly periodWords: string;
  readonly statusWord: string;
}

/** What is still open comes first, the nearest day on top; what is accepted follows, newest first. */
export function inDueOrder(documents: readonly ListedDocument[]): ListedDocument[] {
  const isDone = ({ document }: ListedDocument): number => (document.status === "accepted" ? 1 : 0);
  return documents.toSorted((a, b) => {
    const byDay = a.document.dueDate < b.document.dueDate ? -1 : a.document.dueDate > b.document.dueDate ? 1 : 0;
    return (
      isDone(a) - isDone(b) ||
      (isDone(a) === 1 ? -byDay : byDay) ||
      a.practiceName.localeCompare(b.practiceName) ||
      a.kindTitle.localeCompare(b.kindTitle)
    );
  });
}

/** Documents in which every word of the filter occurs, in any order: "alder q4 returned". */
export function matching(documents: readonly ListedDocument[], filter: string): ListedDocument[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return documents.filter(({ document, practiceName, kindTitle, periodWords, statusWord }) => {
    const text = [practiceName, kindTitle, document.kind, document.period, periodWords, statusWord]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
