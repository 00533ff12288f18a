import type { Path } from "../../shared/cell.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { BindingStore } from "./binding-store.ts";
import { readSheets } from "./read-sheets.ts";
import type { Binding, WorkbookError } from "./workbook.ts";

/** The path of the cell that is selected, in one round trip; null where the selection is none of the document's cells. */
export async function selectedPath(
  context: Excel.RequestContext,
  store: BindingStore,
  binding: Binding,
  grids: readonly Grid[],
): Promise<Result<Path | null, WorkbookError>> {
  const active = context.workbook.getActiveCell();
  active.load("rowIndex,columnIndex");
  active.worksheet.load("id");
  const reading = await readSheets(context, store, binding, grids);
  if (!reading.ok) return reading;
  const holder = reading.value.grids.find(({ sheetId }) => sheetId === active.worksheet.id);
  const found = [...(holder?.decoded.positions ?? [])].find(
    ([, { row, column }]) => row === active.rowIndex && column === active.columnIndex,
  );
  return ok(found?.[0] ?? null);
}
