import { Note, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { cellAt } from "../host/a1.ts";
import type { SheetImage, TableImage, WorkbookImage } from "../host/model/workbook-image.ts";
import { lineCount } from "../sheet/line-count.ts";
import { contentOut } from "./cell-content.ts";
import { styleOf } from "./cell-style.ts";
import { argbOf } from "./colours.ts";
import { writeComments } from "./comments.ts";
import { conditionsOut } from "./conditional-formats.ts";
import { writePictures } from "./pictures.ts";
import { protectionOut } from "./protection.ts";
import { finishSheetParts } from "./sheet-parts.ts";
import { cornersOf, pointsADigit, widthOfPoints } from "./sizes.ts";
import { validationOut } from "./validations.ts";

const states = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;

/** Points of a row that nobody made higher or lower. */
const usualHeight = 15;

/** How often a password is hashed. Protection is against slips; Excel's own 100,000 rounds take a page a minute. */
const spinCount = 2_000;

type Style = ReturnType<typeof styleOf>;

function writeLines(sheet: Worksheet, { rows, columns }: SheetImage, styles: readonly Style[]): void {
  for (const { first, last, style, size, isHidden } of columns) {
    for (let number = first + 1; number <= last + 1; number++) {
      const column = sheet.getColumn(number);
      if (size !== null) column.width = widthOfPoints(size);
      if (isHidden) column.hidden = true;
      if (style !== null) column.style = styles[style] ?? {};
    }
  }
  for (const { first, last, style, size, isHidden } of rows) {
    for (let number = first + 1; number <= last + 1; number++) {
      const row = sheet.getRow(number);
      // A row is written only if it has a height, or a cell.
      if (size !== null || isHidden) row.height = size ?? usualHeight;
      if (isHidden) row.hidden = true;
      if (style === null) continue;
      Object.assign(row, { style: styles[style] ?? {} });
      row.getCell(1).style = styles[style] ?? {};
    }
  }
}

/** A table's column titles as the file repeats them: never blank, never twice. */
function columnTitles(image: SheetImage, { area, showHeaders }: TableImage): string[] {
  const taken = new Set<string>();
  return Array.from({ length: area.columnCount }, (_, index) => {
    const cell = image.cells.find(({ row, column }) => row === area.row && column === area.column + index);
    const value = cell?.content?.kind === "value" ? String(cell.content.value) : "";
    const wish = showHeaders && value.trim() !== "" ? value : `Column${index + 1}`;
    let title = wish;
    for (let n = 2; taken.has(title.toLowerCase()); n++) title = `${wish}${n}`;
    taken.add(title.toLowerCase());
    return title;
  });
}

/** Before the cells: the library fills a table's cells with the values it is given. */
function writeTables(sheet: Worksheet, image: SheetImage): void {
  for (const table of image.tables) {
    const bodyRows = table.area.rowCount - (table.showHeaders ? 1 : 0);
    const titles = columnTitles(image, table);
    sheet.addTable({
      name: table.name,
      ref: cornersOf(cellAt(table.area.row, table.area.column)),
      headerRow: table.showHeaders,
      style: { theme: table.style, showRowStripes: true },
      columns: titles.map((name) => ({ name, filterButton: table.showHeaders })),
      rows: Array.from({ length: bodyRows }, () => titles.map(() => null)),
    });
  }
}

/** About what a letter of text takes of its font's size. */
const letterWidth = 0.5;

/**
 * Hints at the height of rows with wrapped text that nobody set: Excel works it out itself, LibreOffice shows such rows
 * one line high without.
 */
function hintHeights(sheet: Worksheet, image: SheetImage): void {
  const set = new Set(
    image.rows.flatMap(({ first, last, size }) =>
      size === null ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index),
    ),
  );
  const heights = new Map<number, number>();
  for (const { row, column, content, style } of image.cells) {
    const looks = image.styles[style] ?? {};
    if (set.has(row) || looks["wrapText"] !== true || content?.kind !== "value") continue;
    const size = typeof looks["font.size"] === "number" ? looks["font.size"] : 11;
    const width = (sheet.getColumn(column + 1).width ?? 9) * pointsADigit;
    const lines = lineCount(String(content.value), width, (text) => text.length * size * letterWidth);
    heights.set(row, Math.max(heights.get(row) ?? 0, Math.min(409, Math.round(lines * size * 1.36))));
  }
  for (const [row, height] of heights) {
    if (height > usualHeight) Object.assign(sheet.getRow(row + 1), { height, customHeight: false });
  }
}

function writeCells(sheet: Worksheet, image: SheetImage, styles: readonly Style[]): void {
  for (const { row, column, content, style, shown } of image.cells) {
    const cell = sheet.getCell(row + 1, column + 1);
    if (content !== null) cell.value = contentOut(content, shown);
    cell.style = styles[style] ?? {};
  }
  for (const { row, column, author, text } of image.notes) {
    sheet.getCell(row + 1, column + 1).comment = new Note({ texts: [{ text }] }, author);
  }
  for (const area of image.merged) sheet.mergeCellsWithoutStyle(cornersOf(area));
}

function writeView(sheet: Worksheet, image: SheetImage): void {
  const { rows, columns } = image.frozen;
  const { row, column } = image.selection;
  const common = {
    showGridLines: image.showGridlines,
    showRowColHeaders: image.showHeadings,
    activeCell: cornersOf(cellAt(row, column)),
  };
  const topLeftCell = cornersOf(cellAt(rows, columns));
  sheet.views = [
    rows === 0 && columns === 0
      ? { ...common, state: "normal" }
      : { ...common, state: "frozen", xSplit: columns, ySplit: rows, topLeftCell },
  ];
}

async function writeSheet(workbook: Workbook, image: SheetImage): Promise<void> {
  const sheet = workbook.addWorksheet(image.name, { state: states[image.visibility] });
  const styles = image.styles.map(styleOf);
  const tabColor = argbOf(image.tabColor);
  if (tabColor !== null) sheet.properties.tabColor = tabColor;
  writeTables(sheet, image);
  writeLines(sheet, image, styles);
  writeCells(sheet, image, styles);
  hintHeights(sheet, image);
  writeComments(workbook, sheet, image.comments);
  writePictures(workbook, sheet, image.pictures);
  writeView(sheet, image);
  for (const validation of image.validations) {
    const written = validationOut(validation);
    if (written !== null) sheet.dataValidations.add(...written);
  }
  for (const format of conditionsOut(image.conditionalFormats)) sheet.addConditionalFormatting(format);
  if (image.protection !== null) {
    // The library hashes a password; what it allows is set afterwards, with the hash kept.
    if ((image.protection.password ?? "") !== "") await sheet.protect(image.protection.password ?? "", { spinCount });
    sheet.sheetProtection = { ...sheet.sheetProtection, ...protectionOut(image.protection) };
  }
}

function writeNames(workbook: Workbook, image: WorkbookImage): void {
  workbook.definedNames.model = image.names.map(({ name, formula, visible, scope }) => ({
    name,
    ranges: [],
    rawText: formula.replace(/^=/, ""),
    ...(scope === null ? {} : { localSheetId: image.sheets.findIndex((sheet) => sheet.name === scope) }),
    ...(visible ? {} : { hidden: true }),
  }));
}

/** Writes a workbook as .xlsx. */
export async function writeXlsx(image: WorkbookImage): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = "Milepost preview";
  // Whoever opens the file works its formulas out anew, volatile ones too.
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const sheet of image.sheets) await writeSheet(workbook, sheet);
  writeNames(workbook, image);
  const [x, y, width, height] = [0, 0, 24_000, 12_000];
  workbook.views = [{ x, y, width, height, firstSheet: 0, activeTab: image.active, visibility: "visible" }];
  if (image.structurePassword !== null) workbook.protection = { lockStructure: true };
  const file = await workbook.xlsx.writeBuffer({ validate: false });
  return finishSheetParts(new Uint8Array(file), image.sheets);
}
