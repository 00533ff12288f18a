import type { DeskShow, DeskSort } from "../views/desk/desk-rows.ts";
import { counted } from "./counted.ts";

const shows: Readonly<Record<DeskShow, string>> = {
  mine: "waiting for you",
  late: "late",
  returned: "returned",
  draft: "being filled in",
  accepted: "accepted",
  all: "in all",
};

const sorts: Readonly<Record<DeskSort, string>> = {
  due: "Next due",
  problems: "Most problems",
  change: "Biggest change",
  practice: "Practice",
};

/** A reviewer's queue. */
export const deskStrings = {
  title: "Review",
  show: "Show",
  chip: (show: DeskShow, count: number): string => `${new Intl.NumberFormat("en").format(count)} ${shows[show]}`,
  filter: "Filter",
  filterPlaceholder: "Practice or period",
  period: "Period",
  allPeriods: "All periods",
  kind: "Documents",
  allKinds: "All kinds",
  sort: "Sort",
  sortBy: (sort: DeskSort): string => sorts[sort],
  refresh: "Refresh",
  shown: (count: number): string => counted(count, "document", "documents"),
  nothingYet: "None of your practices has opened a document yet.",
  noneMine: "Nothing waits for you. Choose “in all” to see every document.",
  none: "Nothing matches. Change the filter to see more.",
  more: (count: number): string => `Show ${count} more`,
  open: "Open",
  openNamed: (name: string): string => `Open ${name}`,
  here: "in this workbook",
  submitted: (day: string): string => `since ${day}`,
  late: (days: number): string => `${counted(days, "day", "days")} late`,
  toFix: (count: number): string => `${count} to fix`,
  unanswered: (count: number): string => counted(count, "unanswered question", "unanswered questions"),
  answered: (count: number): string => counted(count, "explanation to read", "explanations to read"),
  threads: (count: number): string => counted(count, "open thread", "open threads"),
  notes: (count: number): string => counted(count, "note", "notes"),
  nothingToFix: "nothing to fix",
  progress: (done: number, of: number, words: string): string => `${done} of ${of} ${words}`,
  moved: (label: string, value: string, change: string): string => `${label}: ${value}, ${change}`,
  returnedFor: (reason: string): string => `Returned: ${reason}`,
  select: (name: string): string => `Select ${name}`,
  batch: {
    region: "Accept several",
    selectSound: (count: number): string => `Select those without problems (${count})`,
    selectNone: "Select none",
    accept: (count: number): string => `Accept ${counted(count, "document", "documents")}…`,
    title: (count: number): string => `Accept ${counted(count, "document", "documents")}?`,
    intro: "Accepted values are locked, go into the program's export, and next period is compared with them.",
    sound: "None of them has an error, an unanswered question or an open thread.",
    unsound: (count: number): string =>
      `${counted(count, "of them has", "of them have")} an unanswered question or an open thread:`,
    explained: (count: number): string =>
      `${counted(count, "has an explanation", "have explanations")} you may want to read first.`,
    confirm: (count: number): string => `Accept ${count}`,
    busy: "Accepting…",
    done: (count: number): string => `${counted(count, "document", "documents")} accepted.`,
    refused: (count: number): string => `${counted(count, "was", "were")} not accepted:`,
    refusal: (name: string, why: string): string => `${name}: ${why}`,
    unsure: "Milepost did not answer. The list below shows what was accepted once it can be reached.",
    close: "Close",
  },
} as const;
