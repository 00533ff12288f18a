import { boundingAreaOf, intersectionOf, type Area } from "../host/a1.ts";
import { moveFormula } from "../host/model/formula-references.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { cellsToText, textToCells } from "../sheet/clipboard-text.ts";
import { shownText } from "../sheet/shown-text.ts";

/** What was copied here: pasting the same text again takes the cells themselves, formulas and all. */
export interface Copied {
  readonly sheet: Sheet;
  readonly area: Area;
  readonly isCut: boolean;
  readonly text: string;
}

/** The part of what is selected that holds something, from the selection's corner on. */
function withinUse(sheet: Sheet, area: Area): Area {
  const corner = { ...area, rowCount: 1, columnCount: 1 };
  const used = sheet.usedArea(true);
  const within = used === null ? null : intersectionOf(area, used);
  if (area.rowCount * area.columnCount <= 10_000) return area;
  return within === null ? corner : boundingAreaOf(corner, within);
}

export function copyCells(workbook: Workbook, sheet: Sheet, selected: Area, isCut: boolean): Copied {
  const area = withinUse(sheet, selected);
  const lines = workbook.matrix(area, (row, column) =>
    shownText(workbook.valueAt(sheet, row, column), sheet.numberFormat(row, column)),
  );
  return { sheet, area, isCut, text: cellsToText(lines) };
}

/** A copied cell as it is entered elsewhere: a formula with its references moved, text never taken for anything else. */
function entryOf({ sheet, area, isCut }: Copied, down: number, right: number, rows: number, columns: number): string {
  const content = sheet.cells.get(area.row + down, area.column + right);
  if (content === null) return "";
  if (content.kind === "formula") return isCut ? content.formula : moveFormula(content.formula, rows, columns);
  return typeof content.value === "string" ? `'${content.value}` : String(content.value).toUpperCase();
}

export interface Pasting {
  readonly area: Area;
  readonly lines: readonly (readonly string[])[];
}

/** Pasting fills a selection that is a multiple of what was copied, and otherwise takes the room it needs. */
export function pasteOver(target: Area, text: string, copied: Copied | null): Pasting {
  const own = copied !== null && normal(copied.text) === normal(text) ? copied : null;
  const outside = own === null ? textToCells(text) : [];
  const height = own?.area.rowCount ?? outside.length;
  const width = own?.area.columnCount ?? outside[0]?.length ?? 0;
  const repeats = target.rowCount % height === 0 && target.columnCount % width === 0 && target.rowCount <= 10_000;
  const area = repeats && target.columnCount <= 1_000 ? target : { ...target, rowCount: height, columnCount: width };
  const lines = Array.from({ length: area.rowCount }, (_, down) =>
    Array.from({ length: area.columnCount }, (__, right) => {
      const [line, place] = [down % height, right % width];
      if (own === null) return outside[line]?.[place] ?? "";
      const rows = area.row + down - (own.area.row + line);
      return entryOf(own, line, place, rows, area.column + right - (own.area.column + place));
    }),
  );
  return { area, lines };
}

/** Clipboards change line ends on their way. */
const normal = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();
