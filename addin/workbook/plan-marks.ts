import type { Position } from "../../shared/grid/grid.ts";
import type { CellState, CellStates } from "./cell-state.ts";
import type { SheetReading } from "./workbook.ts";

/** Neighbouring cells of one column in the same state: one conditional format on the sheet. */
export interface Mark {
  readonly sheetId: string;
  readonly state: CellState;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
}

/** Two marks with the same key look the same in the same place. */
export const markKey = ({ sheetId, state, row, column, rowCount }: Mark): string =>
  [sheetId, state, row, column, rowCount].join(" ");

type Placed = Position & { readonly state: CellState };

function joinColumn(sheetId: string, cells: readonly Placed[]): Mark[] {
  const marks: { -readonly [Part in keyof Mark]: Mark[Part] }[] = [];
  for (const { state, row, column } of cells.toSorted((a, b) => a.column - b.column || a.row - b.row)) {
    const last = marks.at(-1);
    if (last?.state === state && last.column === column && last.row + last.rowCount === row) last.rowCount += 1;
    else marks.push({ sheetId, state, row, column, rowCount: 1 });
  }
  return marks;
}

/** The marks that show these states where the reading found the cells. Cells that are not on a sheet have no mark. */
export const planMarks = (reading: SheetReading, states: CellStates): Mark[] =>
  reading.grids.flatMap(({ sheetId, decoded }) =>
    joinColumn(
      sheetId,
      [...decoded.positions].flatMap(([path, at]) => {
        const state = states.get(path);
        return state === undefined ? [] : [{ ...at, state }];
      }),
    ),
  );
