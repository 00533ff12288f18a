import { Workbook, type CellValue as XlsxValue, type Worksheet } from "@cj-tech-master/excelts";
import type { CellValue } from "../../shared/cell.ts";
import type { ExportColumn, ExportTable, ExportType } from "../../shared/document/export-table.ts";
import { columnLetters } from "../../shared/grid/encode-grid.ts";
import { isIsoDate } from "../../shared/period.ts";
import { fontOf, headerStyle, thinBorder } from "../workbook/cell-style.ts";
import { sheetName, sheetText } from "../workbook/sheet-text.ts";
import type { Consolidation } from "./consolidation.ts";
import { writeCoverSheet, type SheetListing } from "./cover-sheet.ts";

/** A table as it went onto its sheet. */
type PlacedTable = SheetListing & { readonly table: ExportTable; readonly rows: readonly (readonly CellValue[])[] };

/**
 * The consolidated workbook: a cover, then a sheet a table. Text is written as string cells formatted as text, whatever it
 * begins with, so that nobody's note is ever a formula.
 *
 * The whole workbook is held in memory, about 1.5 KB a cell row of 12 columns; see the export's limit in `export-program`.
 */
export async function encodeXlsx({ cover, tables }: Consolidation): Promise<Uint8Array<ArrayBuffer>> {
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
  const placed: PlacedTable[] = [];
  for (const table of tables) {
    const rows = [...table.rows];
    const name = sheetName(table.title, taken);
    writeTableSheet(workbook.addWorksheet(name), table, rows, placed.length + 1);
    placed.push({ table, rows, sheetName: name, title: table.title, rowCount: rows.length });
  }
  writeCoverSheet(coverSheet, cover, placed);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeTableSheet(
  sheet: Worksheet,
  table: ExportTable,
  rows: readonly (readonly CellValue[])[],
  number: number,
): void {
  const titles = columnTitles(table.columns);
  sheet.addTable({
    name: `Milepost_${number}_${table.id.replaceAll(/[^A-Za-z0-9]/g, "_")}`.slice(0, 200),
    ref: "A1",
    headerRow: true,
    style: { theme: "TableStyleLight1", showRowStripes: true },
    columns: titles.map((name) => ({ name, filterButton: true })),
    // A table without a data row makes Excel repair the file.
    rows: rows.length === 0 ? [titles.map(() => null)] : rows.map((row) => xlsxRow(table.columns, row)),
  });
  for (const [index, column] of table.columns.entries()) styleColumn(sheet, column, index, rows);
  const frozen = frozenColumns(table.columns);
  sheet.views = [{ state: "frozen", xSplit: frozen, ySplit: 1, topLeftCell: `${columnLetters(frozen)}2` }];
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "1:1",
  };
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter: "&L&A&RPage &P of &N" };
}

/** Header texts as a table demands them: on one line, not blank, unlike in more than case. */
function columnTitles(columns: readonly ExportColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ id, title }) => {
    const plain = sheetText(title).replaceAll(/\s+/g, " ").trim().slice(0, 240) || id;
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain} (${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

const xlsxRow = (columns: readonly ExportColumn[], row: readonly CellValue[]): XlsxValue[] =>
  columns.map(({ type }, index) => xlsxValue(type, row[index] ?? null));

/** A value that is not what its column says ("n/a" as a count) is kept as it is: text in a number column stays text. */
function xlsxValue(type: ExportType, value: CellValue): XlsxValue {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === null || value === "") return null;
  if (type === "date" && isIsoDate(value)) return new Date(`${value}T00:00:00Z`);
  if (type === "dateTime" && isIsoDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))) return new Date(value);
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

function styleColumn(
  sheet: Worksheet,
  column: ExportColumn,
  index: number,
  rows: readonly (readonly CellValue[])[],
): void {
  sheet.getColumn(index + 1).width = column.width ?? widthOf(column, index, rows);
  const header = sheet.getCell(1, index + 1);
  header.style = headerStyle;
  const numberFormat = numberFormats[column.type];
  const isLeft = column.type === "text";
  const base = { font: fontOf("#000000"), border: thinBorder };
  const textStyle = {
    ...base,
    numFmt: "@",
    alignment: { vertical: "top", horizontal: "left", wrapText: true },
  } as const;
  const valueStyle = {
    ...base,
    ...(numberFormat === null ? {} : { numFmt: numberFormat }),
    alignment: { vertical: "top", horizontal: isLeft ? "left" : column.type === "boolean" ? "center" : "right" },
  } as const;
  for (let row = 2; row <= Math.max(rows.length, 1) + 1; row++) {
    const cell = sheet.getCell(row, index + 1);
    cell.style = typeof cell.value === "string" && column.type !== "boolean" ? textStyle : valueStyle;
  }
}

/** Wide enough for the first rows' values; titles may wrap, their longest word may not. */
function widthOf(column: ExportColumn, index: number, rows: readonly (readonly CellValue[])[]): number {
  const longestWord = Math.max(...column.title.split(/\s+/).map((word) => word.length));
  let width = Math.max(longestWord + 4, Math.min(column.title.length, 14) + 2, 9);
  for (const row of rows.slice(0, 200)) {
    const value = row[index] ?? null;
    width = Math.max(width, column.type === "dateTime" ? 17 : value === null ? 0 : String(value).length + 2);
    if (column.type !== "text") width = Math.min(width, 18);
  }
  return Math.min(width, longestWidth);
}

/** The columns up to the practice's name stay in sight: a score far to the right is nobody's without it. */
function frozenColumns(columns: readonly ExportColumn[]): number {
  const index = columns.slice(0, 3).findIndex(({ id }) => /^practice(?:Name)?$/.test(id));
  return index + 1;
}
