import type { Cells, CellValue, Path } from "../../../../../shared/cell.ts";
import { decodeGrid } from "../../../../../shared/grid/decode-grid.ts";
import { encodeGrid, sheetValueOf } from "../../../../../shared/grid/encode-grid.ts";
import { findCell, findRow, isInputColumn, isKeyColumn, type Grid } from "../../../../../shared/grid/grid.ts";
import { rowKeyOfPath } from "../../../../../shared/cell.ts";
import { err, ok, type Result } from "../../../../../shared/result.ts";
import type { CellStates } from "../../../../../addin/workbook/cell-state.ts";
import type {
  Binding,
  GridReading,
  SheetReading,
  Workbook,
  WorkbookError,
} from "../../../../../addin/workbook/workbook.ts";

/** A workbook in memory, with sheets as plain values: what the session sees of Excel, and hands to get at it as people do. */
export interface FakeWorkbook {
  readonly workbook: Workbook;
  /** The binding as the hidden sheet holds it. */
  readonly saved: () => Binding;
  /** Types a value into its cell as a person does; into a new row where the path is of one that is not there. */
  readonly type: (path: Path, value: CellValue) => void;
  readonly valueOf: (path: Path) => CellValue;
  readonly cells: () => Cells;
  /** Calls of the port since the start, by name. */
  readonly calls: readonly string[];
  /** Makes the next calls fail until it is set back to null. */
  readonly fail: (error: WorkbookError | null, only?: "read" | "write") => void;
  /**
   * Begins to type in a cell as soon as the sheet has been read once more: until the reading after that, which waits for
   * the end and finds what `leave` did, nothing can be written back.
   */
  readonly editAfterReading: (leave: () => void) => void;
  /** The states that are marked on the sheets; null when marks are off. */
  readonly marks: () => CellStates | null;
  readonly removeRow: (rowKey: string) => void;
  /** Everything as it is now, for opening "the file" again elsewhere or later. */
  readonly copy: () => FakeWorkbook;
  readonly change: () => void;
}

interface Sheet {
  readonly grid: Grid;
  values: CellValue[][];
}

function readingOf(sheets: readonly Sheet[]): SheetReading {
  const grids = sheets.map(({ grid, values }): GridReading => {
    const decoded = decodeGrid(grid, values);
    if (!decoded.ok) throw new Error(`${grid.id} is not on its sheet`);
    return { grid, decoded: decoded.value, sheetId: `{${grid.id}}`, sheetName: grid.sheetName };
  });
  return { grids, cells: new Map(grids.flatMap(({ decoded }) => [...decoded.cells])) };
}

function writeCell(sheets: readonly Sheet[], grids: readonly Grid[], path: Path, value: CellValue): void {
  const cell = findCell(grids, path);
  const sheet = sheets.find(({ grid }) => grid.id === cell?.grid.id);
  if (cell === null || sheet === undefined) return;
  const { decoded } = readingOf([sheet]).grids[0] ?? {};
  const at = decoded?.positions.get(path);
  const content = sheetValueOf(cell.input, value);
  if (at !== undefined) {
    const line = sheet.values[at.row];
    if (line !== undefined) line[at.column] = content;
    return;
  }
  const keys = findRow(cell.grid, rowKeyOfPath(path))?.keys ?? [];
  if (cell.grid.open === undefined) return;
  const blank = decoded?.blankRows[0] ?? sheet.values.length;
  let key = 0;
  sheet.values[blank] = cell.grid.columns.map((column) =>
    isKeyColumn(column) ? (keys[key++] ?? "") : isInputColumn(column) && column.id === cell.column.id ? content : "",
  );
}

export function createFakeWorkbook(
  grids: readonly Grid[],
  binding: Binding,
  initial: Cells,
  images?: readonly (readonly CellValue[])[][],
): FakeWorkbook {
  const sheets = grids.map((grid, index): Sheet => {
    const values = images?.[index] ?? encodeGrid(grid, initial, "Test").values;
    return { grid, values: values.map((line) => [...line]) };
  });
  const calls: string[] = [];
  let marks: CellStates | null = null;
  const listeners = new Set<() => void>();
  let saved = binding;
  let failure: { error: WorkbookError; only: "read" | "write" | undefined } | null = null;

  let edit: { readonly leave: () => void; hasBegun: boolean } | null = null;

  const answer = <T>(name: string, isWrite: boolean, work: () => T): Result<T, WorkbookError> => {
    calls.push(name);
    if (failure !== null && (failure.only === undefined || (failure.only === "write") === isWrite)) {
      return err(failure.error);
    }
    return ok(work());
  };

  const workbook: Workbook = {
    readBindings: async () => answer("readBindings", false, () => [saved]),
    insert: async () => err({ kind: "not-supported" }),
    read: async () => {
      if (edit?.hasBegun === true) {
        edit.leave();
        edit = null;
      }
      if (edit !== null) edit.hasBegun = true;
      return answer("read", false, () => readingOf(sheets));
    },
    writeBack: async (next, reading, changes) => {
      if (edit?.hasBegun === true) return err({ kind: "cell-being-edited" });
      return answer("writeBack", true, () => {
        if (reading.grids.length !== grids.length) throw new Error("The reading is not of this document");
        for (const { path, value } of changes) writeCell(sheets, grids, path, value);
        saved = next;
        return null;
      });
    },
    saveBinding: async (next) =>
      answer("saveBinding", true, () => {
        saved = next;
        return null;
      }),
    findUnbound: async () => ok([]),
    selectedPath: async () => answer("selectedPath", false, () => null),
    jumpTo: async (_binding, _grids, target) =>
      answer("jumpTo", false, () => typeof target !== "string" || findCell(grids, target) !== null),
    show: async () => answer("show", false, () => null),
    onChange: async (_binding, listener) =>
      answer("onChange", false, () => {
        listeners.add(listener);
        return async () => {
          listeners.delete(listener);
        };
      }),
    markCells: async (_binding, _reading, states) =>
      answer("markCells", true, () => {
        marks = states;
        return null;
      }),
    clearMarks: async () =>
      answer("clearMarks", true, () => {
        marks = null;
        return null;
      }),
    addScoreSheet: async () => err({ kind: "not-supported" }),
    readScoreSheets: async () => ok([]),
    setScoreSheetIn: async () => err({ kind: "not-supported" }),
    insertChart: async () => err({ kind: "not-supported" }),
    openAsWorkbook: async () => err({ kind: "not-supported" }),
    insertSheets: async () => err({ kind: "not-supported" }),
  };

  return {
    workbook,
    saved: () => saved,
    type: (path, value) => writeCell(sheets, grids, path, value),
    valueOf: (path) => readingOf(sheets).cells.get(path) ?? null,
    cells: () => readingOf(sheets).cells,
    calls,
    fail: (error, only) => {
      failure = error === null ? null : { error, only };
    },
    editAfterReading: (leave) => {
      edit = { leave, hasBegun: false };
    },
    marks: () => marks,
    removeRow: (rowKey) => {
      for (const sheet of sheets) sheet.values = sheet.values.filter((line) => line[0] !== rowKey);
    },
    copy: () =>
      createFakeWorkbook(
        grids,
        saved,
        new Map(),
        sheets.map(({ values }) => values),
      ),
    change: () => {
      for (const listener of listeners) listener();
    },
  };
}
