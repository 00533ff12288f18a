import { a1Of, columnLetters, firstDataRowIndex, headerRowIndex } from "../../shared/grid/encode-grid.ts";
import type { Grid, InputType } from "../../shared/grid/grid.ts";
import { introBlock, introRowIndex } from "../../shared/grid/intro-block.ts";
import { alignmentOf, choiceColours, sheetStyle } from "../../shared/grid/sheet-style.ts";
import { protectSheet } from "./protect-sheet.ts";
import type { Run, SheetPlan } from "./sheet-plan.ts";
import { validateKeys, validateInputs, type ListSource } from "./validate-cells.ts";

/** Office.js counts column widths in points, Excel's own dialogs in characters: 7 pixels each and 5 around, 96 to the inch. */
export const pointsOf = (characters: number): number => (characters * 7 + 5) * 0.75;

const rangeOf = (sheet: Excel.Worksheet, run: Run<unknown>): Excel.Range =>
  sheet.getRangeByIndexes(run.row, run.columnIndex, run.rowCount, 1);

/** Writes the contents. Formats go first, or text that looks like a date or a formula would be taken for one. */
function fill(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const whole = sheet.getRangeByIndexes(0, 0, plan.rowCount, plan.columnCount);
  whole.numberFormat = plan.numberFormats.map((line) => [...line]);
  whole.values = plan.contents.map((line) => [...line]);
  whole.format.font.name = sheetStyle.font;
  whole.format.verticalAlignment = "Top";
}

function paintHeader(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const lines = [sheetStyle.title, sheetStyle.subtitle, sheetStyle.intro];
  for (const [row, style] of lines.entries()) {
    const { font } = sheet.getRangeByIndexes(row, 0, 1, 1).format;
    font.size = style.size;
    font.bold = style.bold;
    font.color = style.colour;
  }
  const { format } = sheet.getRangeByIndexes(headerRowIndex, 0, 1, plan.columnCount);
  format.fill.color = sheetStyle.header.fill;
  format.font.color = sheetStyle.header.colour;
  format.font.bold = sheetStyle.header.bold;
  format.wrapText = true;
}

function wrapIntro(sheet: Excel.Worksheet, grid: Grid): void {
  const block = introBlock(grid);
  if (block === null) return;
  const range = sheet.getRangeByIndexes(introRowIndex, 0, 1, block.columnCount);
  range.merge();
  range.format.wrapText = true;
  range.format.rowHeight = block.height;
}

const edges = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal"] as const;

function paintBody(sheet: Excel.Worksheet, grid: Grid, plan: SheetPlan): void {
  const rowCount = plan.rowCount - firstDataRowIndex;
  const body = sheet.getRangeByIndexes(firstDataRowIndex, 0, rowCount, plan.columnCount);
  body.format.fill.color = sheetStyle.locked.fill;
  body.format.font.color = sheetStyle.locked.colour;
  for (const edge of edges) {
    if (edge === "InsideHorizontal" && rowCount < 2) continue; // Excel refuses lines between the rows of one row
    const border = body.format.borders.getItem(edge);
    border.style = "Continuous";
    border.color = sheetStyle.border;
  }
  for (const [index, column] of grid.columns.entries()) {
    const cells = sheet.getRangeByIndexes(firstDataRowIndex, index, rowCount, 1);
    cells.format.columnWidth = pointsOf(column.width);
    if (column.role === "text") cells.format.wrapText = true;
    if (column.role === "key") cells.format.horizontalAlignment = "Left";
    if (column.role === "key" && column.isQuiet === true) {
      cells.format.font.size = sheetStyle.quietKey.size;
      cells.format.font.color = sheetStyle.quietKey.colour;
    }
  }
}

function paintOpenCell({ format }: Excel.Range): void {
  format.fill.color = sheetStyle.input.fill;
  format.font.color = sheetStyle.input.colour;
}

/** A blank cell counts as 0 in Excel's own comparisons, and would be coloured as "not yet started": ask for a number first. */
function colourChoices(range: Excel.Range, run: Run<InputType>): void {
  if (run.kind.type !== "choice") return;
  const first = a1Of({ row: run.row, column: run.columnIndex });
  for (const { value, fill: colour, colour: fontColour } of choiceColours(run.kind.choices)) {
    const { custom } = range.conditionalFormats.add("Custom");
    custom.rule.formula = `=AND(ISNUMBER(${first}),${first}=${value})`;
    custom.format.fill.color = colour;
    custom.format.font.color = fontColour;
  }
}

function paintInputs(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const run of plan.inputs) {
    const range = rangeOf(sheet, run);
    paintOpenCell(range);
    range.format.horizontalAlignment = ({ left: "Left", center: "Center", right: "Right" } as const)[
      alignmentOf(run.kind)
    ];
    if (run.kind.type === "text") range.format.wrapText = true;
    validateInputs(range, run);
    colourChoices(range, run);
  }
}

/** Freezes the header rows and every column up to the last key column, which is what tells people where they are. */
function freeze(sheet: Excel.Worksheet, grid: Grid): void {
  const lastKey = grid.columns.findLastIndex(({ role }) => role === "key");
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${columnLetters(Math.max(lastKey, 0))}${headerRowIndex + 1}`));
}

/** Queues everything a grid's new sheet needs. No round trip. */
export function paintSheet(sheet: Excel.Worksheet, grid: Grid, plan: SheetPlan, listSource: ListSource): void {
  fill(sheet, plan);
  paintHeader(sheet, plan);
  wrapIntro(sheet, grid);
  paintBody(sheet, grid, plan);
  paintInputs(sheet, plan);
  for (const run of plan.openKeys) {
    const range = rangeOf(sheet, run);
    paintOpenCell(range);
    validateKeys(range, run, listSource);
  }
  sheet.getRangeByIndexes(headerRowIndex, 0, plan.rowCount - headerRowIndex, plan.columnCount).format.autofitRows();
  freeze(sheet, grid);
  protectSheet(sheet, grid, plan);
}
