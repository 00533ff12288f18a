import type { Path } from "../../shared/cell.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { BindingStore } from "./binding-store.ts";
import { readSheets } from "./read-sheets.ts";
import type { Binding, WorkbookError } from "./workbook.ts";

interface ActiveQuery {
  readonly cell: Excel.Range;
  readonly sheet: Excel.Worksheet;
}

function queryActive(context: Excel.RequestContext): ActiveQuery {
  const cell = context.workbook.getActiveCell();
  cell.load("rowIndex,columnIndex");
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  sheet.load("id");
  return { cell, sheet };
}

/** The path of the cell that is selected, in one round trip; null where the selection is none of the document's cells. */
export async function selectedPath(
  context: Excel.RequestContext,
  store: BindingStore,
  binding: Binding,
  grids: readonly Grid[],
): Promise<Result<Path | null, WorkbookError>> {
  const active = queryActive(context);
  const reading = await readSheets(context, store, binding, grids);
  if (!reading.ok) return reading;
  const holder = reading.value.grids.find(({ sheetId }) => sheetId === active.sheet.id);
  const found = [...(holder?.decoded.positions ?? [])].find(
    ([, { row, column }]) => row === active.cell.rowIndex && column === active.cell.columnIndex,
  );
  return ok(found?.[0] ?? null);
}
