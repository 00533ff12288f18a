import type { CellValue, Path } from "../../shared/cell.ts";
import { createGridDecoder, type DecodedGrid } from "../../shared/grid/decode-grid.ts";
import type { Grid, SheetValues } from "../../shared/grid/grid.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { queryHiddenSheet, type BindingStore } from "./binding-store.ts";
import { foundSheet, querySheet, type SheetQuery } from "./find-sheet.ts";
import { usedValues } from "./used-values.ts";
import type { Binding, GridReading, SheetReading, WorkbookError } from "./workbook.ts";

interface GridQuery extends SheetQuery {
  readonly grid: Grid;
  readonly usedById: Excel.Range;
  readonly usedByName: Excel.Range;
}

function queryUsed(sheet: Excel.Worksheet): Excel.Range {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("values,rowIndex,columnIndex");
  return used;
}

function queryGrid(context: Excel.RequestContext, binding: Binding, grid: Grid): GridQuery | null {
  const place = binding.sheets.find(({ gridId }) => gridId === grid.id);
  if (place === undefined) return null;
  const query = querySheet(context, place);
  return { grid, ...query, usedById: queryUsed(query.byId), usedByName: queryUsed(query.byName) };
}

/** People type into the same sheets again and again: what was read of them is kept for as long as their document is. */
const decodeGrid = createGridDecoder();

/** A table that is gone has no cells: what cannot be read says nothing, and least of all that it was cleared. */
function decode(grid: Grid, values: SheetValues): DecodedGrid {
  const decoded = decodeGrid(grid, values);
  if (decoded.ok) return decoded.value;
  return {
    cells: new Map(),
    positions: new Map(),
    problems: [decoded.error],
    addresses: new Map(),
    isWhole: false,
    columnIndexById: new Map(),
    blankRows: [],
  };
}

function readGrid(query: GridQuery): GridReading | null {
  const sheet = foundSheet(query);
  if (sheet === null) return null;
  const used = sheet === query.byId ? query.usedById : query.usedByName;
  return {
    grid: query.grid,
    decoded: decode(query.grid, usedValues(used)),
    sheetId: sheet.id,
    sheetName: sheet.name,
  };
}

/** Reads all of a document's sheets, whole, in one round trip, and the bindings with them. */
export async function readSheets(
  context: Excel.RequestContext,
  store: BindingStore,
  binding: Binding,
  grids: readonly Grid[],
): Promise<Result<SheetReading, WorkbookError>> {
  const hidden = queryHiddenSheet(context);
  const queries = grids.map((grid) => queryGrid(context, binding, grid));
  await context.sync();

  const bindings = store.accept(hidden);
  if (!bindings.ok) return bindings;
  const readings: GridReading[] = [];
  const cells = new Map<Path, CellValue>();
  for (const query of queries) {
    const reading = query === null ? null : readGrid(query);
    if (reading === null) return err({ kind: "sheet-missing" });
    readings.push(reading);
    for (const [path, value] of reading.decoded.cells) cells.set(path, value);
  }
  return ok({ grids: readings, cells });
}
