import * as z from "zod/mini";
import type { Cells, Path } from "../../shared/cell.ts";
import { explains, type Explanation } from "../../shared/document/explanation.ts";
import { findCell, type Grid } from "../../shared/grid/grid.ts";
import { bySeverity, type Problem } from "../../shared/problem.ts";
import { problemSchema, type EarlierExplanation } from "../../shared/protocol/common.ts";
import type { ApiError } from "../../shared/protocol/errors.ts";
import type { GridReading, SheetReading } from "../workbook/workbook.ts";
import type { ListedProblem } from "./document-session.ts";

const explanationOf = (problem: Problem, explanations: readonly Explanation[], cells: Cells): string | null =>
  problem.severity === "explain"
    ? (explanations.find((explanation) => explains(explanation, problem, cells))?.text ?? null)
    : null;

/**
 * The answer of the last period, where the same was asked about the same cell first: questions about several cells grow and
 * shrink from period to period.
 */
function suggestionOf({ code, paths, severity }: Problem, earlier: readonly EarlierExplanation[]) {
  if (severity !== "explain") return {};
  const answer = earlier.find((one) => one.code === code && one.paths[0] === paths[0]);
  return answer === undefined ? {} : { suggestion: answer.text };
}

/** What is wrong with the sheet itself. An address names its sheet where the document has several. */
function sheetProblems(grids: readonly GridReading[]): ListedProblem[] {
  return grids.flatMap(({ decoded, sheetId, sheetName }) =>
    decoded.problems.map((problem, index) => {
      const cell = decoded.addresses.get(index);
      const sheet = grids.length > 1 ? `'${sheetName.replaceAll("'", "''")}'!` : "";
      const listed = { ...problem, explanation: null };
      if (cell === undefined) return { ...listed, address: null };
      return { ...listed, address: `${sheet}${cell}`, place: { sheetId, address: cell } };
    }),
  );
}

/** Whether values on the sheet are beyond what is sent: rows without a key, twice, or gone. Only the sheet's side sees it. */
export const hasSheetErrors = (reading: SheetReading): boolean =>
  reading.grids.some(({ decoded }) => decoded.problems.some(({ severity }) => severity === "error"));

/** Everything found on the sheet and in its values, worst first. `judged` are the problems of the values that were read. */
export function listProblems(
  judged: readonly Problem[],
  reading: SheetReading,
  explanations: readonly Explanation[],
  earlier: readonly EarlierExplanation[] = [],
): ListedProblem[] {
  const listed = judged.map((problem) => ({
    ...problem,
    explanation: explanationOf(problem, explanations, reading.cells),
    ...suggestionOf(problem, earlier),
    address: null,
  }));
  return bySeverity([...sheetProblems(reading.grids), ...listed]);
}

const refusalSchema = z.object({ problems: z.array(problemSchema) });

/** Problems as the server names them when it refuses to submit; null when the refusal carries none. */
export function problemsOfRefusal(error: ApiError): readonly ListedProblem[] | null {
  const refusal = refusalSchema.safeParse(error);
  if (error.code !== "has-problems" || !refusal.success) return null;
  return bySeverity(
    refusal.data.problems.map(({ fix, ...problem }) => ({
      ...problem,
      ...(fix === undefined ? {} : { fix }),
      explanation: null,
      address: null,
    })),
  );
}

/** A cell in words: "Milestone 7, Score". A path the document has not is named as it is. */
export function labelOfPath(grids: readonly Grid[], path: Path): string {
  const cell = findCell(grids, path);
  return cell === null ? path : `${cell.row.title}, ${cell.column.title}`;
}
