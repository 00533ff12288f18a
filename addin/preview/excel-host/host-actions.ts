import type { Box } from "./a1.ts";
import type { CellContent } from "./cell-input.ts";
import type { HostNode } from "./host-node.ts";
import type { SheetModel } from "./sheet-model.ts";
import type { WorkbookModel } from "./workbook-model.ts";

/** Who made a change, as events tell it: `ThisLocalAddin` for calls of the add-in, null for the person at the keyboard. */
export type TriggerSource = "ThisLocalAddin" | null;

/** What the API's objects may do to the workbook. Whatever changes goes through here, so that it is also told. */
export interface HostActions {
  readonly model: WorkbookModel;
  /** The API's objects for a part of the workbook; kept here so that ranges lead to sheets and sheets to ranges. */
  readonly rangeNode: (sheet: SheetModel, box: Box) => HostNode;
  readonly worksheetNode: (sheet: SheetModel) => HostNode;
  readonly putCell: (sheet: SheetModel, row: number, column: number, value: CellContent) => void;
  readonly shiftRows: (sheet: SheetModel, at: number, count: number, by: TriggerSource) => void;
  readonly shiftColumns: (sheet: SheetModel, at: number, count: number, by: TriggerSource) => void;
  /** Refuses with AccessDenied what a protected sheet does not allow. */
  readonly requireAllowed: (sheet: SheetModel, option: string) => void;
  readonly select: (sheet: SheetModel, box: Box) => void;
  readonly activate: (sheet: SheetModel) => void;
  readonly addSheet: (name: string | undefined) => SheetModel;
  readonly deleteSheet: (sheet: SheetModel) => void;
  readonly insertSheetsFromBase64: (base64: string, options: unknown) => readonly string[];
  readonly createWorkbook: (base64: string) => void;
  readonly tellChanged: (sheet: SheetModel, box: Box, changeType: string, by: TriggerSource) => void;
}
