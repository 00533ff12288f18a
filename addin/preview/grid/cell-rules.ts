import type { Sheet } from "../host/model/sheet.ts";
import { listValues } from "../host/model/validate-entry.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { editableText } from "../sheet/shown-text.ts";
import { partOf } from "../host/part-of.ts";

/** What a cell's drop-down offers; null where it has none. */
export function choicesAt(workbook: Workbook, sheet: Sheet, row: number, column: number): readonly string[] | null {
  const list = partOf(sheet.look("validation.rule", row, column), "list");
  if (list === undefined || partOf(list, "inCellDropDown") === false) return null;
  return listValues(workbook, sheet, partOf(list, "source"))?.filter((choice) => choice !== "") ?? null;
}

export interface Prompt {
  readonly title: string;
  readonly text: string;
}

/** The note Excel shows beside a selected cell; null where there is none. */
export function promptAt(sheet: Sheet, row: number, column: number): Prompt | null {
  const prompt = sheet.look("validation.prompt", row, column);
  const [title, text] = [partOf(prompt, "title"), partOf(prompt, "message")];
  if (partOf(prompt, "showPrompt") === false || typeof text !== "string" || text === "") return null;
  return { title: typeof title === "string" ? title : "", text };
}

/** What stands in the field when the cell is edited: its formula, or its value as it can be typed again. */
export function entryAt(workbook: Workbook, sheet: Sheet, row: number, column: number): string {
  const content = sheet.cells.get(row, column);
  if (content?.kind === "formula") return content.formula;
  return editableText(workbook.valueAt(sheet, row, column), sheet.numberFormat(row, column));
}
