import type { CellValue } from "../../shared/cell.ts";
import { firstDataRowIndex, type SheetImage } from "../../shared/grid/encode-grid.ts";
import {
  inputOf,
  isInputColumn,
  isKeyColumn,
  type Column,
  type Grid,
  type InputColumn,
  type InputType,
  type KeyColumn,
} from "../../shared/grid/grid.ts";
import { numberFormatOf } from "../../shared/grid/sheet-style.ts";
import { contentOf, isNumericKey, type Writable } from "./cell-content.ts";

/** Cells one below the other in one column that are treated alike. */
export interface Run<Kind, C extends Column = Column> {
  readonly row: number;
  readonly rowCount: number;
  readonly columnIndex: number;
  readonly column: C;
  readonly kind: Kind;
}

/** A grid's sheet, worked out before anything is asked of Excel. Rows and columns count from 0. */
export interface SheetPlan {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Cell by cell from A1 on. Set before the contents: a format decides how Excel takes what is written. */
  readonly numberFormats: readonly (readonly string[])[];
  readonly contents: readonly (readonly Writable[])[];
  /** Cells to fill, by what they take. */
  readonly inputs: readonly Run<InputType, InputColumn>[];
  /** Key cells that people fill. */
  readonly openKeys: readonly Run<"key", KeyColumn>[];
  /** Rows from the first data row on whose keys the grid knows. They come first. */
  readonly knownRowCount: number;
}

/** Groups neighbouring rows of equal kind; rows of no kind (null) stay out. Kinds are plain data and compare as such. */
function runsOf<Kind, C extends Column>(
  columnIndex: number,
  column: C,
  kinds: readonly (Kind | null)[],
): Run<Kind, C>[] {
  const runs: Run<Kind, C>[] = [];
  let start = 0;
  for (let end = 1; end <= kinds.length; end++) {
    const kind = kinds[start] ?? null;
    if (end < kinds.length && JSON.stringify(kinds[end]) === JSON.stringify(kind)) continue;
    if (kind !== null) {
      runs.push({ row: firstDataRowIndex + start, rowCount: end - start, columnIndex, column, kind });
    }
    start = end;
  }
  return runs;
}

/** What the image's cells take, per data row; null where a row has no such cell. */
const inputsDown = (image: SheetImage, column: Column): (InputType | null)[] =>
  image.rows.map(({ row }) => {
    if (!isInputColumn(column)) return null;
    return row === null ? column.input : inputOf(row, column);
  });

/** Keys not yet typed get text, which keeps whatever they will be. */
function formatOf(column: Column, input: InputType | null, value: CellValue | undefined): string {
  switch (column.role) {
    case "key":
      return typeof value === "string" && isNumericKey(value) ? "General" : "@";
    case "text":
      return "@";
    case "computed":
      return column.numberFormat;
    case "input":
      return input === null ? "General" : numberFormatOf(input);
  }
}

export function planSheet(grid: Grid, image: SheetImage): SheetPlan {
  const inputsByColumn = grid.columns.map((column) => inputsDown(image, column));
  const numberFormats = image.values.map((line, row) =>
    grid.columns.map((column, columnIndex) => {
      if (row < firstDataRowIndex) return "@";
      return formatOf(column, inputsByColumn[columnIndex]?.[row - firstDataRowIndex] ?? null, line[columnIndex]);
    }),
  );
  const contents = image.values.map((line, row) =>
    grid.columns.map((column, columnIndex): Writable => {
      const value = line[columnIndex] ?? null;
      if (row < firstDataRowIndex) return contentOf(value, "@");
      if (column.role === "computed") return typeof value === "string" ? value : "";
      if (column.role === "key" && typeof value === "string" && isNumericKey(value)) return Number(value);
      return contentOf(value, numberFormats[row]?.[columnIndex] ?? "General");
    }),
  );
  const openKeys = image.rows.map(({ added }) => (added ? ("key" as const) : null));
  return {
    rowCount: image.values.length,
    columnCount: grid.columns.length,
    numberFormats,
    contents,
    inputs: grid.columns.flatMap((column, index) =>
      isInputColumn(column) ? runsOf(index, column, inputsByColumn[index] ?? []) : [],
    ),
    openKeys: grid.columns.flatMap((column, index) => (isKeyColumn(column) ? runsOf(index, column, openKeys) : [])),
    knownRowCount: image.rows.filter(({ added }) => !added).length,
  };
}
