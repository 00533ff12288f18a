import { findListedKind } from "../../../../shared/document/kind-list.ts";
import type { IsoDate } from "../../../../shared/period.ts";
import type { Grant } from "../../../../shared/protocol/common.ts";
import type { QueuedDocument } from "../../../../shared/protocol/queue.ts";
import { allowedSteps } from "../../allowed-steps.ts";
import { isOverdue, kindTitle } from "../../document-names.ts";
import { periodTextInWords } from "../../../../shared/period.ts";

/** Which documents of the queue are shown. */
export type DeskShow = "mine" | "late" | "returned" | "draft" | "accepted" | "all";

export type DeskSort = "due" | "problems" | "change" | "practice";

export const deskShows: readonly DeskShow[] = ["mine", "late", "returned", "draft", "accepted", "all"];

export const deskSorts: readonly DeskSort[] = ["due", "problems", "change", "practice"];

/** What a reviewer has chosen to see. */
export interface DeskChoice {
  readonly show: DeskShow;
  readonly filter: string;
  /** Empty for all. */
  readonly period: string;
  /** Empty for all. */
  readonly kind: string;
  readonly sort: DeskSort;
}

export const firstChoice: DeskChoice = { show: "mine", filter: "", period: "", kind: "", sort: "due" };

/** A document of the queue with what it means to the person who looks at it. */
export interface DeskRow extends QueuedDocument {
  /** Whether it is this person's to accept or return now. */
  readonly isMine: boolean;
  readonly isLate: boolean;
}

export function deskRows(
  documents: readonly QueuedDocument[],
  grants: readonly Grant[],
  today: (timeZone: string) => IsoDate,
): readonly DeskRow[] {
  return documents.map((queued) => {
    const kind = findListedKind(queued.document.kind);
    const isMine = kind !== null && allowedSteps(grants, queued.document, kind).accept;
    return { ...queued, isMine, isLate: isOverdue(queued.document, today(queued.document.timeZone)) };
  });
}

function isShown(row: DeskRow, show: DeskShow): boolean {
  if (show === "mine") return row.isMine;
  if (show === "late") return row.isLate;
  return show === "all" || row.document.status === show;
}

const isChosen = (row: DeskRow, { filter, period, kind }: DeskChoice): boolean => {
  const { document, practiceName } = row;
  const text = [practiceName, document.practiceId, kindTitle(document.kind), document.period]
    .concat(periodTextInWords(document.period))
    .join(" ")
    .toLowerCase();
  return (
    (period === "" || document.period === period) &&
    (kind === "" || document.kind === kind) &&
    filter
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
};

/** How many documents each way of showing would show, within the rest of the choice. */
export function countShows(rows: readonly DeskRow[], choice: DeskChoice): Readonly<Record<DeskShow, number>> {
  const chosen = rows.filter((row) => isChosen(row, choice));
  const count = (show: DeskShow): number => chosen.filter((row) => isShown(row, show)).length;
  return {
    mine: count("mine"),
    late: count("late"),
    returned: count("returned"),
    draft: count("draft"),
    accepted: count("accepted"),
    all: chosen.length,
  };
}

/** An error weighs more than any number of questions, a question more than any number of threads. */
const weight = ({ problems, unanswered, openThreads }: DeskRow): number =>
  problems.error * 1_000_000 + unanswered * 1_000 + openThreads;

/** In shares of a figure's range as far as the queue tells: points of a rate, and means in thirds of a point. */
const moved = ({ biggestChange }: DeskRow): number =>
  biggestChange === null ? 0 : Math.abs(biggestChange.change) / (biggestChange.format === "rate" ? 1 : 3);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const orders: Readonly<Record<DeskSort, (a: DeskRow, b: DeskRow) => number>> = {
  due: (a, b) => byText(a.document.dueDate, b.document.dueDate),
  problems: (a, b) => weight(b) - weight(a),
  change: (a, b) => moved(b) - moved(a),
  practice: () => 0,
};

/** The rows that are chosen, in the order chosen; what that leaves even is by practice, then by period. */
export function chosenRows(rows: readonly DeskRow[], choice: DeskChoice): DeskRow[] {
  const compare = orders[choice.sort];
  return rows
    .filter((row) => isShown(row, choice.show) && isChosen(row, choice))
    .toSorted(
      (a, b) =>
        compare(a, b) ||
        a.practiceName.localeCompare(b.practiceName) ||
        byText(a.document.kind, b.document.kind) ||
        byText(a.document.period, b.document.period),
    );
}

/** Whether the server would accept it: it refuses what has an error. */
export const canAccept = ({ isMine, problems }: DeskRow): boolean => isMine && problems.error === 0;

/** Whether there is nothing in it that a reviewer ought to look at first. Notes are good to know and stop nobody. */
export const isSound = (row: DeskRow): boolean => canAccept(row) && row.unanswered === 0 && row.openThreads === 0;

/** Values of one field over all rows, each once, newest or last first. */
export const valuesOf = (rows: readonly DeskRow[], field: "period" | "kind"): string[] =>
  [...new Set(rows.map(({ document }) => document[field]))].toSorted((a, b) => byText(b, a));
