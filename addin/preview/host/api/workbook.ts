import { cellAt } from "../a1.ts";
import { invalidArgument, itemNotFound } from "../api-error.ts";
import { insertImages } from "../model/apply-image.ts";
import { requireOpenStructure } from "../model/sheets.ts";
import { application } from "./application.ts";
import { defineClass, type ApiObject } from "./api-object.ts";
import { readWord, type Args } from "./args.ts";
import { partOf } from "../part-of.ts";
import { commentCollection } from "./comments.ts";
import type { HostContext } from "./host-context.ts";
import { namedItemCollection } from "./named-items.ts";
import { settingCollection } from "./settings.ts";
import { tableCollection } from "./tables.ts";
import { workbookProtection } from "./worksheet-protection.ts";
import { worksheetCollection } from "./worksheets.ts";

/** Where the first inserted sheet goes. `relativeTo` is a sheet's name or id. */
function positionOf({ workbook }: HostContext, options: unknown): number {
  const place = readWord(partOf(options, "positionType") ?? "End", ["None", "Before", "After", "Beginning", "End"]);
  const relativeTo = partOf(options, "relativeTo");
  if (place === "Beginning") return 0;
  if (place === "End" || place === "None" || typeof relativeTo !== "string") return workbook.sheets.length;
  return workbook.sheets.indexOf(workbook.sheet(relativeTo)) + (place === "After" ? 1 : 0);
}

/** Writes down what was handed over, and inserts the sheets asked for, or all. Gives their ids. */
function insertWorksheets(context: HostContext, args: Args): readonly string[] {
  const { workbook } = context;
  const base64 = args.string(0);
  const options = args.any(1) ?? null;
  const image = context.insertedImage(base64);
  if (image === null) throw invalidArgument("The base64 is of no workbook that can be read.");
  requireOpenStructure(workbook);
  context.insertedWorkbooks.push(base64);
  if (image === undefined) return [];
  const wanted = partOf(options, "sheetNamesToInsert");
  const names: readonly unknown[] = Array.isArray(wanted) ? wanted : [];
  const sheets = image.sheets.filter(({ name }) => names.length === 0 || names.includes(name));
  return insertImages(workbook, { sheets, names: image.names }, positionOf(context, options)).map(({ id }) => id);
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
    comments: (context) => commentCollection({ context, sheet: null }),
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
