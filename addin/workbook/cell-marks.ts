import { ok, type Result } from "../../shared/result.ts";
import { stateLooks, type CellState, type CellStates } from "./cell-state.ts";
import { foundSheet, querySheet, type SheetQuery } from "./find-sheet.ts";
import { markKey, planMarks, type Mark } from "./plan-marks.ts";
import { runExcel, type ExcelApi } from "./run-excel.ts";
import type { Binding, SheetReading, WorkbookError } from "./workbook.ts";

/** A mark of ours on a sheet, as Excel knows it. */
interface ShownMark {
  readonly sheetId: string;
  readonly formatId: string;
}

const sign = 'ISTEXT("Milepost:';

/** True in every cell. The text in it is what tells our formats from people's own, in Excel's list of rules too. */
const formulaOf = (state: CellState): string => `=${sign} ${state}")`;

const formatsOf = (context: Excel.RequestContext, sheetId: string): Excel.ConditionalFormatCollection =>
  context.workbook.worksheets.getItemOrNullObject(sheetId).getRange().conditionalFormats;

interface MarkQuery extends SheetQuery {
  readonly formats: readonly { readonly sheet: Excel.Worksheet; readonly found: Excel.ConditionalFormatCollection }[];
}

function queryMarks(context: Excel.RequestContext, place: Binding["sheets"][number]): MarkQuery {
  const query = querySheet(context, place);
  const formats = [query.byId, query.byName].map((sheet) => {
    sheet.load("protection/protected,protection/options");
    const found = sheet.getRange().conditionalFormats;
    found.load("items/id,items/type,items/customOrNullObject/rule/formula");
    return { sheet, found };
  });
  return { ...query, formats };
}

const isOurs = ({ customOrNullObject: custom }: Excel.ConditionalFormat): boolean =>
  !custom.isNullObject && custom.rule.formula.includes(sign);

/** Lets a protected sheet be formatted. Its other permissions stay as they are; a password makes this fail. */
function allowFormats({ protection }: Excel.Worksheet): void {
  if (!protection.protected || protection.options.allowFormatCells === true) return;
  protection.unprotect();
  protection.protect({ ...protection.options, allowFormatCells: true });
}

interface Found {
  readonly shown: ReadonlyMap<string, ShownMark>;
  /** Queues what makes marks possible on these sheets. */
  readonly prepare: () => void;
}

/** Looks for our marks on the document's sheets: those of an earlier pane that came to no good end, too. One round trip. */
async function findMarks(context: Excel.RequestContext, binding: Binding): Promise<Found> {
  const queries = binding.sheets.map((place) => queryMarks(context, place));
  await context.sync();
  const shown = new Map<string, ShownMark>();
  const sheets: Excel.Worksheet[] = [];
  for (const query of queries) {
    const sheet = foundSheet(query);
    if (sheet === null) continue;
    sheets.push(sheet);
    const formats = query.formats.find((candidate) => candidate.sheet === sheet)?.found.items ?? [];
    // By its id and no key: where an old mark stands is not known, and it is made anew.
    for (const { id } of formats.filter(isOurs)) shown.set(`left ${id}`, { sheetId: sheet.id, formatId: id });
  }
  return {
    shown,
    prepare: () => {
      for (const sheet of sheets) allowFormats(sheet);
    },
  };
}

function queueMark(context: Excel.RequestContext, { sheetId, state, row, column, rowCount }: Mark) {
  const range = context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(row, column, rowCount, 1);
  const added = range.conditionalFormats.add("Custom");
  const look = stateLooks[state];
  added.custom.rule.formula = formulaOf(state);
  added.custom.format.fill.color = look.fill;
  added.custom.format.font.color = look.colour;
  if (look.bold === true) added.custom.format.font.bold = true;
  if (look.italic === true) added.custom.format.font.italic = true;
  added.load("id");
  return added;
}

/** A mark that a person took away meanwhile is a null object, on which nothing happens. */
function queueRemovals(context: Excel.RequestContext, marks: Iterable<ShownMark>): void {
  for (const { sheetId, formatId } of marks) formatsOf(context, sheetId).getItemOrNullObject(formatId).delete();
}

/** Shows on the sheets where each cell's value is, and takes it away again. */
export interface CellMarks {
  readonly mark: (binding: Binding, reading: SheetReading, states: CellStates) => Promise<Result<null, WorkbookError>>;
  readonly clear: (binding: Binding) => Promise<Result<null, WorkbookError>>;
}

/**
 * Marks as conditional formats: they lie over people's own fills and fonts, which are as they were once the marks are gone.
 * Only marks that change are written. What is on the sheets is remembered; when a batch fails part of the way it is not
 * known any more, and the next call looks.
 */
export function createCellMarks(excel: ExcelApi): CellMarks {
  const shownByDocument = new Map<string, ReadonlyMap<string, ShownMark>>();
  const look = async (context: Excel.RequestContext, binding: Binding): Promise<Found> => {
    const shown = shownByDocument.get(binding.documentId);
    return shown === undefined ? findMarks(context, binding) : { shown, prepare: () => {} };
  };
  return {
    mark: async (binding, reading, states) => {
      const { documentId } = binding;
      const wanted = new Map(planMarks(reading, states).map((mark) => [markKey(mark), mark]));
      const known = shownByDocument.get(documentId);
      if (known?.size === wanted.size && [...wanted.keys()].every((key) => known.has(key))) return ok(null);
      return runExcel(excel, async (context) => {
        const { shown, prepare } = await look(context, binding);
        shownByDocument.delete(documentId);
        const gone = [...shown].filter(([key]) => !wanted.has(key));
        const missing = [...wanted].filter(([key]) => !shown.has(key));
        if (gone.length + missing.length > 0) prepare();
        queueRemovals(
          context,
          gone.map(([, mark]) => mark),
        );
        const added = missing.map(([key, mark]) => ({ key, mark, format: queueMark(context, mark) }));
        await context.sync();
        const kept = [...shown].filter(([key]) => wanted.has(key));
        const fresh = added.map(
          ({ key, mark, format }) => [key, { sheetId: mark.sheetId, formatId: format.id }] as const,
        );
        shownByDocument.set(documentId, new Map([...kept, ...fresh]));
        return ok(null);
      });
    },
    clear: async (binding) => {
      if (shownByDocument.get(binding.documentId)?.size === 0) return ok(null);
      return runExcel(excel, async (context) => {
        const { shown, prepare } = await look(context, binding);
        shownByDocument.delete(binding.documentId);
        if (shown.size > 0) prepare();
        queueRemovals(context, shown.values());
        await context.sync();
        shownByDocument.set(binding.documentId, new Map());
        return ok(null);
      });
    },
  };
}
