import { pathOf, valueAt, withChanges, type CellChange, type CellValue, type Path } from "../cell.ts";
import { judgeDocument, type DocumentModel, type JudgeInput } from "../document/document-kind.ts";
import { findCell } from "../grid/grid.ts";
import { readValue } from "../grid/read-value.ts";
import type { Problem } from "../problem.ts";
import type { PassedOver, TakenValue } from "./read-report.ts";

/** A cell that would change. */
export interface ProposedChange {
  readonly path: Path;
  /** Row and column in words. */
  readonly label: string;
  readonly before: CellValue;
  readonly now: string | number | boolean;
  readonly where: string;
  readonly remark: string | null;
}

export interface Proposal {
  readonly changes: readonly ProposedChange[];
  /** Cells that hold the report's value already. */
  readonly same: number;
  readonly passedOver: readonly PassedOver[];
}

/** What taking the values would change in a document. Values that cannot be read are never written. */
export function proposeChanges(
  model: DocumentModel,
  cells: JudgeInput["cells"],
  taken: readonly TakenValue[],
): Proposal {
  const changes: ProposedChange[] = [];
  const passedOver: PassedOver[] = [];
  let same = 0;
  for (const { rowKey, columnId, raw, where, remark } of taken) {
    const path = pathOf(rowKey, columnId);
    const cell = findCell(model.grids, path);
    const read = cell === null ? null : readValue(cell.input, raw);
    if (cell === null || read === null || read.state === "blank") continue;
    const label = `${cell.row.title}, ${cell.column.title}`;
    const before = valueAt(cells, path);
    if (read.state === "wrong") {
      passedOver.push({
        where,
        text: `${label}: ${raw.slice(0, 60)}`,
        why: `Cannot be read. It should be ${read.expected}.`,
      });
    } else if (before === read.value) same += 1;
    else changes.push({ path, label, before, now: read.value, where, remark });
  }
  return { changes, same, passedOver };
}

const sameProblem = (a: Problem, b: Problem): boolean =>
  a.code === b.code && a.message === b.message && a.paths.join(" ") === b.paths.join(" ");

/** What the rules would newly say of the document with these changes. */
export function problemsRaisedBy(
  model: DocumentModel,
  input: JudgeInput,
  changes: readonly CellChange[],
): readonly Problem[] {
  const before = judgeDocument(model, input);
  const after = judgeDocument(model, { ...input, cells: withChanges(input.cells, changes) });
  return after.filter((problem) => !before.some((other) => sameProblem(problem, other)));
}
