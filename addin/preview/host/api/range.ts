import {
  boundingAreaOf,
  cellCountOf,
  entireColumns,
  entireRows,
  forEachCell,
  intersectionOf,
  isWholeColumns,
  isWholeRows,
  onSheet,
  type Area,
} from "../a1.ts";
import { invalidArgument, itemNotFound } from "../api-error.ts";
import { cellText } from "../model/cell-text.ts";
import type { Scalar } from "../model/content.ts";
import { clearCells, readMatrix, writeCells } from "../model/edit-cells.ts";
import { requireAllowed, requireUnprotected } from "../model/protection.ts";
import { areaOf } from "../model/range-ref.ts";
import { selectCells } from "../model/sheets.ts";
import { defineClass, type ApiObject, type ClassDefinition } from "./api-object.ts";
import { readBoolean, readString, type Args } from "./args.ts";
import { conditionalFormatCollection } from "./conditional-formats.ts";
import { dataValidation } from "./data-validation.ts";
import { rangeFormat } from "./range-format.ts";
import { deleteRange, insertRange, rangeSort } from "./range-structure.ts";
import type { RangeSubject } from "./host-context.ts";

type Definition = ClassDefinition<RangeSubject>;
type Methods = NonNullable<Definition["methods"]>;
type Property = NonNullable<Definition["properties"]>[string];

function valueTypeOf(value: Scalar): string {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/.test(value) ? "Error" : "String";
}

function readFormulas({ context: { workbook }, ref }: RangeSubject): Scalar[][] {
  return workbook.matrix(areaOf(ref), (row, column) => {
    const content = ref.sheet.cells.get(row, column);
    if (content === null) return "";
    return content.kind === "formula" ? content.formula : content.value;
  });
}

function writeNumberFormats({ ref }: RangeSubject, value: unknown): void {
  requireAllowed(ref.sheet, "allowFormatCells");
  const area = areaOf(ref);
  const formatAt = readMatrix(value, area, (cell) => (cell === null ? null : readString(cell)));
  if (!Array.isArray(value)) {
    ref.sheet.paint("numberFormat", area, formatAt(area.row, area.column) ?? undefined);
    return;
  }
  forEachCell(area, (row, column) => {
    const format = formatAt(row, column);
    if (format !== null) ref.sheet.paint("numberFormat", { row, column, rowCount: 1, columnCount: 1 }, format);
  });
}

const write = ({ context, ref }: RangeSubject, value: unknown): void =>
  writeCells(context.workbook, ref.sheet, areaOf(ref), value, "add-in");

const contentProperty = (get: Property["get"]): Property => ({ get, set: write });

/** Hiding rows or columns: true, false, or null when some are. */
const hiddenProperty = (
  look: string,
  option: "allowFormatRows" | "allowFormatColumns",
  over: (area: Area) => Area,
): Property => ({
  get: ({ ref }) => {
    const found = ref.sheet.uniformLook(look, over(areaOf(ref)));
    return found.isMixed ? null : (found.value ?? false);
  },
  set: ({ ref }, value) => {
    requireAllowed(ref.sheet, option);
    ref.sheet.paint(look, over(areaOf(ref)), readBoolean(value));
  },
});

const fromArea = (read: (area: Area) => unknown): Property => ({ get: ({ ref }) => read(areaOf(ref)) });

const properties: Definition["properties"] = {
  values: contentProperty(({ context, ref }) => context.workbook.valuesOf(ref.sheet, areaOf(ref))),
  formulas: contentProperty(readFormulas),
  formulasLocal: contentProperty(readFormulas),
  text: {
    get: ({ context: { workbook }, ref }) =>
      workbook.matrix(areaOf(ref), (row, column) =>
        cellText(workbook.valueAt(ref.sheet, row, column), ref.sheet.numberFormat(row, column)),
      ),
  },
  valueTypes: {
    get: ({ context: { workbook }, ref }) =>
      workbook.matrix(areaOf(ref), (row, column) => valueTypeOf(workbook.valueAt(ref.sheet, row, column))),
  },
  numberFormat: {
    get: ({ context, ref }) =>
      context.workbook.matrix(areaOf(ref), (row, column) => ref.sheet.numberFormat(row, column)),
    set: writeNumberFormats,
  },
  address: { get: ({ context, ref }) => context.workbook.addressOf(ref.sheet, areaOf(ref)) },
  addressLocal: { get: ({ context, ref }) => context.workbook.addressOf(ref.sheet, areaOf(ref)) },
  rowIndex: fromArea(({ row }) => row),
  columnIndex: fromArea(({ column }) => column),
  rowCount: fromArea(({ rowCount }) => rowCount),
  columnCount: fromArea(({ columnCount }) => columnCount),
  cellCount: fromArea(cellCountOf),
  isEntireRow: fromArea(isWholeRows),
  isEntireColumn: fromArea(isWholeColumns),
  rowHidden: hiddenProperty("rowHidden", "allowFormatRows", entireRows),
  columnHidden: hiddenProperty("columnHidden", "allowFormatColumns", entireColumns),
};

/** A method that gives another range of the same sheet. */
const toRange =
  (change: (area: Area, args: Args) => Area) =>
  ({ context, ref }: RangeSubject, args: Args): ApiObject =>
    context.objects.range(ref.sheet, onSheet(change(areaOf(ref), args)));

function usedPart({ context, ref }: RangeSubject, args: Args): ApiObject | null {
  const used = ref.sheet.usedArea(args.flag(0));
  const part = used === null ? null : intersectionOf(used, areaOf(ref));
  return part === null ? null : context.objects.range(ref.sheet, part);
}

function intersect({ context, ref }: RangeSubject, args: Args): ApiObject | null {
  const part = intersectionOf(areaOf(ref), args.area(0));
  return part === null ? null : context.objects.range(ref.sheet, part);
}

const orFail =
  (find: (subject: RangeSubject, args: Args) => ApiObject | null, what: string) =>
  (subject: RangeSubject, args: Args): ApiObject => {
    const found = find(subject, args);
    if (found === null) throw itemNotFound(what);
    return found;
  };

const ranges: Methods = {
  getCell: toRange((area, args) => ({
    row: area.row + args.number(0),
    column: area.column + args.number(1),
    rowCount: 1,
    columnCount: 1,
  })),
  getRow: toRange((area, args) => ({ ...area, row: area.row + args.number(0), rowCount: 1 })),
  getColumn: toRange((area, args) => ({ ...area, column: area.column + args.number(0), columnCount: 1 })),
  getLastRow: toRange((area) => ({ ...area, row: area.row + area.rowCount - 1, rowCount: 1 })),
  getLastColumn: toRange((area) => ({ ...area, column: area.column + area.columnCount - 1, columnCount: 1 })),
  getLastCell: toRange((area) => ({
    row: area.row + area.rowCount - 1,
    column: area.column + area.columnCount - 1,
    rowCount: 1,
    columnCount: 1,
  })),
  getEntireRow: toRange(entireRows),
  getEntireColumn: toRange(entireColumns),
  getOffsetRange: toRange((area, args) => ({
    ...area,
    row: area.row + args.number(0),
    column: area.column + args.number(1),
  })),
  getResizedRange: toRange((area, args) => ({
    ...area,
    rowCount: area.rowCount + args.number(0),
    columnCount: area.columnCount + args.number(1),
  })),
  getAbsoluteResizedRange: toRange((area, args) => ({
    ...area,
    rowCount: args.number(0),
    columnCount: args.number(1),
  })),
  getBoundingRect: toRange((area, args) => boundingAreaOf(area, args.area(0))),
  getIntersection: orFail(intersect, "no intersection"),
  getIntersectionOrNullObject: intersect,
  getUsedRange: (subject, args) =>
    usedPart(subject, args) ?? toRange((area) => ({ ...area, rowCount: 1, columnCount: 1 }))(subject, args),
  getUsedRangeOrNullObject: usedPart,
};

/** The client sends this before it splits a large write, since no single part of it would show the mismatch. */
function validateArraySize({ ref }: RangeSubject, args: Args): void {
  const area = areaOf(ref);
  if (args.number(0) === area.rowCount && args.number(1) === area.columnCount) return;
  throw invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

function merge({ ref }: RangeSubject, args: Args): void {
  requireUnprotected(ref.sheet, "merged cells");
  const area = areaOf(ref);
  const areas = args.flag(0)
    ? Array.from({ length: area.rowCount }, (_, row) => ({ ...area, row: area.row + row, rowCount: 1 }))
    : [area];
  for (const merged of areas) {
    const first = ref.sheet.cells.get(merged.row, merged.column);
    ref.sheet.cells.clear(merged);
    ref.sheet.cells.set(merged.row, merged.column, first);
  }
  ref.sheet.merged = [...ref.sheet.merged, ...areas];
}

const actions: Methods = {
  select: ({ context, ref }) => selectCells(context.workbook, ref.sheet, areaOf(ref)),
  clear: ({ context, ref }, args) =>
    clearCells(
      context.workbook,
      ref.sheet,
      areaOf(ref),
      args.word(0, ["All", "Contents", "Formats"] as const, "All"),
      "add-in",
    ),
  insert: insertRange,
  delete: deleteRange,
  merge,
  unmerge: ({ ref }) => {
    requireUnprotected(ref.sheet, "merged cells");
    ref.sheet.merged = ref.sheet.merged.filter((merged) => intersectionOf(merged, areaOf(ref)) === null);
  },
  _KeepReference: ({ context, ref }) => void context.references.keep(ref),
  _ValidateArraySize: validateArraySize,
};

export const range = defineClass<RangeSubject>("Range", {
  range: ({ ref }) => ref,
  properties,
  children: {
    worksheet: ({ context, ref }) => context.objects.worksheet(ref.sheet),
    format: rangeFormat,
    dataValidation,
    conditionalFormats: conditionalFormatCollection,
    sort: rangeSort,
  },
  methods: { ...ranges, ...actions },
});
