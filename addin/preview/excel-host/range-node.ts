import {
  a1OfBox,
  boundingBox,
  boxAt,
  columnCountOf,
  intersectionOf,
  lastColumnOfSheet,
  lastRowOfSheet,
  parseA1,
  quotedSheetName,
  rowCountOf,
  type Box,
} from "./a1.ts";
import { ApiError, invalidArgument, notSimulated } from "./api-error.ts";
import type { CellContent } from "./cell-input.ts";
import { conditionalFormatsNode } from "./conditional-format-nodes.ts";
import { dataValidationNode, rangeFormatNode } from "./format-nodes.ts";
import { asNumber, asText, isHostNode, nullNode, type HostNode, type JsonValue, type NullNode } from "./host-node.ts";
import type { HostActions } from "./host-actions.ts";
import type { SheetModel } from "./sheet-model.ts";

const wrongShape = (): ApiError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/**
 * Spreads what was assigned over a rectangle: one value for all cells, or an array of exactly its shape. `null` leaves a
 * cell as it is.
 */
function spread(box: Box, value: unknown, put: (row: number, column: number, value: CellContent) => void): void {
  const lines: readonly unknown[] | null = Array.isArray(value) ? value : null;
  if (lines !== null && lines.length !== rowCountOf(box)) throw wrongShape();
  for (let r = 0; r < rowCountOf(box); r++) {
    const line: unknown = lines === null ? null : lines[r];
    if (lines !== null && (!Array.isArray(line) || line.length !== columnCountOf(box))) throw wrongShape();
    for (let c = 0; c < columnCountOf(box); c++) {
      const cell: unknown = Array.isArray(line) ? line[c] : value;
      if (cell === null) continue;
      if (typeof cell !== "string" && typeof cell !== "number" && typeof cell !== "boolean") throw invalidArgument();
      put(box.row + r, box.column + c, cell);
    }
  }
}

function valueTypeOf(value: CellContent): string {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : /^#[A-Z/0!?]+$/.test(value) ? "Error" : "String";
}

const textOf = (value: CellContent): string =>
  typeof value === "boolean" ? String(value).toUpperCase() : String(value);

const isWhole = (box: Box): boolean =>
  box.lastRow - box.row === lastRowOfSheet || box.lastColumn - box.column === lastColumnOfSheet;

/** Writes values through the API: locked cells refuse, and the change is told to whoever listens. */
function writeValues(host: HostActions, sheet: SheetModel, box: Box, value: unknown): void {
  if (isWhole(box)) throw notSimulated("Writing values to whole rows or columns");
  sheet.requireUnlocked(box);
  spread(box, value, (row, column, cell) => host.putCell(sheet, row, column, cell));
  host.tellChanged(sheet, box, "RangeEdited", "ThisLocalAddin");
}

function clear(host: HostActions, sheet: SheetModel, box: Box, applyTo: unknown): null {
  sheet.requireUnlocked(box);
  const used = sheet.usedBox();
  const filled = used === null ? null : intersectionOf(box, used);
  if (applyTo !== "Formats" && filled !== null) {
    sheet.readCells(filled, (row, column) => sheet.put(row, column, { value: "", formula: null }));
    host.tellChanged(sheet, filled, "RangeEdited", "ThisLocalAddin");
  }
  if (applyTo !== "Contents") throw notSimulated('Range.clear for anything but "Contents"');
  return null;
}

/** Puts cells in or takes them out; the host knows whole rows and columns only. */
function shift(host: HostActions, sheet: SheetModel, box: Box, direction: 1 | -1): null {
  const isRows = box.column === 0 && box.lastColumn === lastColumnOfSheet;
  const isColumns = box.row === 0 && box.lastRow === lastRowOfSheet;
  if (isRows === isColumns) throw notSimulated("Inserting or deleting anything but whole rows or columns");
  const allowed = isRows
    ? direction === 1
      ? "allowInsertRows"
      : "allowDeleteRows"
    : direction === 1
      ? "allowInsertColumns"
      : "allowDeleteColumns";
  host.requireAllowed(sheet, allowed);
  if (isRows) host.shiftRows(sheet, box.row, direction * rowCountOf(box), "ThisLocalAddin");
  else host.shiftColumns(sheet, box.column, direction * columnCountOf(box), "ThisLocalAddin");
  return null;
}

const boxOf = (other: unknown): Box =>
  isHostNode(other) && other.range !== undefined ? other.range.box : parseA1(asText(other));

/** One rectangle of one sheet. */
export function rangeNode(host: HostActions, sheet: SheetModel, box: Box): HostNode {
  const place = { sheet, box };
  const at = (other: Box): HostNode => rangeNode(host, sheet, other);
  const moved = (rows: number, columns: number, moreRows = 0, moreColumns = 0): HostNode =>
    at(boxAt(box.row + rows, box.column + columns, rowCountOf(box) + moreRows, columnCountOf(box) + moreColumns));
  const grid = (read: (row: number, column: number) => JsonValue) => (): JsonValue => sheet.readCells(box, read);
  const within = (used: Box | null): HostNode | NullNode => {
    const common = used === null ? null : intersectionOf(box, used);
    return common === null ? nullNode : at(common);
  };
  return {
    type: "Range",
    range: place,
    reads: {
      Address: () => `${quotedSheetName(sheet.name)}!${a1OfBox(box)}`,
      AddressLocal: () => `${quotedSheetName(sheet.name)}!${a1OfBox(box)}`,
      Values: grid((row, column) => sheet.content(row, column).value),
      Formulas: grid((row, column) => sheet.content(row, column).formula ?? sheet.content(row, column).value),
      Text: grid((row, column) => textOf(sheet.content(row, column).value)),
      ValueTypes: grid((row, column) => valueTypeOf(sheet.content(row, column).value)),
      NumberFormat: grid((row, column) => sheet.numberFormat(row, column)),
      RowIndex: () => box.row,
      ColumnIndex: () => box.column,
      RowCount: () => rowCountOf(box),
      ColumnCount: () => columnCountOf(box),
      CellCount: () => rowCountOf(box) * columnCountOf(box),
    },
    writes: {
      Values: (value) => writeValues(host, sheet, box, value),
      Formulas: (value) => writeValues(host, sheet, box, value),
      NumberFormat: (value) => {
        if (typeof value === "string") sheet.formats.set(box, "numberFormat", value);
        else {
          spread(box, value, (row, column, format) =>
            sheet.formats.set(boxAt(row, column), "numberFormat", asText(format)),
          );
        }
      },
    },
    children: {
      Format: () => rangeFormatNode(place),
      DataValidation: () => dataValidationNode(place),
      ConditionalFormats: () => conditionalFormatsNode(host.model, place),
      Worksheet: () => host.worksheetNode(sheet),
    },
    methods: {
      GetCell: (row, column) => at(boxAt(box.row + asNumber(row), box.column + asNumber(column))),
      GetRow: (row) => at(boxAt(box.row + asNumber(row), box.column, 1, columnCountOf(box))),
      GetColumn: (column) => at(boxAt(box.row, box.column + asNumber(column), rowCountOf(box), 1)),
      GetResizedRange: (rows, columns) => moved(0, 0, asNumber(rows), asNumber(columns)),
      GetOffsetRange: (rows, columns) => moved(asNumber(rows), asNumber(columns)),
      GetBoundingRect: (other) => at(boundingBox(box, boxOf(other))),
      GetIntersection: (other) => {
        const common = intersectionOf(box, boxOf(other));
        if (common === null) throw new ApiError("ItemNotFound", "The ranges don't intersect.", 404);
        return at(common);
      },
      GetIntersectionOrNullObject: (other) => within(boxOf(other)),
      GetEntireRow: () => at({ ...box, column: 0, lastColumn: lastColumnOfSheet }),
      GetEntireColumn: () => at({ ...box, row: 0, lastRow: lastRowOfSheet }),
      GetUsedRange: () => {
        const used = within(sheet.usedBox());
        return isHostNode(used) ? used : at(boxAt(box.row, box.column));
      },
      GetUsedRangeOrNullObject: () => within(sheet.usedBox()),
      GetLastCell: () => at(boxAt(box.lastRow, box.lastColumn)),
      Clear: (applyTo) => clear(host, sheet, box, applyTo),
      Insert: () => {
        shift(host, sheet, box, 1);
        return at(box);
      },
      Delete: () => shift(host, sheet, box, -1),
      Select: () => {
        host.select(sheet, box);
        return null;
      },
      _ValidateArraySize: (rows, columns) => {
        if (rows !== rowCountOf(box) || columns !== columnCountOf(box)) throw wrongShape();
        return null;
      },
    },
  };
}
