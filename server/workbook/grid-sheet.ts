import type { CellValue as XlsxValue, Worksheet } from "@cj-tech-master/excelts";
import type { CellValue } from "../../shared/cell.ts";
import { columnLetters, firstDataRowIndex, headerRowIndex, type SheetImage } from "../../shared/grid/encode-grid.ts";
import { inputOf, isInputColumn, type Column, type Grid, type InputType } from "../../shared/grid/grid.ts";
import { introBlock, introRowIndex } from "../../shared/grid/intro-block.ts";
import {
  alignmentOf,
  choiceColours,
  isNumericKey,
  numberFormatOf,
  rangeNameOf,
  sheetStyle,
} from "../../shared/grid/sheet-style.ts";
import { conditionalFillOf, fillOf, fontOf, headerStyle, thinBorder } from "./cell-style.ts";
import { fitHeight } from "./row-height.ts";
import { sheetText } from "./sheet-text.ts";
import { inputValidation, keyValidation, type ListFormula } from "./xlsx-validation.ts";

/**
 * Writes one grid of a document onto its own sheet, as the add-in does through Office.js. Protection has no password: it
 * keeps people from slips, not from anything they mean to do.
 */
export async function writeGridSheet(
  sheet: Worksheet,
  grid: Grid,
  image: SheetImage,
  listFormula: ListFormula,
): Promise<void> {
  for (const [index, { width }] of grid.columns.entries()) {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    // Rows that people add below the last blank one are theirs to fill as well. Cells written later say for themselves.
    if (grid.open !== undefined) column.protection = { locked: false };
  }
  writeHeader(sheet, grid, image);
  for (const [columnIndex, column] of grid.columns.entries()) {
    const inputs: (InputType | null)[] = [];
    for (const [index, { row, added }] of image.rows.entries()) {
      const rowIndex = firstDataRowIndex + index;
      const input = !isInputColumn(column) ? null : row === null ? column.input : inputOf(row, column);
      inputs.push(input);
      const value = image.values[rowIndex]?.[columnIndex] ?? null;
      const isBesideInput = grid.columns[columnIndex - 1]?.role === "input";
      writeCell(sheet, { rowIndex, columnIndex, column, input, added, isBesideInput, value }, listFormula);
    }
    colourChoices(sheet, columnIndex, inputs);
    nameRange(sheet, grid, columnIndex, column, image.rows.length);
  }
  for (let row = headerRowIndex; row < image.values.length; row++) fitGridRow(sheet, grid, row);
  layOut(sheet, grid);
  await sheet.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    sort: true,
    autoFilter: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    deleteRows: grid.open !== undefined,
  });
}

function fitGridRow(sheet: Worksheet, grid: Grid, rowIndex: number): void {
  const row = sheet.getRow(rowIndex + 1);
  const texts = grid.columns.map(({ width }, index) => ({ text: row.getCell(index + 1).value, width }));
  fitHeight(
    row,
    texts.flatMap(({ text, width }) => (typeof text === "string" ? [{ text, width }] : [])),
  );
}

/** Title and subtitle run over their neighbours, which therefore must stay without a value. */
function writeHeader(sheet: Worksheet, grid: Grid, image: SheetImage): void {
  for (const [row, style] of [sheetStyle.title, sheetStyle.subtitle, sheetStyle.intro].entries()) {
    const cell = sheet.getCell(row + 1, 1);
    cell.value = xlsxValue(image.values[row]?.[0] ?? null);
    cell.style = { font: fontOf(style.colour, style), numFmt: "@", alignment: { vertical: "middle" } };
    for (let column = 1; column <= grid.columns.length; column++) {
      sheet.getCell(row + 1, column).protection = { locked: true };
    }
  }
  sheet.getRow(1).height = 26;
  wrapIntro(sheet, grid);
  for (const [index, column] of grid.columns.entries()) {
    const cell = sheet.getCell(headerRowIndex + 1, index + 1);
    cell.value = sheetText(column.title);
    cell.style = { ...headerStyle, protection: { locked: true } };
  }
}

function wrapIntro(sheet: Worksheet, grid: Grid): void {
  const block = introBlock(grid);
  if (block === null) return;
  const first = sheet.getCell(introRowIndex + 1, 1);
  first.alignment = { vertical: "top", wrapText: true };
  sheet.mergeCells(introRowIndex + 1, 1, introRowIndex + 1, block.columnCount);
  sheet.getRow(introRowIndex + 1).height = block.height;
}

interface CellPlan {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly column: Column;
  /** Null for cells that are not people's to fill. */
  readonly input: InputType | null;
  readonly added: boolean;
  readonly isBesideInput: boolean;
  readonly value: CellValue;
}

const quietFont = fontOf(sheetStyle.quietKey.colour, sheetStyle.quietKey);

function writeCell(sheet: Worksheet, plan: CellPlan, listFormula: ListFormula): void {
  const { column, input, value } = plan;
  const cell = sheet.getCell(plan.rowIndex + 1, plan.columnIndex + 1);
  const isOpenKey = column.role === "key" && plan.added;
  const isFilledByPeople = input !== null || isOpenKey;
  const look = isFilledByPeople ? sheetStyle.input : sheetStyle.locked;
  cell.value =
    column.role === "computed" && typeof value === "string"
      ? { formula: value.replace(/^=/, "") }
      : column.role === "key" && typeof value === "string" && isNumericKey(value)
        ? Number(value)
        : xlsxValue(value);
  cell.style = {
    font: column.role === "key" && column.isQuiet === true ? quietFont : fontOf(look.colour),
    fill: fillOf(look.fill),
    border: thinBorder,
    numFmt: formatOf(plan),
    alignment: {
      vertical: "top",
      horizontal: horizontalOf(column, input),
      // Numbers end where the next column's text begins: without a gap they read as one.
      ...(plan.isBesideInput && column.role === "text" ? { indent: 1 } : {}),
      wrapText: column.role === "text" || input?.type === "text",
    },
    protection: { locked: !isFilledByPeople },
  };
  const validation =
    input !== null
      ? inputValidation(column, input, listFormula)
      : column.role === "key" && isOpenKey
        ? keyValidation(column, listFormula)
        : null;
  if (validation !== null) cell.dataValidation = validation;
}

/** Null, not "": a cell without a value, so that counting functions and people's own formulas see it as blank. */
const xlsxValue = (value: CellValue): XlsxValue =>
  value === null || value === "" ? null : typeof value === "string" ? sheetText(value) : value;

function formatOf({ column, input, value }: CellPlan): string {
  if (input !== null) return numberFormatOf(input);
  if (column.role === "computed") return column.numberFormat;
  return column.role === "key" && typeof value === "string" && isNumericKey(value) ? "General" : "@";
}

function horizontalOf(column: Column, input: InputType | null): "left" | "center" | "right" {
  if (input !== null) return alignmentOf(input);
  return column.role === "computed" ? "right" : "left";
}

const a1 = (rowIndex: number, columnIndex: number): string => `${columnLetters(columnIndex)}${rowIndex + 1}`;

/** A blank cell equals 0 in a formula and would be coloured as the lowest score: the rule asks for a number first. */
function colourChoices(sheet: Worksheet, columnIndex: number, inputs: readonly (InputType | null)[]): void {
  for (const { first, last, input } of runsOf(inputs)) {
    const colours = input?.type === "choice" ? choiceColours(input.choices) : [];
    if (colours.length === 0) continue;
    const top = a1(firstDataRowIndex + first, columnIndex);
    sheet.addConditionalFormatting({
      ref: `${top}:${a1(firstDataRowIndex + last, columnIndex)}`,
      rules: colours.map(({ value, fill, colour }, index) => ({
        type: "expression",
        priority: index + 1,
        formulae: [`AND(ISNUMBER(${top}),${top}=${value})`],
        style: { fill: conditionalFillOf(fill), font: { color: fontOf(colour).color ?? {} } },
      })),
    });
  }
}

/** Neighbouring rows that take the same, with their first and last place. */
function runsOf(inputs: readonly (InputType | null)[]): { first: number; last: number; input: InputType | null }[] {
  const runs: { first: number; last: number; input: InputType | null }[] = [];
  for (const [index, input] of inputs.entries()) {
    const run = runs.at(-1);
    if (run !== undefined && JSON.stringify(run.input) === JSON.stringify(input)) run.last = index;
    else runs.push({ first: index, last: index, input });
  }
  return runs;
}

function nameRange(sheet: Worksheet, grid: Grid, columnIndex: number, column: Column, rowCount: number): void {
  if (!isInputColumn(column) || rowCount === 0) return;
  const letters = columnLetters(columnIndex);
  const place = `$${letters}$${firstDataRowIndex + 1}:$${letters}$${firstDataRowIndex + rowCount}`;
  sheet.workbook.definedNames.add(`'${sheet.name.replaceAll("'", "''")}'!${place}`, rangeNameOf(grid.id, column.id));
}

function layOut(sheet: Worksheet, grid: Grid): void {
  const frozenColumns = grid.columns.findLastIndex(({ role }) => role === "key") + 1;
  sheet.views = [
    {
      state: "frozen",
      xSplit: frozenColumns,
      ySplit: headerRowIndex + 1,
      topLeftCell: a1(firstDataRowIndex, frozenColumns),
      showGridLines: false,
    },
  ];
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${headerRowIndex + 1}:${headerRowIndex + 1}`,
  };
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter: "&L&A&RPage &P of &N" };
}
