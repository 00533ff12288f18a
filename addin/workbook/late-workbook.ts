import { err, type Result } from "../../shared/result.ts";
import { late } from "../late.ts";
import { createBindingStore } from "./binding-store.ts";
import type { ExcelWorkbookOptions } from "./excel-workbook.ts";
import { readBindings } from "./read-bindings.ts";
import type { ExcelApi } from "./run-excel.ts";
import type { Workbook, WorkbookError } from "./workbook.ts";

type Outcome<T> = Promise<Result<T, WorkbookError>>;

/**
 * The workbook that Excel has open, for a pane that is just opening: which documents are in it can be read at once, and
 * everything else brings its code when it is first wanted.
 */
export function createLateWorkbook(excel: ExcelApi, options: ExcelWorkbookOptions): Workbook {
  const store = createBindingStore();
  const whole = late(async () => {
    const { createExcelWorkbook } = await import("./excel-workbook.ts");
    return createExcelWorkbook(excel, options, store);
  });
  const later =
    <Arguments extends unknown[], T>(method: (workbook: Workbook) => (...given: Arguments) => Outcome<T>) =>
    async (...given: Arguments): Outcome<T> => {
      const workbook = await whole();
      return workbook === null ? err({ kind: "failed", code: "NotLoaded" }) : method(workbook)(...given);
    };
  return {
    readBindings: () => readBindings(excel, store),
    insert: later(({ insert }) => insert),
    read: later(({ read }) => read),
    writeBack: later(({ writeBack }) => writeBack),
    saveBinding: later(({ saveBinding }) => saveBinding),
    findUnbound: later(({ findUnbound }) => findUnbound),
    jumpTo: later(({ jumpTo }) => jumpTo),
    selectedPath: later((workbook) => workbook.selectedPath),
    show: later(({ show }) => show),
    onChange: later(({ onChange }) => onChange),
    markCells: later(({ markCells }) => markCells),
    clearMarks: later(({ clearMarks }) => clearMarks),
    addScoreSheet: later(({ addScoreSheet }) => addScoreSheet),
    readScoreSheets: later(({ readScoreSheets }) => readScoreSheets),
    setScoreSheetIn: later(({ setScoreSheetIn }) => setScoreSheetIn),
    insertChart: later(({ insertChart }) => insertChart),
    openAsWorkbook: later(({ openAsWorkbook }) => openAsWorkbook),
    insertSheets: later(({ insertSheets }) => insertSheets),
  };
}
