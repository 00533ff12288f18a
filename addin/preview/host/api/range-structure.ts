import { isWholeColumns, isWholeRows } from "../a1.ts";
import { invalidArgument } from "../api-error.ts";
import { areaOf } from "../model/range-ref.ts";
import { deleteColumns, deleteRows, insertColumns, insertRows, shiftCells, sortRows } from "../model/structure.ts";
import { defineClass, type ApiObject } from "./api-object.ts";
import { readNumber, type Args } from "./args.ts";
import { partOf } from "../part-of.ts";
import type { RangeSubject } from "./host-context.ts";

/** `range.insert`: whole rows or columns when the range is such, otherwise some cells. Gives the new, blank range. */
export function insertRange({ context, ref }: RangeSubject, args: Args): ApiObject {
  const { workbook } = context;
  const shift = args.word(0, ["Down", "Right"] as const);
  const area = areaOf(ref);
  if (isWholeRows(area)) insertRows(workbook, ref.sheet, area, "add-in");
  else if (isWholeColumns(area)) insertColumns(workbook, ref.sheet, area, "add-in");
  else shiftCells(workbook, ref.sheet, area, shift === "Down" ? "rows" : "columns", "insert", "add-in");
  return context.objects.range(ref.sheet, area);
}

export function deleteRange({ context, ref }: RangeSubject, args: Args): void {
  const { workbook } = context;
  const shift = args.word(0, ["Up", "Left"] as const);
  const area = areaOf(ref);
  if (isWholeRows(area)) deleteRows(workbook, ref.sheet, area, "add-in");
  else if (isWholeColumns(area)) deleteColumns(workbook, ref.sheet, area, "add-in");
  else shiftCells(workbook, ref.sheet, area, shift === "Up" ? "rows" : "columns", "delete", "add-in");
}

/** `range.sort.apply` with one field, by rows. */
export const rangeSort = defineClass<RangeSubject>("RangeSort", {
  methods: {
    apply: ({ context, ref }, args) => {
      const fields = args.any(0);
      if (!Array.isArray(fields) || fields.length !== 1) throw invalidArgument("One sort field is simulated.");
      const area = areaOf(ref);
      const body = args.flag(2) ? { ...area, row: area.row + 1, rowCount: area.rowCount - 1 } : area;
      if (body.rowCount === 0) return;
      const field: unknown = fields[0];
      const by = { column: readNumber(partOf(field, "key")), isAscending: partOf(field, "ascending") !== false };
      sortRows(context.workbook, ref.sheet, body, by, "add-in");
    },
  },
});
