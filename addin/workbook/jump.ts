import type { Path } from "../../shared/cell.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { BindingStore } from "./binding-store.ts";
import { foundSheet, querySheet } from "./find-sheet.ts";
import { readSheets } from "./read-sheets.ts";
import type { Binding, SheetCell, WorkbookError } from "./workbook.ts";

/** Queues showing a sheet. One that people hid comes back: Excel cannot go to a hidden sheet. */
function bringUp(sheet: Excel.Worksheet): void {
  if (sheet.visibility !== "Visible") sheet.visibility = "Visible";
  sheet.activate();
}

/** Shows the cell of a path: one round trip to find where it stands now, one to go there. */
export async function jumpToPath(
  context: Excel.RequestContext,
  store: BindingStore,
  binding: Binding,
  grids: readonly Grid[],
  path: Path,
): Promise<Result<boolean, WorkbookError>> {
  const queries = binding.sheets.map((place) => querySheet(context, place));
  const reading = await readSheets(context, store, binding, grids);
  if (!reading.ok) return reading;
  const holder = reading.value.grids.find(({ decoded }) => decoded.positions.has(path));
  const at = holder?.decoded.positions.get(path);
  if (holder === undefined || at === undefined) return ok(false);

  const sheet = queries.map(foundSheet).find((found) => found?.id === holder.sheetId);
  if (sheet === undefined || sheet === null) return ok(false);
  bringUp(sheet);
  sheet.getRangeByIndexes(at.row, at.column, 1, 1).select();
  await context.sync();
  return ok(true);
}

/** Shows a cell that has no path, such as one in a row whose key is not known: two round trips. */
export async function jumpToSheetCell(
  context: Excel.RequestContext,
  { sheetId, address }: SheetCell,
): Promise<Result<boolean, WorkbookError>> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetId).load("visibility");
  await context.sync();
  if (sheet.isNullObject) return ok(false);
  bringUp(sheet);
  sheet.getRange(address).select();
  await context.sync();
  return ok(true);
}

/** Shows the document's first sheet that is still there. */
export async function showFirstSheet(
  context: Excel.RequestContext,
  binding: Binding,
): Promise<Result<null, WorkbookError>> {
  const queries = binding.sheets.map((place) => querySheet(context, place));
  await context.sync();

  const sheet = queries.map(foundSheet).find((found) => found !== null);
  if (sheet === undefined || sheet === null) return err({ kind: "sheet-missing" });
  bringUp(sheet);
  await context.sync();
  return ok(null);
}
