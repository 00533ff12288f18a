import type { Cells } from "../../shared/cell.ts";
import type { DocumentModel } from "../../shared/document/document-kind.ts";
import { bindingSheetName, encodeBindings, type Binding } from "../../shared/grid/binding-sheet.ts";
import { columnLetters, encodeGrid } from "../../shared/grid/encode-grid.ts";
import { writeGridSheet } from "./grid-sheet.ts";
import { sheetName, sheetText } from "./sheet-text.ts";

export interface DocumentWorkbookInput {
  readonly model: DocumentModel;
  /** Title of the file: kind, practice, period. */
  readonly title: string;
  /** Names the document on each sheet: practice, period, due date. */
  readonly subtitle: string;
  readonly cells: Cells;
  /** Goes into the hidden sheet; `sheets` is filled in here. */
  readonly binding: Omit<Binding, "sheets">;
}

/**
 * One document as an .xlsx, filled or blank, that looks and binds as what the add-in inserts. Its sheets have no ids yet:
 * Excel makes them when it opens the file, and until then they are found by their names.
 */
export async function writeDocumentWorkbook(input: DocumentWorkbookInput): Promise<Uint8Array<ArrayBuffer>> {
  const { Workbook } = await import("@cj-tech-master/excelts"); // 40 MB, only for those who ask for files
  const workbook = new Workbook();
  workbook.title = sheetText(input.title);
  workbook.creator = "Milepost";
  // Formulas are written without results: whoever opens the file works them out.
  workbook.calcProperties.fullCalcOnLoad = true;
  const taken = new Set([bindingSheetName]);
  const lists = hiddenLists();
  const sheets: Binding["sheets"][number][] = [];
  for (const grid of input.model.grids) {
    const name = sheetName(grid.sheetName, taken);
    const image = encodeGrid(grid, input.cells, input.subtitle);
    await writeGridSheet(workbook.addWorksheet(name), grid, image, lists.formulaOf);
    sheets.push({ gridId: grid.id, sheetId: "", sheetName: name });
  }
  const hidden = workbook.addWorksheet(bindingSheetName, { state: "veryHidden" });
  for (const row of encodeBindings([{ ...input.binding, sheets }])) hidden.addRow(row);
  for (const [index, values] of lists.columns.entries()) {
    for (const [row, value] of values.entries())
      hidden.getCell(row + 1, firstListColumn + index).value = sheetText(value);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer({ validate: false }));
}

/** Columns A and B are the bindings'. */
const firstListColumn = 4;

/** Drop-downs too long to be kept in a validation stand in the hidden sheet, a column for each that differs. */
function hiddenLists() {
  const columns: (readonly string[])[] = [];
  return {
    columns,
    formulaOf: (values: readonly string[]): string => {
      const known = columns.findIndex((column) => column.join("\n") === values.join("\n"));
      const index = known >= 0 ? known : columns.push(values) - 1;
      const letters = columnLetters(firstListColumn - 1 + index);
      return `'${bindingSheetName}'!$${letters}$1:$${letters}$${values.length}`;
    },
  };
}
