import { Workbook, type Cell, type Row, type Worksheet } from "@cj-tech-master/excelts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { cellAt, maxColumns, quoteSheetName, readArea, splitAddress } from "../host/a1.ts";
import type { CellNote } from "../host/model/cell-note.ts";
import type {
  CellImage,
  LineImage,
  Looks,
  NameImage,
  SheetImage,
  WorkbookImage,
} from "../host/model/workbook-image.ts";
import { partOf } from "../host/part-of.ts";
import { contentIn, textOfRuns } from "./cell-content.ts";
import { looksOf } from "./cell-style.ts";
import { checkPackage, type FileProblem } from "./check-package.ts";
import { colourOf, readTheme, type ThemeColours } from "./colours.ts";
import { commentsIn } from "./comments.ts";
import { conditionsIn } from "./conditional-formats.ts";
import { partRulesIn } from "./rule-details.ts";
import { picturesIn } from "./pictures.ts";
import { protectionIn } from "./protection.ts";
import { readSheetParts, type SheetPart } from "./sheet-parts.ts";
import { pointsOfWidth } from "./sizes.ts";
import { validationIn } from "./validations.ts";

/** A file's workbook, and in plain words what else is in the file that the preview has no place for. */
export interface FileRead {
  readonly image: WorkbookImage;
  readonly leftOut: readonly string[];
}

/** Different styles once each, by index; the library makes an object of its own for many a cell. */
function createStyles(theme: ThemeColours, font: Workbook["defaultFont"]) {
  const styles: Looks[] = [];
  const known = new Map<string, number>();
  const byObject = new WeakMap<object, number>();
  return {
    styles,
    indexOf: (style: Parameters<typeof looksOf>[0]): number => {
      const before = byObject.get(style);
      if (before !== undefined) return before;
      const looks = looksOf(style, theme, font ?? {});
      const key = JSON.stringify(looks);
      const index = known.get(key) ?? styles.push(looks) - 1;
      known.set(key, index);
      byObject.set(style, index);
      return index;
    },
  };
}

type Styles = ReturnType<typeof createStyles>;

const hasOwnStyle = (style: object | undefined): style is object =>
  style !== undefined && Object.keys(style).length > 0;

function columnsIn(sheet: Worksheet, styles: Styles): LineImage[] {
  return (sheet.model.cols ?? []).map(({ min, max, width, style, hidden, isCustomWidth }) => ({
    first: min - 1,
    last: Math.min(max, maxColumns) - 1,
    style: hasOwnStyle(style) ? styles.indexOf(style) : null,
    size: width === undefined || isCustomWidth === false ? null : pointsOfWidth(width),
    isHidden: hidden === true,
  }));
}

/** A height that Excel worked out itself is left for it to work out again. */
const isHeightSet = (row: Row): boolean => row.height !== undefined && row.customHeight !== false;

function rowIn(row: Row, styles: Styles): LineImage | null {
  const own: unknown = partOf(row.model, "style");
  const style = typeof own === "object" && own !== null && hasOwnStyle(own) ? styles.indexOf(own) : null;
  const line = {
    first: row.number - 1,
    last: row.number - 1,
    style,
    size: isHeightSet(row) ? (row.height ?? null) : null,
    isHidden: row.hidden,
  };
  return line.style === null && line.size === null && !line.isHidden ? null : line;
}

const noteText = (note: unknown): string => (typeof note === "string" ? note : textOfRuns(partOf(note, "texts")));

interface CellsRead {
  readonly cells: CellImage[];
  readonly rows: LineImage[];
  readonly notes: CellNote[];
}

function cellsIn(sheet: Worksheet, styles: Styles): CellsRead {
  const read: CellsRead = { cells: [], rows: [], notes: [] };
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.findRow(number);
    if (row === undefined) continue;
    const line = rowIn(row, styles);
    if (line !== null) read.rows.push(line);
    for (let column = 1; column <= row.cellCount; column++) {
      const cell = row.findCell(column);
      if (cell !== undefined) cellIn(cell, styles, read);
    }
  }
  return read;
}

function cellIn(cell: Cell, styles: Styles, { cells, notes }: CellsRead): void {
  const [row, column] = [cell.row - 1, cell.col - 1];
  const text = noteText(cell.note);
  // For readers of old, a file repeats a comment as a note.
  const isComment = (cell.comment?.author ?? "").startsWith("tc=");
  if (text !== "" && !isComment) notes.push({ row, column, author: cell.comment?.author ?? "", text });
  const isCovered = cell.isMerged && cell.master !== cell;
  cells.push({ row, column, content: isCovered ? null : contentIn(cell), style: styles.indexOf(cell.style) });
}

const visibilities = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

function sheetIn(workbook: Workbook, sheet: Worksheet, part: SheetPart, theme: ThemeColours) {
  const styles = createStyles(theme, workbook.defaultFont);
  const { pictures, hasOthers: hasOtherPictures } = picturesIn(workbook, sheet);
  const columns = columnsIn(sheet, styles);
  const { cells, rows, notes } = cellsIn(sheet, styles);
  const comments = commentsIn(sheet);
  const view = sheet.views?.[0]; // the library has none for sheets without
  const frozen = view?.state === "frozen" ? { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 } : null;
  const { formats, hasOthers } = conditionsIn(sheet.conditionalFormattings, partRulesIn(part.end), theme);
  const image: SheetImage = {
    id: part.id,
    name: sheet.name,
    visibility: visibilities[sheet.state],
    tabColor: colourOf(sheet.properties.tabColor, theme) ?? "",
    showGridlines: view?.showGridLines !== false,
    showHeadings: view?.showRowColHeaders !== false,
    frozen: frozen ?? { rows: 0, columns: 0 },
    selection: readArea(view?.activeCell ?? "A1") ?? cellAt(0, 0),
    styles: styles.styles,
    cells,
    rows,
    columns,
    merged: sheet.mergedRegions.map(({ top, left, bottom, right }) => ({
      row: top - 1,
      column: left - 1,
      rowCount: bottom - top + 1,
      columnCount: right - left + 1,
    })),
    validations: Object.entries(sheet.dataValidations.model).flatMap(([key, validation]) =>
      validation === undefined ? [] : (validationIn(key, validation) ?? []),
    ),
    conditionalFormats: formats,
    pictures,
    tables: sheet.getTables().flatMap(({ model }) => {
      const area = readArea(model.tableRef ?? model.ref);
      const style = model.style?.theme ?? "TableStyleMedium2";
      return area === null ? [] : [{ name: model.name, area, showHeaders: model.headerRow !== false, style }];
    }),
    notes,
    comments,
    protection: protectionIn(sheet.sheetProtection),
  };
  const leftOut = [
    ...(hasOthers ? ["some conditional formats"] : []),
    ...(hasOtherPictures ? ["some pictures"] : []),
    ...(sheet.getShapes().length > 0 ? ["shapes"] : []),
    ...(sheet.getCharts().length > 0 ? ["charts"] : []),
    ...(sheet.pivotTables.length > 0 ? ["pivot tables"] : []),
  ];
  return { image, leftOut };
}

/** Names of the file. Those that Excel keeps for itself, of print areas and filters, are left out. */
function namesIn(workbook: Workbook): NameImage[] {
  return workbook.definedNames.model.flatMap(({ name, ranges, formulaExpression, rawText, localSheetId, hidden }) => {
    const formula = ranges.length > 0 ? ranges.map(withQuotes).join(",") : (formulaExpression ?? rawText);
    if (formula === undefined || name.startsWith("_xlnm.")) return [];
    const scope = localSheetId === undefined ? null : (workbook.worksheets[localSheetId]?.name ?? null);
    return [{ name, formula: `=${formula}`, comment: "", visible: hidden !== true, scope }];
  });
}

/** The library leaves some sheets' names without the quotes they need. */
function withQuotes(reference: string): string {
  const { sheetName, rest } = splitAddress(reference);
  return sheetName === null ? rest : `${quoteSheetName(sheetName)}!${rest}`;
}

const themeOf = (workbook: Workbook): ThemeColours => {
  const theme = partOf(workbook.model.themes, "theme1");
  return readTheme(typeof theme === "string" ? theme : null);
};

/** Reads an .xlsx. What is no workbook, or one too many, is said and not opened. */
export async function readXlsx(bytes: Uint8Array): Promise<Result<FileRead, FileProblem>> {
  const checked = await checkPackage(bytes);
  if (!checked.ok) return checked;
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch {
    return err({ kind: "damaged" });
  }
  const parts = readSheetParts(checked.value);
  const isEverySheet = parts.length === workbook.worksheets.length;
  const theme = themeOf(workbook);
  const sheets = workbook.worksheets.map((sheet, index) =>
    sheetIn(workbook, sheet, (isEverySheet ? parts[index] : undefined) ?? { id: null, end: "" }, theme),
  );
  if (!sheets.some(({ image }) => image.visibility === "Visible")) return err({ kind: "damaged" });
  const image: WorkbookImage = {
    sheets: sheets.map((sheet) => sheet.image),
    names: namesIn(workbook),
    active: workbook.views?.[0]?.activeTab ?? 0,
    structurePassword: workbook.protection?.lockStructure === true ? "" : null,
  };
  const leftOut = [...sheets.flatMap((sheet) => sheet.leftOut), ...(workbook.chartsheets.length > 0 ? ["charts"] : [])];
  return ok({ image, leftOut: [...new Set(leftOut)] });
}
