import { boundingAreaOfAll, cellAt, cellCountOf, maxColumns, maxRows, quoteSheetName, type Area } from "../a1.ts";
import { renameSheetInFormula } from "./formula-references.ts";
import { targetOf } from "./named-item.ts";
import { Sheet } from "./sheet.ts";
import { freeSheetName } from "./sheets.ts";
import type { LineImage, SheetImage, WorkbookImage } from "./workbook-image.ts";
import type { Workbook } from "./workbook.ts";

const columnArea = ({ first, last }: LineImage): Area => ({
  row: 0,
  column: first,
  rowCount: maxRows,
  columnCount: last - first + 1,
});

const rowArea = ({ first, last }: LineImage): Area => ({
  row: first,
  column: 0,
  rowCount: last - first + 1,
  columnCount: maxColumns,
});

/** Larger sheets are painted cell by cell only where the file has cells. */
const mostCellsAtOnce = 4_000_000;

/** Styles of a sheet's cells by place: the cell's own, or else its row's, or else its column's. */
function styleGrid({ cells, rows, columns }: SheetImage, area: Area): Int32Array {
  const grid = new Int32Array(cellCountOf(area)).fill(-1);
  const place = (row: number, column: number): number => (row - area.row) * area.columnCount + column - area.column;
  for (const { first, last, style } of columns) {
    if (style === null) continue;
    for (let column = first; column <= Math.min(last, area.column + area.columnCount - 1); column++) {
      if (column < area.column) continue;
      for (let row = area.row; row < area.row + area.rowCount; row++) grid[place(row, column)] = style;
    }
  }
  for (const { first, last, style } of rows) {
    if (style === null) continue;
    for (let row = Math.max(first, area.row); row <= Math.min(last, area.row + area.rowCount - 1); row++) {
      grid.fill(style, place(row, area.column), place(row, area.column) + area.columnCount);
    }
  }
  for (const { row, column, style } of cells) grid[place(row, column)] = style;
  return grid;
}

/** The value that most cells have of a look, and whether it is worth a stroke over all of them. */
function commonest(values: readonly unknown[], counts: readonly number[]): { value: unknown; isWorthIt: boolean } {
  const byValue = new Map<string, { value: unknown; count: number }>();
  for (const [index, value] of values.entries()) {
    const key = JSON.stringify(value) ?? "";
    const known = byValue.get(key) ?? { value, count: 0 };
    byValue.set(key, { value, count: known.count + (counts[index] ?? 0) });
  }
  const [first] = [...byValue.values()].sort((a, b) => b.count - a.count);
  return { value: first?.value, isWorthIt: (first?.count ?? 0) > 2_000 };
}

/** Paints what cells look like: what is commonest in one stroke, the others by cell. */
function paintCells(sheet: Sheet, image: SheetImage): void {
  const names = new Set(image.styles.flatMap((style) => Object.keys(style)));
  const lines = [
    ...image.columns.map((line) => ({ line, area: columnArea(line) })),
    ...image.rows.map((line) => ({ line, area: rowArea(line) })),
  ];
  for (const { line, area } of lines) {
    for (const name of line.style === null ? [] : names) sheet.paint(name, area, image.styles[line.style ?? 0]?.[name]);
  }
  const area = boundingAreaOfAll(image.cells.map(({ row, column }) => cellAt(row, column)));
  if (area === null) return;
  if (cellCountOf(area) > mostCellsAtOnce) {
    for (const { row, column, style } of image.cells) {
      for (const name of names) sheet.paint(name, cellAt(row, column), image.styles[style]?.[name]);
    }
    return;
  }
  const grid = styleGrid(image, area);
  // One place more, for cells that no style is said of.
  const counts = Array.from({ length: image.styles.length + 1 }, () => 0);
  for (const style of grid) counts[style + 1] = (counts[style + 1] ?? 0) + 1;
  for (const name of names) {
    const values = [undefined, ...image.styles.map((style) => style[name])];
    const { value: base, isWorthIt } = commonest(values, counts);
    if (isWorthIt) sheet.paint(name, area, base);
    const baseKey = JSON.stringify(isWorthIt ? base : undefined);
    const isBase = values.map((value) => JSON.stringify(value) === baseKey);
    const hasLines = lines.length > 0;
    for (const [index, style] of grid.entries()) {
      if (isBase[style + 1] === true && (isWorthIt || !hasLines)) continue;
      const [row, column] = [Math.floor(index / area.columnCount), index % area.columnCount];
      sheet.paint(name, cellAt(area.row + row, area.column + column), values[style + 1]);
    }
  }
}

function paintLines(sheet: Sheet, { rows, columns }: SheetImage): void {
  for (const line of columns) {
    if (line.size !== null) sheet.paint("columnWidth", columnArea(line), line.size);
    if (line.isHidden) sheet.paint("columnHidden", columnArea(line), true);
  }
  for (const line of rows) {
    if (line.size !== null) sheet.paint("rowHeight", rowArea(line), line.size);
    if (line.isHidden) sheet.paint("rowHidden", rowArea(line), true);
  }
}

function frozenArea({ rows, columns }: SheetImage["frozen"]): Area | null {
  if (rows === 0 && columns === 0) return null;
  return {
    row: 0,
    column: 0,
    rowCount: rows === 0 ? maxRows : rows,
    columnCount: columns === 0 ? maxColumns : columns,
  };
}

/** A table's name is the workbook's to give: a copy of a sheet brings its tables under other names. */
function tableName(workbook: Workbook, wish: string): string {
  const taken = new Set(workbook.sheets.flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())));
  let name = wish;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wish}_${n}`;
  return name;
}

/** Makes a sheet of an image, without putting it into the workbook. */
function sheetOf(workbook: Workbook, image: SheetImage, id: string, name: string): Sheet {
  const sheet = new Sheet(id, name);
  sheet.visibility = image.visibility;
  sheet.tabColor = image.tabColor;
  sheet.showGridlines = image.showGridlines;
  sheet.showHeadings = image.showHeadings;
  sheet.frozen = frozenArea(image.frozen);
  sheet.selection = image.selection;
  sheet.merged = image.merged;
  sheet.notes = image.notes;
  sheet.comments = image.comments;
  sheet.protection = image.protection;
  for (const { row, column, content } of image.cells) if (content !== null) sheet.cells.set(row, column, content);
  paintLines(sheet, image);
  paintCells(sheet, image);
  for (const { area, ...parts } of image.validations) {
    for (const [part, value] of Object.entries(parts)) sheet.paint(`validation.${part}`, area, value);
  }
  sheet.pictures = image.pictures;
  sheet.conditionalFormats = image.conditionalFormats.map(({ parts, ...format }) => ({
    ...format,
    id: workbook.nextId(),
    parts: new Map(parts),
  }));
  sheet.tables = image.tables.map((table) => ({
    ...table,
    id: workbook.nextId(),
    name: tableName(workbook, table.name),
  }));
  return sheet;
}

/** Puts sheets of another workbook into this one, from a position on, and their names along with them. */
export function insertImages(
  workbook: Workbook,
  { sheets: images, names }: Pick<WorkbookImage, "sheets" | "names">,
  position: number,
): readonly Sheet[] {
  const inserted = images.map((image, index) => {
    const sheet = sheetOf(workbook, image, workbook.nextId(), freeSheetName(workbook, image.name));
    workbook.sheets = workbook.sheets.toSpliced(position + index, 0, sheet);
    workbook.emit({ kind: "added", sheet });
    return sheet;
  });
  const oldNames = images.map(({ name }) => name);
  // Formulas and names of the file speak of its own sheets, some of which may be called otherwise here.
  const renamed = (formula: string): string =>
    inserted.reduce((text, { name }, index) => {
      const old = oldNames[index] ?? name;
      return old === name ? text : renameSheetInFormula(text, old, quoteSheetName(name));
    }, formula);
  for (const sheet of inserted) sheet.cells.changeFormulas(renamed);
  for (const item of names) {
    const scope = item.scope === null ? null : (inserted[oldNames.indexOf(item.scope)] ?? null);
    const isTaken = workbook.names.some((other) => other.scope === scope && isSame(other.name, item.name));
    const target = targetOf(workbook, renamed(item.formula));
    const isHere = target.kind === "range" && inserted.includes(target.range.sheet);
    if (isTaken || !isHere || (item.scope !== null && scope === null)) continue;
    workbook.names = [...workbook.names, { ...item, scope, refersTo: target }];
  }
  return inserted;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const isShown = ({ visibility }: Sheet): boolean => visibility === "Visible";

/** Replaces all that the workbook holds by what an image says. Nobody is told: it is another workbook. */
export function openImage(workbook: Workbook, name: string, image: WorkbookImage): void {
  workbook.startIdSeries();
  workbook.name = name;
  workbook.settings.clear();
  workbook.tracked.clear();
  workbook.names = [];
  workbook.sheets = [];
  const taken = new Set<string>();
  for (const sheetImage of image.sheets) {
    // A file that says an id twice was put together by hand: the second sheet gets another.
    const id = sheetImage.id === null || taken.has(sheetImage.id) ? workbook.nextId() : sheetImage.id;
    taken.add(id);
    workbook.sheets = [...workbook.sheets, sheetOf(workbook, sheetImage, id, sheetImage.name)];
  }
  const wished = workbook.sheets[image.active];
  const active = wished !== undefined && isShown(wished) ? wished : workbook.sheets.find(isShown);
  if (active === undefined) throw new Error("A workbook has one visible sheet at least.");
  workbook.active = active;
  workbook.names = image.names.flatMap((item) => {
    const scope = item.scope === null ? null : workbook.findSheet(item.scope);
    return item.scope !== null && scope === null
      ? []
      : [{ ...item, scope, refersTo: targetOf(workbook, item.formula) }];
  });
  workbook.structurePassword = image.structurePassword;
}
