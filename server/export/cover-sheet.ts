import type { CellValue as XlsxValue, Worksheet } from "@cj-tech-master/excelts";
import { sheetStyle } from "../../shared/grid/sheet-style.ts";
import { fillOf, fontOf, headerStyle, thinBorder } from "../workbook/cell-style.ts";
import { fitHeight } from "../workbook/row-height.ts";
import { sheetText } from "../workbook/sheet-text.ts";
import { expectationInWords, periodsInWords, timeInWords } from "./cover-words.ts";
import type { Cover } from "./consolidation.ts";

/** A sheet of the workbook, for the cover's list. */
export interface SheetListing {
  readonly sheetName: string;
  readonly title: string;
  readonly rowCount: number;
}

/** Columns B to J; A is a margin. The block tables share them, so that the page stays quiet. */
const widths = [3, 30, 14, 15, 13, 13, 10, 13, 14, 13];
const firstColumn = 2;
const lastColumn = widths.length;

/** Writes the cover downwards, a block at a time: what this is, how complete it is, what was left out, where to look. */
export function writeCoverSheet(sheet: Worksheet, cover: Cover, sheets: readonly SheetListing[]): void {
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  let row = 2;
  const heading = (text: string): void => {
    row += 1;
    const cell = sheet.getCell(row, firstColumn);
    cell.value = text;
    cell.font = fontOf(sheetStyle.title.colour, { size: 13, bold: true });
    row += 1;
  };

  const title = sheet.getCell(row, firstColumn);
  title.value = sheetText(cover.programName);
  title.font = fontOf(sheetStyle.title.colour, { size: 20, bold: true });
  sheet.getRow(row).height = 30;
  row += 1;
  const subtitle = sheet.getCell(row, firstColumn);
  subtitle.value = "Consolidated workbook";
  subtitle.font = fontOf(sheetStyle.intro.colour, { size: 13 });
  row += 2;

  for (const [label, text] of factsOf(cover)) row = writeFact(sheet, row, label, text);

  heading("Documents by status");
  row = writeBlock(sheet, row, statusHeader, [...cover.statusCounts.map(statusRow), totalRow(cover)], true);

  heading("What was left out, and why");
  row = writeParagraph(sheet, row, leftOutWords(cover));
  if (cover.leftOutCounts.length > 0) row = writeLeftOut(sheet, row, cover);

  heading("Sheets");
  for (const { sheetName, rowCount } of sheets) {
    const link = sheet.getCell(row, firstColumn);
    link.value = { text: sheetName, hyperlink: `#'${sheetName.replaceAll("'", "''")}'!A1` };
    link.font = { ...fontOf("#1F4E78"), underline: true };
    const count = sheet.getCell(row, firstColumn + 1);
    count.value = `${rowCount.toLocaleString("en-US")} ${rowCount === 1 ? "row" : "rows"}`;
    count.font = fontOf(sheetStyle.intro.colour);
    row += 1;
  }
  sheet.pageSetup = { ...sheet.pageSetup, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
}

const factsOf = (cover: Cover): [string, string][] => [
  ["Exported", `${timeInWords(cover.exportedAt, cover.timeZone)} by ${cover.exportedBy}`],
  ["Selection", cover.selection],
  ["Periods covered", periodsInWords(cover.statusCounts)],
  ["Practices", cover.practices.toLocaleString("en-US")],
  ["Documents", expectationInWords(cover)],
  ["Time zone", `${cover.timeZone}: in it due dates end at midnight, and the times in this workbook are written.`],
];

const leftOutWords = (cover: Cover): string =>
  cover.leftOut === 0
    ? "Nothing: every document that was opened is submitted or accepted, and its values are in the tables."
    : "The value tables hold submitted and accepted documents only. These were opened and are left out; each is named on the sheet “Left out”.";

function writeFact(sheet: Worksheet, row: number, label: string, text: string): number {
  const name = sheet.getCell(row, firstColumn);
  name.value = label;
  name.font = fontOf(sheetStyle.intro.colour, { bold: true });
  name.alignment = { vertical: "top" };
  return writeParagraph(sheet, row, text, firstColumn + 1);
}

/** Characters from a column to the last: the width of a merged cell that begins there. */
const widthFrom = (from: number): number => widths.slice(from - 1).reduce((sum, width) => sum + width, 0);

/** Merged cells do not grow with their text, so the height is worked out here. */
function writeParagraph(sheet: Worksheet, row: number, text: string, from = firstColumn): number {
  sheet.mergeCells(row, from, row, lastColumn);
  const cell = sheet.getCell(row, from);
  cell.value = sheetText(text);
  cell.font = fontOf("#000000");
  cell.numFmt = "@";
  cell.alignment = { vertical: "top", wrapText: true };
  fitHeight(sheet.getRow(row), [{ text: sheetText(text), width: widthFrom(from) }]);
  return row + 1;
}

const statusHeader = ["Kind", "Period", "Due", "Expected", "Not opened", "Draft", "Returned", "Submitted", "Accepted"];

const statusRow = ({ kindTitle, period, dueDate, expected, notOpened, byStatus }: Cover["statusCounts"][number]) => [
  sheetText(kindTitle),
  period,
  dueDate === null ? "not set" : new Date(`${dueDate}T00:00:00Z`),
  expected,
  notOpened,
  byStatus.draft,
  byStatus.returned,
  byStatus.submitted,
  byStatus.accepted,
];

function totalRow({ statusCounts }: Cover): XlsxValue[] {
  const sum = (of: (count: Cover["statusCounts"][number]) => number): number =>
    statusCounts.reduce((total, count) => total + of(count), 0);
  return [
    "All",
    null,
    null,
    sum(({ expected }) => expected),
    sum(({ notOpened }) => notOpened),
    sum(({ byStatus }) => byStatus.draft),
    sum(({ byStatus }) => byStatus.returned),
    sum(({ byStatus }) => byStatus.submitted),
    sum(({ byStatus }) => byStatus.accepted),
  ];
}

/** A small table without filters; the last row may be its total. */
function writeBlock(
  sheet: Worksheet,
  start: number,
  header: readonly string[],
  rows: readonly (readonly XlsxValue[])[],
  hasTotal: boolean,
): number {
  for (const [index, text] of header.entries()) {
    const cell = sheet.getCell(start, firstColumn + index);
    cell.value = text;
    cell.style = { ...headerStyle, alignment: { ...headerStyle.alignment, horizontal: index < 2 ? "left" : "right" } };
  }
  for (const [rowIndex, values] of rows.entries()) {
    const isTotal = hasTotal && rowIndex === rows.length - 1;
    for (const [index, value] of values.entries()) {
      const cell = sheet.getCell(start + 1 + rowIndex, firstColumn + index);
      cell.value = value;
      cell.style = {
        font: fontOf("#000000", { bold: isTotal }),
        border: thinBorder,
        numFmt: value instanceof Date ? "yyyy-mm-dd" : typeof value === "number" ? "#,##0" : "@",
        alignment: { vertical: "top", horizontal: index < 2 ? "left" : "right", wrapText: index < 2 },
        ...(isTotal ? { fill: fillOf(sheetStyle.locked.fill) } : {}),
      };
    }
  }
  return start + 1 + rows.length;
}

/** The reason takes the columns from the fourth to the last. */
function writeLeftOut(sheet: Worksheet, start: number, { leftOutCounts }: Cover): number {
  const header = ["Kind", "Period", "Documents", "Why", "", "", "", "", ""];
  const rows = leftOutCounts.map(({ kindTitle, period, documents, reason }): XlsxValue[] => [
    sheetText(kindTitle),
    period,
    documents,
    sheetText(reason),
    ...Array<null>(5).fill(null),
  ]);
  const end = writeBlock(sheet, start, header, rows, false);
  for (let row = start; row < end; row++) {
    sheet.mergeCells(row, firstColumn + 3, row, lastColumn);
    const cell = sheet.getCell(row, firstColumn + 3);
    cell.alignment = { vertical: "top", horizontal: "left", indent: 1, wrapText: true };
    const text = typeof cell.value === "string" ? cell.value : "";
    fitHeight(sheet.getRow(row), [{ text, width: widthFrom(firstColumn + 3) }]);
  }
  return end;
}
