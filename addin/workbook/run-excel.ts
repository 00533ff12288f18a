import { err, type Result } from "../../shared/result.ts";
import type { WorkbookError } from "./workbook.ts";

/** The `Excel` namespace Office.js brings. Handed in, so that tests bring their own. */
export type ExcelApi = typeof Excel;

/**
 * Excel's and Office.js' error codes, as far as they tell people something to do. Everything else is `failed` and keeps
 * its code for support. `ItemNotFound` means a sheet: the adapter asks for nothing else by name without allowing for its absence.
 */
const kindByCode: Readonly<Record<string, WorkbookError["kind"]>> = {
  InvalidOperationInCellEditMode: "cell-being-edited",
  ItemNotFound: "sheet-missing",
  AccessDenied: "protected",
  ApiNotFound: "not-supported",
  ApiNotAvailable: "not-supported",
  UnsupportedFeature: "not-supported",
  UnsupportedOperation: "not-supported",
  ActivityLimitReached: "busy",
  Conflict: "busy",
  HostRestartNeeded: "busy",
  RequestAborted: "busy",
  ServerBusy: "busy",
  Timeout: "busy",
  TooManyRequests: "busy",
};

/** Office.js' errors by their shape: another frame's, or a test sandbox's, are of another class with the same name. */
const isOfficeError = (error: unknown): error is Error & { readonly code: string } =>
  typeof error === "object" &&
  error !== null &&
  "name" in error &&
  error.name === "RichApi.Error" &&
  "code" in error &&
  typeof error.code === "string";

/** An Office.js error by its code, without the library's words. Null for anything else: that is a bug, to be thrown on. */
function workbookErrorOf(error: unknown): WorkbookError | null {
  if (!isOfficeError(error)) return null;
  return { kind: kindByCode[error.code] ?? "failed", code: error.code };
}

/** Does something with Excel that may fail, and gives the failure as a value. */
export async function attempt<T>(action: () => Promise<Result<T, WorkbookError>>): Promise<Result<T, WorkbookError>> {
  try {
    return await action();
  } catch (error) {
    const known = workbookErrorOf(error);
    if (known === null) throw error;
    return err(known);
  }
}

/**
 * Runs a batch against the workbook. While a person is typing in a cell Excel holds the batch back until they leave it,
 * instead of failing it: waiting is what they expect, losing what they typed is not.
 */
export const runExcel = <T>(
  excel: ExcelApi,
  batch: (context: Excel.RequestContext) => Promise<Result<T, WorkbookError>>,
): Promise<Result<T, WorkbookError>> => attempt(() => excel.run({ delayForCellEdit: true }, batch));

/**
 * Runs a batch that writes what follows from an earlier reading. It must not be held back: by the time the person leaves
 * the cell, another value may stand there than was read, and would be written over. `cell-being-edited` says to read anew.
 */
export const runUnlessEditing = <T>(
  excel: ExcelApi,
  batch: (context: Excel.RequestContext) => Promise<Result<T, WorkbookError>>,
): Promise<Result<T, WorkbookError>> => attempt(() => excel.run({ delayForCellEdit: false }, batch));
