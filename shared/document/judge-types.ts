import { rowKeyOfPath, type Cells, type CellValue, type Path } from "../cell.ts";
import { createCellFinder, isInputColumn, type CellDefinition, type Grid } from "../grid/grid.ts";
import { readValue } from "../grid/read-value.ts";
import { commonProblems, problemMaker, type Problem } from "../problem.ts";
import type { RunningRules } from "./document-kind.ts";

const makeProblem = problemMaker(commonProblems);

const shown = (value: CellValue): string =>
  typeof value === "string" ? `"${value.length > 40 ? `${value.slice(0, 39)}…` : value}"` : String(value);

/** A finding with where its cell stands among all of the document's. */
interface WrongValue {
  readonly problem: Problem;
  readonly gridIndex: number;
  /** Rows that people add come last in their grid, in the order of their keys. */
  readonly rowIndex: number;
  readonly rowKey: string;
  readonly columnIndex: number;
}

function wrongValueAt(grids: readonly Grid[], path: Path, value: CellValue, cell: CellDefinition): WrongValue | null {
  const { column, grid, row } = cell;
  const read = readValue(cell.input, value);
  if (read.state !== "wrong") return null;
  const what = grid.columns.filter(isInputColumn).length > 1 ? `${row.title}, ${column.title}` : row.title;
  const message = `${what}: ${shown(value)} cannot be used here. Enter ${read.expected}.`;
  const rowIndex = grid.rows.indexOf(row);
  return {
    problem: makeProblem(read.code, [path], message),
    gridIndex: grids.indexOf(grid),
    rowIndex: rowIndex < 0 ? grid.rows.length : rowIndex,
    rowKey: rowKeyOfPath(path),
    columnIndex: grid.columns.indexOf(column),
  };
}

const byPlace = (a: WrongValue, b: WrongValue): number =>
  a.gridIndex - b.gridIndex ||
  a.rowIndex - b.rowIndex ||
  (a.rowKey < b.rowKey ? -1 : a.rowKey > b.rowKey ? 1 : a.columnIndex - b.columnIndex);

/** Finds values of the wrong type for their cells, wherever they came from: typed, pasted, imported or pushed. */
export function startTypes(grids: readonly Grid[], cells: Cells): Pick<RunningRules, "problems" | "update"> {
  const findCell = createCellFinder(grids);
  const wrong = new Map<Path, WrongValue>();
  let problems: readonly Problem[] | null = null;
  const check = (path: Path, value: CellValue): void => {
    const cell = value === null ? null : findCell(path);
    const found = cell === null ? null : wrongValueAt(grids, path, value, cell);
    if (found !== null) wrong.set(path, found);
    else if (wrong.size > 0) wrong.delete(path);
  };
  for (const [path, value] of cells) check(path, value);
  return {
    problems: () => (problems ??= [...wrong.values()].toSorted(byPlace).map(({ problem }) => problem)),
    update: (now, changed) => {
      for (const path of changed) check(path, now.get(path) ?? null);
      problems = null;
    },
  };
}
