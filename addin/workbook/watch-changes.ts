import { ok, type Result } from "../../shared/result.ts";
import { foundSheet, querySheet } from "./find-sheet.ts";
import { runExcel, type ExcelApi } from "./run-excel.ts";
import type { Binding, WorkbookError } from "./workbook.ts";

/** Runs an action once, `after` milliseconds from now; the returned function calls it off. */
export type Schedule = (action: () => void, after: number) => () => void;

export const scheduleByTimer: Schedule = (action, after) => {
  const timer = setTimeout(action, after);
  return () => clearTimeout(timer);
};

/** Long enough that a paste, a fill or fast typing is one burst, short enough that problems appear as one looks up. */
export const burstMs = 20;

/**
 * Calls back once after each burst of changes on the document's sheets. Listens to the workbook's sheets as a whole: one
 * registration, whatever becomes of the single sheets. Changes we made ourselves are passed over where Excel says so
 * (ExcelApi 1.14); elsewhere they cost a reading that finds nothing.
 */
export async function watchChanges(
  excel: ExcelApi,
  schedule: Schedule,
  binding: Binding,
  listener: () => void,
): Promise<Result<() => Promise<void>, WorkbookError>> {
  const sheetIds = new Set<string>();
  let callOff: (() => void) | null = null;
  const onChanged = async (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (!sheetIds.has(event.worksheetId) || event.triggerSource === "ThisLocalAddin") return;
    callOff?.();
    callOff = schedule(() => {
      callOff = null;
      listener();
    }, burstMs);
  };

  return runExcel(excel, async (context) => {
    const queries = binding.sheets.map((place) => querySheet(context, place));
    const handler = context.workbook.worksheets.onChanged.add(onChanged);
    await context.sync();

    for (const query of queries) {
      const sheet = foundSheet(query);
      if (sheet !== null) sheetIds.add(sheet.id);
    }
    return ok(async () => {
      callOff?.();
      callOff = null;
      sheetIds.clear();
      // A handler is taken off in the context it was put on in. Should that fail, it stays and hears nothing of ours.
      await excel.run(handler.context, async (handlerContext) => {
        handler.remove();
        await handlerContext.sync();
      });
    });
  });
}
