import { counted } from "./counted.ts";

/** Bringing counts in from a report of a record system. */
export const intakeStrings = {
  title: "Counts from a report",
  intro:
    "Paste a report of your record system with its column titles, or choose its file. Nothing goes into the sheet before you have looked it over.",
  report: "The report",
  reportHint: "Copy the table in your system or in a spreadsheet and paste it here.",
  file: "Choose a file",
  fileHint: "Text with columns (.csv, .tsv, .txt), or a QRDA III file (.xml). You can drop it here as well.",
  read: "Look at the report",
  notLoaded: "This part of the pane did not load. Check the network, then try again.",
  failures: {
    empty: "Paste the report first, or choose its file.",
    "too-large": "This is more than a report of counts holds. Take a summary report, not a list.",
    "not-text": "This file is not text with columns. Save it as .csv in your system or spreadsheet and choose that.",
    "damaged-xml": "This file is damaged or was cut off. Export it again and choose the new one.",
    "one-column": "There is only one column here. Copy the whole table, column titles and all.",
  },
  personal: (title: string): string =>
    `The column "${title}" shows a list of patients. Milepost takes counts only; nothing of it was read. Take the summary report instead.`,
  columns: "What the columns are",
  vendor: "Record system",
  vendorHint: "Its name. What you choose here is remembered under it for this practice.",
  titleLine: "Line with the column titles",
  titleLineUnknown: "No line with column titles was recognized. Choose the line that holds them.",
  line: (number: number, text: string): string => `${number}: ${text}`,
  column: (title: string, number: number): string => (title === "" ? `Column ${number}, no title` : title),
  sample: (value: string): string => (value === "" ? "empty" : `such as ${value}`),
  leaveOut: "Leave out",
  remembered: "as the last time",
  denominators:
    "Denominators are taken as they stand, exclusions and exceptions still included. If your report has taken them off already, leave the exclusion and exception columns out.",
  toPreview: "See what would change",
  back: "Other report",
  toColumns: "Columns",
  preview: (count: number): string =>
    count === 0 ? "Nothing would change" : `Would change: ${counted(count, "cell", "cells")}`,
  same: (count: number): string => `${counted(count, "cell holds", "cells hold")} the report's value already.`,
  questions: "Please say",
  question: (where: string, text: string): string => `${where}: ${text}`,
  choose: "Choose…",
  leaveLineOut: "Leave it out",
  all: "All of them",
  change: (label: string, before: string, now: string): string => `${label}: ${before} → ${now}`,
  problemsElsewhere: "And for the document",
  notTaken: (count: number): string => `Not taken (${count})`,
  passedOver: (where: string, text: string, why: string): string =>
    text === "" ? `${where}: ${why}` : `${where}, ${text}: ${why}`,
  write: (count: number): string =>
    count === 0 ? "Choose what to write" : `Write ${counted(count, "value", "values")} into the sheet`,
  written: (count: number): string =>
    `${counted(count, "value is", "values are")} in the sheet. Look them over, then save.`,
  notRemembered: "The columns could not be remembered for the next time: the program could not be reached.",
} as const;
