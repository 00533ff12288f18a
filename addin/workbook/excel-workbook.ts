import { err, ok, type Result } from "../../shared/result.ts";
import { createBindingStore, queryHiddenSheet, type BindingStore, type HiddenSheet } from "./binding-store.ts";
import { createCellMarks } from "./cell-marks.ts";
import { findUnboundSheets } from "./find-unbound.ts";
import { insertChart } from "./insert-chart.ts";
import { insertSheets } from "./insert-sheets.ts";
import { jumpToPath, jumpToSheetCell, showFirstSheet } from "./jump.ts";
import { readBindings } from "./read-bindings.ts";
import { readSheets } from "./read-sheets.ts";
import { addScoreSheet, readScoreSheets, setScoreSheetIn } from "./score-sheets.ts";
import { selectedPath } from "./selected-path.ts";
import { attempt, runExcel, runUnlessEditing, type ExcelApi } from "./run-excel.ts";
import { scheduleByTimer, watchChanges, type Schedule } from "./watch-changes.ts";
import type { Binding, SheetReading, Workbook, WorkbookError } from "./workbook.ts";
import { planWrites, queueWrites } from "./write-back.ts";

export interface ExcelWorkbookOptions {
  /** `Office.context.requirements.isSetSupported`. ExcelApi 1.9 is taken for granted: the manifest demands it. */
  readonly isSetSupported: (set: string, version: string) => boolean;
  /** How bursts of changes are waited out. */
  readonly schedule?: Schedule;
}

/** The binding with its sheets under the ids and names they had when they were read. */
const withPlaces = (binding: Binding, reading: SheetReading): Binding => ({
  ...binding,
  sheets: binding.sheets.map((place) => {
    const read = reading.grids.find(({ grid }) => grid.id === place.gridId);
    return read === undefined ? place : { ...place, sheetId: read.sheetId, sheetName: read.sheetName };
  }),
});

/** What the hidden sheet holds: as remembered, or read now in a round trip of its own. */
async function knownHiddenSheet(
  context: Excel.RequestContext,
  store: BindingStore,
): Promise<Result<HiddenSheet, WorkbookError>> {
  const last = store.last();
  if (last !== null) return ok(last);
  const query = queryHiddenSheet(context);
  await context.sync();
  return store.accept(query);
}

/** The workbook that Excel has open, through Office.js. Made once per pane: it remembers what the hidden sheet held. */
export function createExcelWorkbook(
  excel: ExcelApi,
  options: ExcelWorkbookOptions,
  store: BindingStore = createBindingStore(),
): Workbook {
  const marks = createCellMarks(excel);
  const write = (run: typeof runExcel, binding: Binding, queue: (context: Excel.RequestContext) => void) =>
    run(excel, async (context) => {
      const hidden = await knownHiddenSheet(context, store);
      if (!hidden.ok) return hidden;
      queue(context);
      const settle = store.queueWrite(context, hidden.value, binding);
      await context.sync();
      settle();
      return ok(null);
    });

  return {
    readBindings: () => readBindings(excel, store),
    insert: (request) => runExcel(excel, (context) => insertSheets(context, store, request)),
    read: (binding, grids) => runExcel(excel, (context) => readSheets(context, store, binding, grids)),
    writeBack: (binding, reading, changes) =>
      write(runUnlessEditing, withPlaces(binding, reading), (context) =>
        queueWrites(context, planWrites(reading, changes)),
      ),
    saveBinding: (binding) => write(runExcel, binding, () => {}),
    findUnbound: (kinds) => runExcel(excel, (context) => findUnboundSheets(context, store, kinds)),
    jumpTo: (binding, grids, target) =>
      runExcel(excel, (context) =>
        typeof target === "string"
          ? jumpToPath(context, store, binding, grids, target)
          : jumpToSheetCell(context, target),
      ),
    selectedPath: (binding, grids) => runExcel(excel, (context) => selectedPath(context, store, binding, grids)),
    show: (binding) => runExcel(excel, (context) => showFirstSheet(context, binding)),
    onChange: (binding, listener) => watchChanges(excel, options.schedule ?? scheduleByTimer, binding, listener),
    markCells: marks.mark,
    clearMarks: marks.clear,
    addScoreSheet: (binding, gridFor, subtitle) =>
      runExcel(excel, (context) => addScoreSheet(context, binding, gridFor, subtitle)),
    readScoreSheets: (binding, grid) => runExcel(excel, (context) => readScoreSheets(context, binding, grid)),
    setScoreSheetIn: (binding, scorer, isIn) =>
      runExcel(excel, (context) => setScoreSheetIn(context, binding, scorer, isIn)),
    insertChart: (binding, chart, subtitle) =>
      runExcel(excel, (context) => insertChart(context, binding, chart, subtitle)),
    openAsWorkbook: (base64) =>
      attempt(async () => {
        await excel.createWorkbook(base64);
        return ok(null);
      }),
    insertSheets: async (base64) => {
      if (!options.isSetSupported("ExcelApi", "1.13")) return err({ kind: "not-supported" });
      return runExcel(excel, async (context) => {
        context.workbook.insertWorksheetsFromBase64(base64, { positionType: "End" });
        await context.sync();
        return ok(null);
      });
    },
  };
}
