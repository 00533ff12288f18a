import type { PeriodUnit } from "../../../shared/period.ts";
import { counted } from "./counted.ts";

const periodHints: Readonly<Record<PeriodUnit, string>> = {
  year: "A year, such as 2031",
  half: "A half-year, such as 2031-H1",
  quarter: "A quarter, such as 2031-Q1",
  month: "A month, such as 2031-03",
};

/** The first view. */
export const homeStrings = {
  heading: "Home",
  nothingYet: "No practice is assigned to you yet. Ask program staff.",
  here: {
    title: "In this workbook",
    open: "Open",
    openNamed: (name: string): string => `Open ${name}`,
    progress: (done: number, of: number, words: string): string => `${done} of ${of} ${words}`,
    toFix: (count: number): string => `${count} to fix`,
    toExplain: (count: number): string => `${count} to explain`,
    waiting: (count: number): string => `${count} not saved`,
    nothingToFix: "nothing to fix",
    asking: "Looking at the sheet…",
    unknown: "Open it to see how far it is.",
  },
  unbound: {
    title: "Sheets to connect again",
    intro:
      "These sheets hold a Milepost grid, but not which document it is: the hidden sheet was deleted, or they were copied from another workbook. What you typed is still there.",
    sheets: (names: readonly string[]): string => names.join(", "),
    button: "Bind again",
    buttonNamed: (names: string): string => `Bind again: ${names}`,
  },
  choose: {
    title: "Start or open a document",
    program: "Program",
    practice: "Practice",
    practicePlaceholder: "Type to search",
    practiceNone: "Choose…",
    noPractice: "No practice has this in its name.",
    kind: "Document",
    period: "Period",
    periodWithDue: (period: string, due: string): string => `${period}, due ${due}`,
    periodHint: (unit: PeriodUnit): string => periodHints[unit],
    periodWrong: (unit: PeriodUnit): string => `${periodHints[unit]}.`,
    practiceMissing: "Choose a practice first.",
    button: "Open in this workbook",
    busy: "Opening…",
    steps: {
      fetching: (name: string): string => `Asking the program for ${name}…`,
      drawing: (name: string): string => `Making the sheets of ${name}. A large one takes a moment…`,
    },
  },
  list: {
    title: "My documents",
    filter: "Filter",
    filterPlaceholder: "Practice, period or status",
    none: "Nothing matches this filter.",
    shown: (shown: number, all: number): string =>
      shown === all ? counted(all, "document", "documents") : `${shown} of ${counted(all, "document", "documents")}`,
    openNamed: (name: string): string => `Open ${name}`,
    open: "Open",
    here: "in this workbook",
  },
} as const;
