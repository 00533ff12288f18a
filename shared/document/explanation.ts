import { valueAt, type Cells, type CellValue, type Path } from "../cell.ts";
import type { Problem } from "../problem.ts";

/** Why values that a rule asked about are right, in the practice's words, with the values it was written for. */
export interface Explanation {
  readonly code: string;
  readonly paths: readonly Path[];
  readonly text: string;
  readonly values: Readonly<Record<Path, CellValue>>;
}

/** In any order, repeats aside. */
const samePaths = (a: readonly Path[], b: readonly Path[]): boolean =>
  a.every((path) => b.includes(path)) && b.every((path) => a.includes(path));

/** An explanation answers a problem of the same code and cells for as long as those cells hold what they held. */
export const explains = (explanation: Explanation, problem: Problem, cells: Cells): boolean =>
  explanation.code === problem.code &&
  samePaths(explanation.paths, problem.paths) &&
  problem.paths.every((path) => (explanation.values[path] ?? null) === valueAt(cells, path));

/** What stands in the way of submitting: every error, and every explain that has no explanation that still holds. */
export const standingProblems = (
  problems: readonly Problem[],
  explanations: readonly Explanation[],
  cells: Cells,
): Problem[] =>
  problems.filter(
    (problem) =>
      problem.severity === "error" ||
      (problem.severity === "explain" && !explanations.some((explanation) => explains(explanation, problem, cells))),
  );
