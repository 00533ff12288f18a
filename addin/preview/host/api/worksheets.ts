import { itemNotFound } from "../api-error.ts";
import { addSheet } from "../model/sheets.ts";
import type { Sheet } from "../model/sheet.ts";
import { defineClass, type ApiObject } from "./api-object.ts";
import type { Args } from "./args.ts";
import { eventMethods } from "./event-methods.ts";
import type { HostContext } from "./host-context.ts";

/** Events of a workbook's sheets travel under this instead of a sheet's id. */
export const workbookTarget = "Workbook";

const listed = ({ workbook }: HostContext, args: Args): readonly Sheet[] =>
  args.flag(0) ? workbook.sheets.filter(({ visibility }) => visibility === "Visible") : workbook.sheets;

function orFail(context: HostContext, sheet: Sheet | undefined): ApiObject {
  if (sheet === undefined) throw itemNotFound("a sheet");
  return context.objects.worksheet(sheet);
}

export const worksheetCollection = defineClass<HostContext>("WorksheetCollection", {
  items: (context) => context.workbook.sheets.map(context.objects.worksheet),
  item: (context, args) => context.objects.worksheet(context.workbook.sheet(args.string(0))),
  methods: {
    add: (context, args) => context.objects.worksheet(addSheet(context.workbook, args.stringOrNull(0))),
    getActiveWorksheet: (context) => context.objects.worksheet(context.workbook.active),
    getCount: (context, args) => listed(context, args).length,
    getFirst: (context, args) => orFail(context, listed(context, args)[0]),
    getLast: (context, args) => orFail(context, listed(context, args).at(-1)),
    getItemOrNullObject: (context, args) => {
      const sheet = context.workbook.findSheet(args.string(0));
      return sheet === null ? null : context.objects.worksheet(sheet);
    },
    ...eventMethods<HostContext>(
      ["DataChanged", "Activated", "Deactivated", "SelectionChanged", "Added", "Deleted"],
      ({ listeners }) => listeners,
      () => workbookTarget,
    ),
  },
});
