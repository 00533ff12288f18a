import { bindingSheetName } from "../../shared/grid/binding-sheet.ts";
import { columnLetters, encodeGrid } from "../../shared/grid/encode-grid.ts";
import { findCell, type Grid } from "../../shared/grid/grid.ts";
import { rangeNameOf } from "../../shared/grid/sheet-style.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { addHiddenSheet, queryHiddenSheet, type BindingStore, type HiddenSheet } from "./binding-store.ts";
import { freeRangeNames, freeSheetNames } from "./free-names.ts";
import { paintSheet } from "./paint-sheet.ts";
import { planSheet, type SheetPlan } from "./sheet-plan.ts";
import type { ListSource } from "./validate-cells.ts";
import type { Binding, InsertRequest, WorkbookError } from "./workbook.ts";

type Places = Binding["sheets"];

/** The workbook before anything is put into it. */
interface Surroundings {
  readonly sheets: readonly { readonly id: string; readonly name: string }[];
  readonly rangeNames: readonly string[];
  /** Names of ranges whose sheet was deleted: nobody's any more. */
  readonly deadRangeNames: readonly string[];
  readonly hidden: HiddenSheet;
}

const isDead = ({ formula }: Excel.NamedItem): boolean => String(formula).includes("#REF!");

async function look(context: Excel.RequestContext, store: BindingStore): Promise<Result<Surroundings, WorkbookError>> {
  const { names, protection, worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  names.load("items/name,items/formula");
  protection.load("protected");
  const query = queryHiddenSheet(context);
  await context.sync();

  if (protection.protected) return err({ kind: "protected" });
  const hidden = store.accept(query);
  if (!hidden.ok) return hidden;
  return ok({
    sheets: worksheets.items.map(({ id, name }) => ({ id, name })),
    rangeNames: names.items.filter((item) => !isDead(item)).map(({ name }) => name),
    deadRangeNames: names.items.filter(isDead).map(({ name }) => name),
    hidden: hidden.value,
  });
}

/** Those of the document's sheets that are still there, by id or else by name, under the id and name they have now. */
function standingSheets(bound: Binding | undefined, { sheets }: Surroundings): Places {
  return (bound?.sheets ?? []).flatMap(({ gridId, sheetId, sheetName }) => {
    const sheet = sheets.find(({ id }) => id === sheetId) ?? sheets.find(({ name }) => name === sheetName);
    return sheet === undefined ? [] : [{ gridId, sheetId: sheet.id, sheetName: sheet.name }];
  });
}

/** Puts long drop-downs into the hidden sheet, each in a column of its own right of the bindings. */
function listsIn(hiddenSheet: Excel.Worksheet, { freeColumn }: HiddenSheet): ListSource {
  let column = freeColumn;
  return (values) => {
    const range = hiddenSheet.getRangeByIndexes(0, column, values.length, 1);
    range.numberFormat = values.map(() => ["@"]);
    range.values = values.map((value) => [value]);
    const letters = columnLetters(column);
    column += 1;
    return `=${bindingSheetName}!$${letters}$1:$${letters}$${values.length}`;
  };
}

/** Names each input column's cells, so that people's own formulas can speak of them. */
function nameColumns(
  context: Excel.RequestContext,
  parts: readonly { sheet: Excel.Worksheet; grid: Grid; plan: SheetPlan }[],
  surroundings: Surroundings,
): void {
  const ranges = parts.flatMap(({ sheet, grid, plan }) =>
    grid.columns.flatMap((column, index) => {
      const runs = plan.inputs.filter(({ columnIndex }) => columnIndex === index);
      const [first, last] = [runs[0], runs.at(-1)];
      if (first === undefined || last === undefined) return [];
      const range = sheet.getRangeByIndexes(first.row, index, last.row + last.rowCount - first.row, 1);
      return [{ wish: rangeNameOf(grid.id, column.id), range }];
    }),
  );
  const { names } = context.workbook;
  const wishes = ranges.map(({ wish }) => wish);
  for (const name of surroundings.deadRangeNames) if (wishes.includes(name)) names.getItem(name).delete();
  const taken = [...surroundings.rangeNames, ...surroundings.deadRangeNames.filter((name) => !wishes.includes(name))];
  for (const [index, name] of freeRangeNames(wishes, taken).entries()) {
    const range = ranges[index]?.range;
    if (range !== undefined) names.add(name, range);
  }
}

/** Queues the new sheets, whole: contents, looks, locks, names. */
function queueSheets(
  context: Excel.RequestContext,
  request: InsertRequest,
  grids: readonly Grid[],
  sheetNames: readonly string[],
  surroundings: Surroundings,
): { gridId: string; sheet: Excel.Worksheet }[] {
  context.application.suspendScreenUpdatingUntilNextSync(); // the sheets appear whole, not stroke by stroke
  const hiddenSheet = surroundings.hidden.exists
    ? context.workbook.worksheets.getItem(bindingSheetName)
    : addHiddenSheet(context);
  const listSource = listsIn(hiddenSheet, surroundings.hidden);
  const parts = grids.map((grid, index) => {
    const sheet = context.workbook.worksheets.add(sheetNames[index]);
    sheet.load("id,name");
    const plan = planSheet(grid, encodeGrid(grid, request.cells, request.subtitle));
    paintSheet(sheet, grid, plan, listSource);
    return { gridId: grid.id, sheet, grid, plan };
  });
  nameColumns(context, parts, surroundings);
  return parts;
}

/**
 * The document's binding once its missing sheets are back. What still stands keeps its base and version, since its cells
 * may hold what was never sent; what was put in anew is as the server has it now.
 */
function bindingOf(request: InsertRequest, bound: Binding | undefined, standing: Places, added: Places): Binding {
  if (bound === undefined || standing.length === 0) return { ...request.binding, sheets: added };
  const base = new Map(bound.base);
  const addedGrids = request.grids.filter(({ id }) => added.some(({ gridId }) => gridId === id));
  for (const path of base.keys()) if (findCell(addedGrids, path) !== null) base.delete(path);
  for (const [path, value] of request.binding.base) if (findCell(addedGrids, path) !== null) base.set(path, value);
  return { ...bound, base, sheets: [...standing, ...added] };
}

/** Takes half-made sheets out again, so that trying once more does not leave "IMAT" beside "IMAT (2)". */
async function removeSheets(context: Excel.RequestContext, sheetNames: readonly string[]): Promise<void> {
  for (const name of sheetNames) context.workbook.worksheets.getItemOrNullObject(name).delete();
  await context.sync();
}

/**
 * Puts a document's grids into new sheets at the workbook's end, and binds them. A document that is bound already keeps
 * the sheets it has, with all that was typed there; only those that were deleted come back. Three round trips: look,
 * build, and bind, since Excel tells the new sheets' ids only once they are there.
 */
export async function insertSheets(
  context: Excel.RequestContext,
  store: BindingStore,
  request: InsertRequest,
): Promise<Result<Binding, WorkbookError>> {
  const found = await look(context, store);
  if (!found.ok) return found;
  const surroundings = found.value;
  const bound = surroundings.hidden.bindings.find(({ documentId }) => documentId === request.binding.documentId);
  const standing = standingSheets(bound, surroundings);
  const grids = request.grids.filter(({ id }) => !standing.some(({ gridId }) => gridId === id));
  if (bound !== undefined && grids.length === 0) return ok({ ...bound, sheets: standing });

  const sheetNames = freeSheetNames(
    grids.map(({ sheetName }) => sheetName),
    surroundings.sheets.map(({ name }) => name),
  );
  try {
    const sheets = queueSheets(context, request, grids, sheetNames, surroundings);
    await context.sync();

    const added = sheets.map(({ gridId, sheet }) => ({ gridId, sheetId: sheet.id, sheetName: sheet.name }));
    const binding = bindingOf(request, bound, standing, added);
    const settle = store.queueWrite(context, { ...surroundings.hidden, exists: true }, binding);
    sheets[0]?.sheet.activate();
    await context.sync();
    settle();
    return ok(binding);
  } catch (error) {
    await removeSheets(context, sheetNames);
    throw error;
  }
}
