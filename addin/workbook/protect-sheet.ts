import { firstDataRowIndex } from "../../shared/grid/encode-grid.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import type { SheetPlan } from "./sheet-plan.ts";

/**
 * Protects a sheet without a password: against slips, not against people, who may lift it with one click.
 *
 * Where the grid knows its rows, everything but the inputs is locked. Inserting rows, for remarks of one's own, widening
 * columns and colouring cells stay allowed; Excel sorts and deletes only what is unlocked, so the grid's rows stay whole.
 * Without leave to colour cells the pane could not mark them either.
 *
 * Where people add rows, everything below the known rows is unlocked to the sheet's edge: Excel deletes or sorts a row
 * under protection only when all of its cells are unlocked, formulas and unused columns too. What can be spoilt there is
 * not read back. The header stays locked, since columns are found by their titles.
 */
export function protectSheet(sheet: Excel.Worksheet, grid: Grid, plan: SheetPlan): void {
  const isOpen = grid.open !== undefined;
  if (isOpen) {
    sheet.getRange().format.protection.locked = false;
    sheet.getRange(`1:${firstDataRowIndex + plan.knownRowCount}`).format.protection.locked = true;
  }
  for (const run of plan.inputs) {
    sheet.getRangeByIndexes(run.row, run.columnIndex, run.rowCount, 1).format.protection.locked = false;
  }
  sheet.protection.protect({
    allowAutoFilter: true,
    allowSort: true,
    allowFormatCells: true,
    allowFormatColumns: true,
    allowFormatRows: true,
    allowInsertRows: true,
    allowDeleteRows: isOpen,
  });
}
