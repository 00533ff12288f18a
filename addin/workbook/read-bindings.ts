import { ok, type Result } from "../../shared/result.ts";
import { queryHiddenSheet, type BindingStore } from "./binding-store.ts";
import { runExcel, type ExcelApi } from "./run-excel.ts";
import type { Binding, WorkbookError } from "./workbook.ts";

/** Reads which documents are in the workbook, in one round trip, and remembers it. */
export const readBindings = (
  excel: ExcelApi,
  store: BindingStore,
): Promise<Result<readonly Binding[], WorkbookError>> =>
  runExcel(excel, async (context) => {
    const query = queryHiddenSheet(context);
    await context.sync();
    const hidden = store.accept(query);
    return hidden.ok ? ok(hidden.value.bindings) : hidden;
  });
