import { counted } from "./counted.ts";

const listed = (groups: readonly (readonly string[])[]): string => groups.map((ids) => ids.join(" or ")).join(", ");

/** What a period asks of a practice, and how documents were judged. */
export const requirementStrings = {
  title: (period: string): string => `What ${period} asks for`,
  test: "A test: report whatever you can. Nothing is due.",
  reached: (reported: number, required: number): string =>
    `All there: ${reported} of ${counted(required, "measure", "measures")} due.`,
  missing: (reported: number, required: number, missing: number): string =>
    `${reported} of ${counted(required, "measure", "measures")} due ${reported === 1 ? "is" : "are"} in. ${missing} more to report.`,
  handedInLate: (due: string): string =>
    `Handed in after its day, ${due}. That is noted, and stands in the way of nothing.`,
  late: (due: string): string => `Its day was ${due}. It can still be handed in.`,
  primary: "Primary measures",
  secondary: "Secondary measures, where a primary cannot be reported",
  isIn: "In",
  isOpen: "Not in",
  replaced: (by: readonly string[], count: number, open: readonly (readonly string[])[]): string =>
    `${by.join(", ")} ${by.length === 1 ? "stands" : "stand"} in for ${count} of ${listed(open)}.`,
  reason: (text: string): string => `Why: ${text}`,
  noReason: "The reason is still asked for, above.",
  fillIn: (id: string): string => `Go to ${id}`,
} as const;

export const judgedAgainStrings = {
  title: "Judged again",
  asThen: (day: string, rules: string, findings: string): string =>
    `When it was submitted, on ${day}, by version ${rules} of the rules: ${findings}.`,
  asNow: (rules: string, findings: string): string => `As it stands today, by version ${rules}: ${findings}.`,
  settingsSince: (day: string): string => `The program has changed its settings since, last on ${day}.`,
  findings: (errors: number, explains: number): string =>
    errors + explains === 0 ? "nothing to fix or explain" : `${errors} to fix, ${explains} to explain`,
  onlyNow: "Found today, and not then:",
} as const;
