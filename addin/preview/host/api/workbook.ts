import { cellAt } from "../a1.ts";
import { itemNotFound } from "../api-error.ts";
import { valueContent } from "../model/content.ts";
import { addSheet, moveSheet } from "../model/sheets.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Workbook } from "../model/workbook.ts";
import { application } from "./application.ts";
import { defineClass, type ApiObject } from "./api-object.ts";
import { partOf, readWord, type Args } from "./args.ts";
import type { HostContext, InsertedSheet } from "./host-context.ts";
import { namedItemCollection } from "./named-items.ts";
import { settingCollection } from "./settings.ts";
import { tableCollection } from "./tables.ts";
import { workbookProtection } from "./worksheet-protection.ts";
import { worksheetCollection } from "./worksheets.ts";

function insertedName(workbook: Workbook, wish: string): string {
  let name = wish;
  for (let n = 2; workbook.findSheet(name) !== null; n++) name = `${wish} (${n})`;
  return name;
}

/** Values come out of a file as they are: nothing is taken as if it were typed. */
function fill(sheet: Sheet, { values }: InsertedSheet): void {
  for (const [row, line] of values.entries()) {
    for (const [column, value] of line.entries()) {
      if (value !== null) sheet.cells.set(row, column, valueContent(value));
    }
  }
}

/** Where the first inserted sheet goes. `relativeTo` is a sheet's name or id. */
function positionOf({ workbook }: HostContext, options: unknown): number {
  const place = readWord(partOf(options, "positionType") ?? "End", ["None", "Before", "After", "Beginning", "End"]);
  const relativeTo = partOf(options, "relativeTo");
  if (place === "Beginning") return 0;
  if (place === "End" || place === "None" || typeof relativeTo !== "string") return workbook.sheets.length;
  return workbook.sheets.indexOf(workbook.sheet(relativeTo)) + (place === "After" ? 1 : 0);
}

/** Writes down what was handed over and inserts the sheets that the stand-in for reading .xlsx finds in it. */
function insertWorksheets(context: HostContext, args: Args): readonly string[] {
  const { workbook } = context;
  const handed = { base64: args.string(0), options: args.any(1) ?? null };
  context.insertedWorkbooks.push(handed.base64);
  const wanted = partOf(handed.options, "sheetNamesToInsert");
  const names: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
  const sheets = context.readWorkbook(handed).filter(({ name }) => names.length === 0 || names.includes(name));
  const start = positionOf(context, handed.options);
  return sheets.map((inserted, index) => {
    const sheet = addSheet(workbook, insertedName(workbook, inserted.name));
    moveSheet(workbook, sheet, start + index);
    fill(sheet, inserted);
    return sheet.id;
  });
}

function keptRange({ references, objects }: HostContext, args: Args): ApiObject | null {
  const ref = references.find(args.string(0));
  return ref === null || ref.area === null ? null : objects.keptRange(ref);
}

export const workbookClass = defineClass<HostContext>("Workbook", {
  properties: {
    name: { get: ({ workbook }) => workbook.name },
    readOnly: { get: () => false },
  },
  children: {
    worksheets: worksheetCollection,
    names: (context) => namedItemCollection({ context, scope: null }),
    tables: (context) => tableCollection({ context, sheet: null }),
    application,
    settings: settingCollection,
    protection: workbookProtection,
  },
  methods: {
    getSelectedRange: ({ workbook, objects }) => objects.range(workbook.active, workbook.active.selection),
    getActiveCell: ({ workbook, objects }) => {
      const { row, column } = workbook.active.selection;
      return objects.range(workbook.active, cellAt(row, column));
    },
    insertWorksheetsFromBase64: insertWorksheets,
    _GetRangeForEventByReferenceId: (context, args) => {
      const range = keptRange(context, args);
      if (range === null) throw itemNotFound("the event's range");
      return range;
    },
    _GetRangeOrNullObjectForEventByReferenceId: keptRange,
    _RemoveReference: ({ references }, args) => references.release(args.string(0)),
    _GetReferenceCount: ({ references }) => references.count(),
  },
});
