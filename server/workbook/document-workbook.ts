import type { Cells } from "../../shared/cell.ts";
import type { DocumentModel } from "../../shared/document/document-kind.ts";
import type { Binding } from "../../shared/grid/binding-sheet.ts";

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

/** One document as an .xlsx, filled or blank, that looks and binds as what the add-in inserts. */
export async function writeDocumentWorkbook(input: DocumentWorkbookInput): Promise<Uint8Array<ArrayBuffer>> {
  await Promise.resolve();
  throw new Error(`Not written yet: ${input.title}`);
}
