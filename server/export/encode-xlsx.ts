import { setImmediate } from "node:timers/promises";
import type { CellValue as XlsxValue, Worksheet } from "@cj-tech-master/excelts";
import type { CellValue } from "../../shared/cell.ts";
import type { ExportColumn, ExportTable, ExportType } from "../../shared/document/export-table.ts";
import { columnLetters } from "../../shared/grid/encode-grid.ts";
import { isIsoDate } from "../../shared/period.ts";
import { dayIn, localTimeIn } from "../../shared/time-zone.ts";
import { fontOf, headerStyle, thinBorder } from "../workbook/cell-style.ts";
import { fitHeight } from "../workbook/row-height.ts";
import { sheetName, sheetText } from "../workbook/sheet-text.ts";
import type { Consolidation } from "./consolidation.ts";
import { writeCoverSheet, type SheetListing } from "./cover-sheet.ts";
import { writeHeatMap } from "./heat-map.ts";

/**
 * The consolidated workbook: a cover, then a sheet a table. Text is written as string cells formatted as text, whatever it
 * begins with, so that nobody's note is ever a formula.
 *
 * The workbook is built in memory, which sets the limit: 4,000 documents with 24,000 measure rows take about 300 MB and
 * four seconds, 16,000 documents over a gigabyte. The server answers others between sheets, not while a sheet is written.
 */
export async function encodeXlsx({ cover, tables, parts }: Consolidation): Promise<Uint8Array<ArrayBuffer>> {
  const { Workbook } = await import("@cj-tech-master/excelts"); // 40 MB, only for those who ask for files
  const workbook = new Workbook();
  const at = new Date(cover.exportedAt);
  workbook.title = sheetText(`${cover.programName}: consolidated workbook`);
  workbook.subject = sheetText(cover.selection);
  workbook.creator = "Milepost";
  workbook.lastModifiedBy = sheetText(cover.exportedBy);
  workbook.created = at;
  workbook.modified = at;

  const coverSheet = workbook.addWorksheet("Cover", { views: [{ state: "normal", showGridLines: false }] });
  const taken = new Set(["cover"]);
  const placed: SheetListing[] = [];
  for (const table of tables) {
    await setImmediate();
    const rows = [...table.rows];
    const name = sheetName(table.title, taken);
    writeTableSheet(workbook.addWorksheet(name), table, rows, placed.length + 1, cover.timeZone);
    placed.push({ sheetName: name, title: table.title, rowCount: rows.length });
  }
  for (const kindParts of parts.filter((kind) => kind.parts.length > 0)) {
    await setImmediate();
    const title = `Heat map by ${kindParts.word}`;
    const name = sheetName(title, taken);
    const exportedOn = dayIn(at, cover.timeZone);
    const rowCount = writeHeatMap(workbook.addWorksheet(name), kindParts, exportedOn);
    placed.push({ sheetName: name, title, rowCount });
  }
  writeCoverSheet(coverSheet, cover, placed);
  // The library's self-check reads the whole file again; the tests do that better, and once.
  return new Uint8Array(await workbook.xlsx.writeBuffer({ validate: false }));
}

/** The filter button takes about three characters of a header's line. */
const buttonWidth = 3;

const longestWord = (text: string): number => Math.max(...text.split(/[ -]/).map((word) => word.length));

function writeTableSheet(
  sheet: Worksheet,
  table: ExportTable,
  rows: readonly (readonly CellValue[])[],
  number: number,
  timeZone: string,
): void {
  const titles = columnTitles(table.columns, timeZone);
  sheet.addTable({
    name: `Milepost_${number}_${table.id.replaceAll(/[^A-Za-z0-9]/g, "_")}`.slice(0, 200),
    ref: "A1",
    headerRow: true,
    style: { theme: "TableStyleLight1", showRowStripes: true },
    columns: titles.map((name) => ({ name, filterButton: true })),
    // A table without a data row makes Excel repair the file.
    rows: rows.length === 0 ? [titles.map(() => null)] : rows.map((row) => xlsxRow(table.columns, row, timeZone)),
  });
  const widths = table.columns.map((column, index) =>
    Math.max(column.width ?? widthOf(column, index, rows), longestWord(titles[index] ?? "") + buttonWidth),
  );
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  styleHeader(sheet, titles, widths);
  styleBody(sheet, table.columns, Math.max(rows.length, 1), widths);
  layOut(sheet, table.columns, widths);
}

/** Characters that a landscape page holds and can still be read. */
const pageWidth = 230;

/** The columns up to the practice's name stay in sight, on paper too: a score far to the right is nobody's without it. */
function layOut(sheet: Worksheet, columns: readonly ExportColumn[], widths: readonly number[]): void {
  const frozen = columns.slice(0, 3).findIndex(({ id }) => id === "practice") + 1;
  sheet.views = [{ state: "frozen", xSplit: frozen, ySplit: 1, topLeftCell: `${columnLetters(frozen)}2` }];
  const total = widths.reduce((sum, width) => sum + width, 0);
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: Math.ceil(total / pageWidth),
    fitToHeight: 0,
    printTitlesRow: "1:1",
    ...(frozen === 0 ? {} : { printTitlesColumn: `A:${columnLetters(frozen - 1)}` }),
  };
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter: "&L&A&RPage &P of &N" };
}

/** A cell holds a time without its zone, so that the column says it. */
const titleWithZone = ({ title, type }: ExportColumn, timeZone: string): string =>
  type === "dateTime" ? `${title} (${timeZone})` : title;

/** Header texts as a table demands them: on one line, not blank, unlike in more than case. */
function columnTitles(columns: readonly ExportColumn[], timeZone: string): string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const plain = sheetText(titleWithZone(column, timeZone)).replaceAll(/\s+/g, " ").trim().slice(0, 240) || column.id;
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain} (${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

const xlsxRow = (columns: readonly ExportColumn[], row: readonly CellValue[], timeZone: string): XlsxValue[] =>
  columns.map(({ type }, index) => xlsxValue(type, row[index] ?? null, timeZone));

/** A value that is not what its column says ("n/a" as a count) is kept as it is: text in a number column stays text. */
function xlsxValue(type: ExportType, value: CellValue, timeZone: string): XlsxValue {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === null || value === "") return null;
  if (type === "date" && isIsoDate(value)) return new Date(`${value}T00:00:00Z`);
  if (type === "dateTime" && isIsoDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))) {
    return new Date(`${localTimeIn(new Date(value), timeZone)}Z`); // as the clocks showed it
  }
  return sheetText(value);
}

/** Null leaves the cell's own: text cells are told apart by their value, since `@` on a number would make it text. */
const numberFormats: Readonly<Record<ExportType, string | null>> = {
  text: null,
  integer: "#,##0",
  decimal: "0.00",
  percent: "0.0%",
  date: "yyyy-mm-dd",
  dateTime: "yyyy-mm-dd hh:mm",
  boolean: null,
};

const longestWidth = 60;

function styleHeader(sheet: Worksheet, titles: readonly string[], widths: readonly number[]): void {
  const cells = titles.map((text, index) => ({ text, width: (widths[index] ?? 0) - buttonWidth }));
  for (const index of titles.keys()) sheet.getCell(1, index + 1).style = headerStyle;
  fitHeight(sheet.getRow(1), cells);
}

/** Text is told apart by its value, not its column: "n/a" among counts is text, and a number among texts stays one. */
function styleBody(
  sheet: Worksheet,
  columns: readonly ExportColumn[],
  rowCount: number,
  widths: readonly number[],
): void {
  const styles = columns.map((column, index) => cellStyles(column, columns[index - 1]));
  for (let number = 2; number <= rowCount + 1; number++) {
    const row = sheet.getRow(number);
    const wrapped: { text: string; width: number }[] = [];
    for (const [index, style] of styles.entries()) {
      const cell = row.getCell(index + 1);
      const text = typeof cell.value === "string" && columns[index]?.type !== "boolean" ? cell.value : null;
      cell.style = text === null ? style.value : style.text;
      if (text !== null) wrapped.push({ text, width: widths[index] ?? 0 });
    }
    fitHeight(row, wrapped);
  }
}

/** Text beside a column of numbers is set off from it: both would else meet at the line between them. */
function cellStyles({ type }: ExportColumn, before: ExportColumn | undefined) {
  const isBesideNumbers = before !== undefined && before.type !== "text" && before.type !== "boolean";
  const left = { vertical: "top", horizontal: "left", ...(isBesideNumbers ? { indent: 1 } : {}) } as const;
  const base = { font: fontOf("#000000"), border: thinBorder };
  const numberFormat = numberFormats[type];
  return {
    text: { ...base, numFmt: "@", alignment: { ...left, wrapText: true } },
    value: {
      ...base,
      ...(numberFormat === null ? {} : { numFmt: numberFormat }),
      alignment:
        type === "text" ? left : ({ vertical: "top", horizontal: type === "boolean" ? "center" : "right" } as const),
    },
  };
}

/** Wide enough for the first rows' values; titles may wrap. */
function widthOf(column: ExportColumn, index: number, rows: readonly (readonly CellValue[])[]): number {
  let width = Math.max(Math.min(column.title.length, 14) + buttonWidth, 9);
  for (const row of rows.slice(0, 200)) {
    const value = row[index] ?? null;
    width = Math.max(width, column.type === "dateTime" ? 17 : value === null ? 0 : String(value).length + 2);
    if (column.type !== "text") width = Math.min(width, 18);
  }
  return Math.min(width, longestWidth);
}
