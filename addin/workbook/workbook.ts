import type { CellChange, Cells, Path } from "../../shared/cell.ts";
import type { Chart } from "../../shared/document/document-charts.ts";
import type { Binding, Receipt } from "../../shared/grid/binding-sheet.ts";
import type { DecodedGrid } from "../../shared/grid/decode-grid.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import type { Result } from "../../shared/result.ts";
import type { CellStates } from "./cell-state.ts";

export type { Binding, Receipt };

/** Why Excel did not do what was asked. The pane has a sentence for each; the library's own words are not shown. */
export interface WorkbookError {
  readonly kind:
    | "cell-being-edited" // Excel is in cell-edit mode and did not leave it in time, or does not wait for it
    | "sheet-missing" // the sheet was deleted
    | "protected" // the workbook's structure is protected, or the sheet with another's password
    | "not-supported" // this Excel lacks the requirement set
    | "busy" // Excel says it cannot now
    | "failed"; // anything else; `code` is for support
  readonly code?: string;
}

/** A cell by where it stands now, for what has no path: a row whose key is not known. */
export interface SheetCell {
  readonly sheetId: string;
  /** As A1 address within the sheet. */
  readonly address: string;
}

/** One grid as it was read. */
export interface GridReading {
  readonly grid: Grid;
  /** Without cells, and with the problem `grid-missing`, where the sheet is there but its table is not. */
  readonly decoded: DecodedGrid;
  /** The sheet it was found on: people rename sheets, and ids change when other software saves the file. */
  readonly sheetId: string;
  readonly sheetName: string;
}

/** What a document's sheets hold at one moment. */
export interface SheetReading {
  readonly grids: readonly GridReading[];
  /** All cells that could be read, over all grids. */
  readonly cells: Cells;
}

/** A sheet that has a known grid but no binding: the hidden sheet was deleted, or it was copied out of another workbook. */
export interface UnboundSheet {
  readonly kind: string;
  readonly gridId: string;
  readonly sheetId: string;
  readonly sheetName: string;
  /** The sheet's subtitle, which names practice and period as they were when it was inserted. */
  readonly subtitle: string;
}

/** A copy of a grid on which one member of a team scores alone. */
export interface ScoreSheet {
  /** From 1 on. Who is which is not kept. */
  readonly scorer: number;
  readonly sheetName: string;
  /** Handed in: out of sight until everybody is done. */
  readonly isIn: boolean;
  readonly cells: Cells;
}

export interface InsertRequest {
  readonly binding: Omit<Binding, "sheets">;
  readonly grids: readonly Grid[];
  readonly cells: Cells;
  /** Names the document on the sheet: practice, period, due date. */
  readonly subtitle: string;
}

type Outcome<T> = Promise<Result<T, WorkbookError>>;

/**
 * The workbook as the rest of the add-in knows it. One adapter speaks Office.js; nothing else does. Every call costs
 * round trips to Excel, which are the whole cost: insert at most 3, read 1, write back 1.
 */
export interface Workbook {
  /** All documents bound in this workbook; empty when the hidden sheet is not there. */
  readonly readBindings: () => Outcome<readonly Binding[]>;
  /**
   * Puts the document's grids into new sheets at the end, binds them and shows the first. A document that is bound already
   * keeps the sheets it has and their base, whatever `cells` says; only sheets that were deleted come back. When it fails
   * part of the way, the sheets are taken out again.
   */
  readonly insert: (request: InsertRequest) => Outcome<Binding>;
  /** Reads every grid of the document as it stands, whole. `sheet-missing` when one of its sheets was deleted. */
  readonly read: (binding: Binding, grids: readonly Grid[]) => Outcome<SheetReading>;
  /**
   * Writes only the changed cells, where `reading` says they stand, and keeps the binding in the same round trip. A row
   * that people added on another machine is written into the first blank row of its grid.
   *
   * Give it a reading made just before: should somebody sort or insert rows in between, values would go into the wrong
   * cells, which only the next reading shows. Checking first would cost the round trip that the budget does not have.
   * While a person is typing in a cell nothing is written and nothing waits: `cell-being-edited`, to be read anew.
   */
  readonly writeBack: (binding: Binding, reading: SheetReading, changes: readonly CellChange[]) => Outcome<null>;
  /**
   * Keeps the binding, and makes the hidden sheet where it is missing: a document found by `findUnbound` is bound again
   * by saving a binding with the sheets that were found.
   */
  readonly saveBinding: (binding: Binding) => Outcome<null>;
  /** Sheets that hold one of these grids and belong to no binding. */
  readonly findUnbound: (
    kinds: readonly { readonly kind: string; readonly grids: readonly Grid[] }[],
  ) => Outcome<readonly UnboundSheet[]>;
  /** Selects the cell, showing its sheet. False when the cell is not on the sheet. */
  readonly jumpTo: (binding: Binding, grids: readonly Grid[], target: Path | SheetCell) => Outcome<boolean>;
  /** The path of the cell that is selected; null where it is none of the document's. */
  readonly selectedPath: (binding: Binding, grids: readonly Grid[]) => Outcome<Path | null>;
  /** Shows the document's first sheet. */
  readonly show: (binding: Binding) => Outcome<null>;
  /** Calls back, at most once a burst, after something changed on the document's sheets: a hint to read again. */
  readonly onChange: (binding: Binding, listener: () => void) => Outcome<() => Promise<void>>;
  /**
   * Shows each cell's state on the sheets, over people's own colours, which stay. Writes what changed since the last time:
   * one round trip then, none when nothing did, and one more the first time.
   */
  readonly markCells: (binding: Binding, reading: SheetReading, states: CellStates) => Outcome<null>;
  /** Takes all marks off the document's sheets, and those that an earlier pane left there. At most two round trips. */
  readonly clearMarks: (binding: Binding) => Outcome<null>;
  /**
   * Puts a blank copy of a grid into a new sheet for the next scorer and shows it; gives the scorer's number. `failed`
   * with the code `TooManyScorers` when there are twelve.
   */
  readonly addScoreSheet: (binding: Binding, gridFor: (scorer: number) => Grid, subtitle: string) => Outcome<number>;
  /** Reads all score sheets of the document in one round trip, by scorer; `grid` is any scorer's. */
  readonly readScoreSheets: (binding: Binding, grid: Grid) => Outcome<readonly ScoreSheet[]>;
  /** Puts a scorer's sheet out of everybody's sight, or brings it back. */
  readonly setScoreSheetIn: (binding: Binding, scorer: number, isIn: boolean) => Outcome<null>;
  /**
   * Puts a chart with its data table into a sheet of its own and shows it. Done again, it brings that sheet up to date,
   * wherever people moved or renamed it, and leaves the chart's place and whatever else they put there. Two round trips.
   */
  readonly insertChart: (binding: Binding, chart: Chart, subtitle: string) => Outcome<null>;
  /** Opens an .xlsx, given as base64, as a new workbook. */
  readonly openAsWorkbook: (base64: string) => Outcome<null>;
  /** Inserts the sheets of an .xlsx, given as base64, at the end. `not-supported` below ExcelApi 1.13. */
  readonly insertSheets: (base64: string) => Outcome<null>;
}
