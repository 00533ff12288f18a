import type { Severity } from "../../../shared/problem.ts";

const severities: Readonly<Record<Severity, string>> = {
  error: "Must be fixed",
  explain: "Fix it, or say why it is right",
  note: "Good to know",
};

/** What is to fix, to explain or good to know. */
export const problemStrings = {
  title: "Problems",
  none: "Nothing to fix.",
  noneEntered: "Enter values in the sheet: they are checked as you go.",
  severity: (severity: Severity): string => severities[severity],
  group: (severity: Severity, count: number, explained: number): string =>
    explained === 0
      ? `${severities[severity]} (${count})`
      : `${severities[severity]} (${count}, ${explained} explained)`,
  goToCell: "Go to cell",
  goToCellNamed: (message: string): string => `Go to cell: ${message}`,
  at: (address: string): string => `Cell ${address}`,
  fix: (values: string): string => `Change to ${values}`,
  fixMany: "Apply the suggestion",
  explainLabel: "Why is this right?",
  explainEarlier: "Your answer when this was asked last time:",
  explainAgain: "Start from it",
  explainSave: "Save explanation",
  explainOpen: "It is right as it is",
  explainMissing: "Write a sentence first.",
  explained: "Explained",
  explainChange: "Change explanation",
  more: (count: number): string => `Show ${count} more`,
} as const;
