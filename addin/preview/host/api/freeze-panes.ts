import { maxColumns, maxRows, type Area } from "../a1.ts";
import { invalidArgument, itemNotFound } from "../api-error.ts";
import { defineClass, type ApiObject } from "./api-object.ts";
import type { SheetSubject } from "./host-context.ts";

const topRows = (count: number): Area => ({ row: 0, column: 0, rowCount: count, columnCount: maxColumns });
const leftColumns = (count: number): Area => ({ row: 0, column: 0, rowCount: maxRows, columnCount: count });

function readCount(count: number): number {
  if (Number.isInteger(count) && count >= 1) return count;
  throw invalidArgument("At least one row or column can be frozen.");
}

const location = ({ context, sheet }: SheetSubject): ApiObject | null =>
  sheet.frozen === null ? null : context.objects.range(sheet, sheet.frozen);

/** `worksheet.freezePanes`. Rows and columns stay in view together only through `freezeAt`. */
export const freezePanes = defineClass<SheetSubject>("WorksheetFreezePanes", {
  methods: {
    freezeRows: ({ sheet }, args) => {
      sheet.frozen = topRows(readCount(args.numberOr(0, 1)));
    },
    freezeColumns: ({ sheet }, args) => {
      sheet.frozen = leftColumns(readCount(args.numberOr(0, 1)));
    },
    freezeAt: ({ sheet }, args) => {
      const { row, column, rowCount, columnCount } = args.area(0);
      // Everything from the sheet's top left corner to the range's bottom right one stays, wherever the range begins.
      sheet.frozen = { row: 0, column: 0, rowCount: row + rowCount, columnCount: column + columnCount };
    },
    unfreeze: ({ sheet }) => {
      sheet.frozen = null;
    },
    getLocation: (subject) => {
      const found = location(subject);
      if (found === null) throw itemNotFound("nothing is frozen");
      return found;
    },
    getLocationOrNullObject: location,
  },
});
