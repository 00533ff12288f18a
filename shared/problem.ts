import type { CellChange, Path } from "./cell.ts";

/**
 * `error`: must be fixed before submitting. `explain`: fix it, or say why it is right; the explanation is kept until the
 * values change. `note`: worth knowing, stops nothing.
 */
export type Severity = "error" | "explain" | "note";

/** One kind of finding, as the registry knows it. */
export interface ProblemDefinition {
  readonly severity: Severity;
  /** What the rule looks for, in one line, for lists and documentation. */
  readonly meaning: string;
  /** Where the rule comes from: "IMAT instructions", "SIM Appendix C", or "Milepost" for our own. */
  readonly source: string;
}

/** Problem codes with their definitions. Codes are kebab-case and, but for the common ones, start with their kind's id. */
export type ProblemCatalogue = Readonly<Record<string, ProblemDefinition>>;

/** A finding in one document. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  /** The cells it is about, the one to jump to first. Empty when it is about the document or the sheet as a whole. */
  readonly paths: readonly Path[];
  /** A sentence for the person who filled the cell; it says what to do. */
  readonly message: string;
  /** Changes that would put it right, where the rule knows them. */
  readonly fix?: readonly CellChange[];
}

/** Findings that any document kind can have: values of the wrong type, and sheets that can no longer be read. */
export const commonProblems = {
  "not-a-choice": { severity: "error", meaning: "A value that is not one of those offered.", source: "Milepost" },
  "not-a-count": {
    severity: "error",
    meaning: "A count that is not a whole number of 0 or more.",
    source: "SIM Appendix C",
  },
  "not-a-date": { severity: "error", meaning: "A date that cannot be read.", source: "Milepost" },
  "not-a-share": {
    severity: "error",
    meaning: "A share that is not between 0 % and 100 %.",
    source: "IMAT practice information",
  },
  "not-yes-or-no": { severity: "error", meaning: "An answer that is neither yes nor no.", source: "Milepost" },
  "text-too-long": { severity: "error", meaning: "A text longer than can be kept.", source: "Milepost" },
  "row-twice": { severity: "error", meaning: "The same row stands twice in a sheet.", source: "SIM Appendix C" },
  "row-unknown": { severity: "error", meaning: "A filled row whose key is missing or not known.", source: "Milepost" },
  "row-missing": { severity: "error", meaning: "A row of the grid is no longer in the sheet.", source: "Milepost" },
  "column-missing": {
    severity: "error",
    meaning: "A column of the grid is no longer in the sheet.",
    source: "Milepost",
  },
  "column-twice": {
    severity: "error",
    meaning: "Two columns have the same title, so that neither can be read.",
    source: "Milepost",
  },
  "grid-missing": { severity: "error", meaning: "The grid's header row is not on the sheet.", source: "Milepost" },
} as const satisfies ProblemCatalogue;

export type CommonProblemCode = keyof typeof commonProblems;

/**
 * A maker of problems for one catalogue: severity always comes from the registry, so the same code can never be an error
 * in one place and a note in another.
 */
export function problemMaker<Catalogue extends ProblemCatalogue>(catalogue: Catalogue) {
  return (
    code: keyof Catalogue & string,
    paths: readonly Path[],
    message: string,
    fix?: readonly CellChange[],
  ): Problem => {
    const definition = catalogue[code];
    if (definition === undefined) throw new Error(`Problem code ${code} is not in its catalogue`);
    return { code, severity: definition.severity, paths, message, ...(fix === undefined ? {} : { fix }) };
  };
}

const severities: readonly Severity[] = ["error", "explain", "note"];

/** Worst first; within a severity the order in which the rules found them stays, which is the order of the sheet. */
export const bySeverity = <P extends Problem>(problems: readonly P[]): P[] =>
  severities.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
