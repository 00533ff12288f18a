import type { Binding, SheetReading, Workbook, WorkbookError } from "../../../../addin/workbook/workbook.ts";
import { createExcelWorkbook, type ExcelWorkbookOptions } from "../../../../addin/workbook/excel-workbook.ts";
import type { Result } from "../../../../shared/result.ts";
import { createOfficeSandbox, type OfficeSandbox } from "../../../support/office-sandbox.ts";

/** A fresh workbook, with the adapter over genuine Office.js in front of it and a person at the keyboard. */
export interface Book {
  readonly workbook: Workbook;
  readonly host: OfficeSandbox["host"];
  /** Another pane on the same workbook: one that remembers nothing. */
  readonly reopen: () => Workbook;
  /** Runs an action and gives what it gave, and the round trips to Excel it took. */
  readonly counting: <T>(action: () => Promise<Result<T, WorkbookError>>) => Promise<{ trips: number; value: T }>;
  /** Asks Office.js something the port has no call for. */
  readonly ask: <T>(batch: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;
}

export type BookOptions = Pick<ExcelWorkbookOptions, "schedule"> & Parameters<typeof createOfficeSandbox>[0];

export async function openBook({ schedule, ...options }: BookOptions = {}): Promise<Book> {
  const { Excel: excel, Office: office, host } = await createOfficeSandbox(options);
  const reopen = (): Workbook =>
    createExcelWorkbook(excel, {
      isSetSupported: (set, version) => office.context.requirements.isSetSupported(set, version),
      ...(schedule === undefined ? {} : { schedule }),
    });
  return {
    workbook: reopen(),
    host,
    reopen,
    counting: async (action) => {
      const before = host.roundTrips.length;
      const value = valueOf(await action());
      return { trips: host.roundTrips.length - before, value };
    },
    ask: (batch) => excel.run(batch),
  };
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** What a reading holds, blank cells aside. */
export const filled = (reading: SheetReading): Record<string, unknown> =>
  Object.fromEntries([...reading.cells].filter(([, value]) => value !== null));

/** Codes of what a reading found amiss. */
export const findings = (reading: SheetReading): string[] =>
  reading.grids.flatMap(({ decoded }) => decoded.problems.map(({ code }) => code));

export const sheetNames = (binding: Binding): string[] => binding.sheets.map(({ sheetName }) => sheetName);
