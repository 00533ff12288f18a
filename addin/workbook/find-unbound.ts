import type { CellValue } from "../../shared/cell.ts";
import { bindingSheetName } from "../../shared/grid/binding-sheet.ts";
import { hasGrid } from "../../shared/grid/decode-grid.ts";
import type { Grid } from "../../shared/grid/grid.ts";
import { ok, type Result } from "../../shared/result.ts";
import { queryHiddenSheet, type BindingStore } from "./binding-store.ts";
import { usedValues } from "./used-values.ts";
import type { UnboundSheet, WorkbookError } from "./workbook.ts";

/**
 * Where a grid's header is looked for. People put a few rows or columns before it at most, and the rest of a big
 * workbook need not travel.
 */
const headerArea = "A1:CZ200";

/** The line under the grid's title, which names practice and period. */
function subtitleOf(grid: Grid, values: readonly (readonly CellValue[])[]): string {
  const titleRow = values.findIndex((line) => line.includes(grid.title));
  const column = values[titleRow]?.indexOf(grid.title) ?? -1;
  return titleRow < 0 ? "" : String(values[titleRow + 1]?.[column] ?? "");
}

/** Two round trips: which sheets there are, then what stands at the top of those that nothing is bound to. */
export async function findUnboundSheets(
  context: Excel.RequestContext,
  store: BindingStore,
  kinds: readonly { readonly kind: string; readonly grids: readonly Grid[] }[],
): Promise<Result<readonly UnboundSheet[], WorkbookError>> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  const query = queryHiddenSheet(context);
  await context.sync();

  const hidden = store.accept(query);
  if (!hidden.ok) return hidden;
  const bound = hidden.value.bindings.flatMap(({ sheets }) => sheets);
  const candidates = worksheets.items
    .filter(({ id, name }) => name !== bindingSheetName && !isBound(bound, id, name, worksheets.items))
    .map((sheet) => {
      const used = sheet.getRange(headerArea).getUsedRangeOrNullObject(true);
      used.load("values,rowIndex,columnIndex");
      return { sheet, used };
    });
  await context.sync();

  return ok(
    candidates.flatMap(({ sheet, used }) => {
      const values = usedValues(used);
      return kinds.flatMap(({ kind, grids }) =>
        grids
          .filter((grid) => hasGrid(grid, values))
          .map((grid) => ({
            kind,
            gridId: grid.id,
            sheetId: sheet.id,
            sheetName: sheet.name,
            subtitle: subtitleOf(grid, values),
          })),
      );
    }),
  );
}

/** Bound by id; by name only where no sheet has the id any more, as reading does it. */
const isBound = (
  bound: readonly { readonly sheetId: string; readonly sheetName: string }[],
  id: string,
  name: string,
  all: readonly { readonly id: string }[],
): boolean =>
  bound.some(
    ({ sheetId, sheetName }) => sheetId === id || (sheetName === name && !all.some((sheet) => sheet.id === sheetId)),
  );
