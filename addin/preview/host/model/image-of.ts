import { intersectionOf, maxColumns, maxRows, type Area } from "../a1.ts";
import { formulaOf } from "./named-item.ts";
import type { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";
import type { CellImage, LineImage, Looks, SheetImage, ValidationImage, WorkbookImage } from "./workbook-image.ts";

/** Looks that belong to rows and columns, or say what may be typed: kept apart from how cells look. */
const isCellLook = (name: string): boolean => !/^(row|column|validation\.)/.test(name);

/** Different looks of a sheet, each once, by index. */
function createPalette(sheet: Sheet) {
  const names = sheet.lookNames.filter(isCellLook);
  const styles: Looks[] = [];
  const known = new Map<string, number>();
  return {
    styles,
    at: (row: number, column: number): number => {
      const looks = names.flatMap((name): [string, unknown][] => {
        const value = sheet.look(name, row, column);
        return value === undefined ? [] : [[name, value]];
      });
      const key = JSON.stringify(looks);
      const index = known.get(key) ?? styles.push(Object.fromEntries(looks)) - 1;
      known.set(key, index);
      return index;
    },
  };
}

type Palette = ReturnType<typeof createPalette>;

/** Beyond what anybody fills, where only what is said of whole rows and columns shows. */
const farRow = maxRows - 1;
const farColumn = maxColumns - 1;

const sizeOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** Neighbours that are alike in one. */
function joined(lines: readonly Omit<LineImage, "last">[], lastOf: (index: number) => number): LineImage[] {
  const found: LineImage[] = [];
  for (const [index, line] of lines.entries()) {
    const before = found.at(-1);
    const last = lastOf(index);
    const isAlike = before?.style === line.style && before.size === line.size && before.isHidden === line.isHidden;
    if (before !== undefined && isAlike) found[found.length - 1] = { ...before, last };
    else found.push({ ...line, last });
  }
  return found.filter(({ style, size, isHidden }) => style !== null || size !== null || isHidden);
}

/** A style that says nothing is none. */
const said = ({ styles }: Palette, style: number): number | null =>
  Object.keys(styles[style] ?? {}).length === 0 ? null : style;

/** The first row and column after an area. */
const endOf = (area: Area | null): { readonly row: number; readonly column: number } =>
  area === null ? { row: 0, column: 0 } : { row: area.row + area.rowCount, column: area.column + area.columnCount };

function columnsOf(sheet: Sheet, palette: Palette, used: Area): LineImage[] {
  const count = Math.max(used.column + used.columnCount, endOf(sheet.lookReach("column")).column);
  // The last one stands for all that follow.
  const columns = [...Array.from({ length: count }, (_, column) => column), ...(count < maxColumns ? [farColumn] : [])];
  const lines = columns.map((column, index) => ({
    first: index < count ? column : count,
    style: said(palette, palette.at(farRow, column)),
    size: sizeOf(sheet.look("columnWidth", 0, column)),
    isHidden: sheet.look("columnHidden", 0, column) === true,
  }));
  return joined(lines, (index) => columns[index] ?? farColumn);
}

function rowsOf(sheet: Sheet, palette: Palette, used: Area): LineImage[] {
  const usual = palette.at(farRow, farColumn);
  const count = Math.max(used.row + used.rowCount, endOf(sheet.lookReach("row")).row);
  const lines = Array.from({ length: count }, (_, row) => {
    const style = palette.at(row, farColumn);
    return {
      first: row,
      style: style === usual ? null : style,
      size: sizeOf(sheet.look("rowHeight", row, 0)),
      isHidden: sheet.look("rowHidden", row, 0) === true,
    };
  });
  return joined(lines, (index) => index);
}

/** No sheet of a form is that large; formats painted over more are cut off at what holds something. */
const mostCells = 2_000_000;

function cellsOf(workbook: Workbook, sheet: Sheet, palette: Palette, used: Area, rows: readonly LineImage[]) {
  const byColumn = Array.from({ length: used.column + used.columnCount }, (_, column) => palette.at(farRow, column));
  const byRow = new Map<number, number>();
  for (const { first, last, style } of rows) {
    if (style !== null) for (let row = first; row <= last; row++) byRow.set(row, style);
  }
  const cells: CellImage[] = [];
  for (let row = used.row; row < used.row + used.rowCount; row++) {
    for (let column = used.column; column < used.column + used.columnCount; column++) {
      const content = sheet.cells.get(row, column);
      const style = palette.at(row, column);
      if (content === null && style === (byRow.get(row) ?? byColumn[column])) continue;
      const shown = content?.kind === "formula" ? { shown: workbook.valueAt(sheet, row, column) } : {};
      cells.push({ row, column, content, style, ...shown });
    }
  }
  return cells;
}

const validationParts = ["rule", "prompt", "errorAlert", "ignoreBlanks"] as const;

/** Rules by stretches of a column: an image never says two things of one cell. */
function validationsOf(sheet: Sheet): ValidationImage[] {
  const extent = sheet.lookReach("validation.");
  if (extent === null) return [];
  const found: ValidationImage[] = [];
  const edges = sheet.lookRowEdges("validation.");
  const ruleAt = (row: number, column: number): Omit<ValidationImage, "area"> =>
    Object.fromEntries(
      validationParts.flatMap((part): [string, unknown][] => {
        const value = sheet.look(`validation.${part}`, row, column);
        return value === undefined ? [] : [[part, value]];
      }),
    );
  for (let column = extent.column; column < extent.column + extent.columnCount; column++) {
    let start = 0;
    let rule = ruleAt(0, column);
    let key = JSON.stringify(rule);
    const end = (row: number): void => {
      if (key !== "{}") found.push({ area: { row: start, column, rowCount: row - start, columnCount: 1 }, ...rule });
    };
    for (const row of edges) {
      if (row === 0 || row >= maxRows) continue;
      const next = ruleAt(row, column);
      const nextKey = JSON.stringify(next);
      if (nextKey === key) continue;
      end(row);
      [start, rule, key] = [row, next, nextKey];
    }
    end(maxRows);
  }
  return sideBySide(found);
}

/** Stretches of neighbouring columns that say the same become one. */
function sideBySide(found: readonly ValidationImage[]): ValidationImage[] {
  const joinedUp: ValidationImage[] = [];
  const open = new Map<string, number>();
  for (const { area, ...rule } of found) {
    const key = JSON.stringify([area.row, area.rowCount, rule]);
    const at = open.get(key);
    const before = at === undefined ? undefined : joinedUp[at];
    if (at !== undefined && before !== undefined && before.area.column + before.area.columnCount === area.column) {
      joinedUp[at] = { ...before, area: { ...before.area, columnCount: before.area.columnCount + 1 } };
      continue;
    }
    open.set(key, joinedUp.push({ area, ...rule }) - 1);
  }
  return joinedUp;
}

function frozenOf({ frozen }: Sheet): SheetImage["frozen"] {
  if (frozen === null) return { rows: 0, columns: 0 };
  return {
    rows: frozen.rowCount === maxRows ? 0 : frozen.rowCount,
    columns: frozen.columnCount === maxColumns ? 0 : frozen.columnCount,
  };
}

/** What is in use of a sheet, cut to a size that can be walked through. */
function usedOf(sheet: Sheet): Area {
  const nothing = { row: 0, column: 0, rowCount: 0, columnCount: 0 };
  const used = sheet.usedFor(isCellLook);
  if (used === null) return nothing;
  if (used.rowCount * used.columnCount <= mostCells) return used;
  const filled = sheet.usedArea(true);
  return (filled === null ? null : intersectionOf(used, filled)) ?? nothing;
}

export function imageOfSheet(workbook: Workbook, sheet: Sheet): SheetImage {
  const palette = createPalette(sheet);
  const used = usedOf(sheet);
  const rows = rowsOf(sheet, palette, used);
  const columns = columnsOf(sheet, palette, used);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    showHeadings: sheet.showHeadings,
    frozen: frozenOf(sheet),
    selection: sheet.selection,
    cells: cellsOf(workbook, sheet, palette, used, rows),
    rows,
    columns,
    styles: palette.styles,
    merged: sheet.merged,
    validations: validationsOf(sheet),
    conditionalFormats: sheet.conditionalFormats.map(({ type, area, stopIfTrue, parts }) => ({
      type,
      area,
      stopIfTrue,
      parts: [...parts],
    })),
    pictures: sheet.pictures,
    tables: sheet.tables.map(({ name, area, showHeaders, style }) => ({ name, area, showHeaders, style })),
    notes: sheet.notes,
    comments: sheet.comments,
    protection: sheet.protection,
  };
}

/** The workbook as it is now, as plain data. */
export function imageOf(workbook: Workbook): WorkbookImage {
  return {
    sheets: workbook.sheets.map((sheet) => imageOfSheet(workbook, sheet)),
    names: workbook.names.map((item) => ({
      name: item.name,
      formula: formulaOf(item),
      comment: item.comment,
      visible: item.visible,
      scope: item.scope?.name ?? null,
    })),
    active: workbook.sheets.indexOf(workbook.active),
    structurePassword: workbook.structurePassword,
  };
}
