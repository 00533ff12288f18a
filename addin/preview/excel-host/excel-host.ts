import { a1OfBox, boxAt, contains, lastColumnOfSheet, parseA1, type Box } from "./a1.ts";
import { ApiError, notSimulated } from "./api-error.ts";
import { readInput, type CellContent } from "./cell-input.ts";
import type { HostActions, TriggerSource } from "./host-actions.ts";
import { isHousekeeping, processQuery, readRequest, type QueryReply, type QueryRequest } from "./protocol.ts";
import { rangeNode } from "./range-node.ts";
import { ReferenceTable } from "./reference-table.ts";
import type { SheetModel } from "./sheet-model.ts";
import { validationRefusal } from "./typed-input.ts";
import { WorkbookModel } from "./workbook-model.ts";
import { workbookNode } from "./workbook-node.ts";
import { worksheetNode } from "./worksheet-node.ts";

export interface ExcelHostOptions {
  /** Milliseconds each round trip takes, to feel a slow Excel. */
  readonly latencyMs?: number;
  /** Gives a formula's value. Without one, formulas are kept and show nothing. */
  readonly calculate?: (formula: string, sheet: SheetModel) => CellContent;
  /** The year that a date typed without one falls in. */
  readonly thisYear?: number;
}

/** One event as it goes to Office.js: its type, what it is about, and its data. */
export interface HostEvent {
  readonly type: number;
  readonly targetId: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** Office.js' numbers of the events the host fires. */
const eventTypes = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
} as const;

/** The target of events that a workbook's collections listen to. */
const workbookTarget = "Workbook";

/** Set by Office.js in a request's flags when the add-in would rather wait than fail while a cell is being edited. */
const delayForCellEditFlag = 64;

const inCellEdit = (): QueryReply => ({
  Results: [],
  TraceIds: [],
  Error: {
    Code: "InvalidOperationInCellEditMode",
    Message:
      "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
    Location: "",
    ActionIndex: 0,
    HttpStatusCode: 400,
  },
});

/**
 * A workbook that answers Office.js as Excel does, for tests and for people without Excel.
 *
 * Office.js sends every `context.sync()` as one JSON request of actions over object paths; `execute` answers it against
 * the model. `win32-bridge.ts` puts it where Office.js looks for Excel on Windows, `window.external`. What a person does
 * at the keyboard comes in by `type`, `paste` and the like, and reaches the add-in as events, as in Excel.
 */
export class ExcelHost implements HostActions {
  readonly model = new WorkbookModel();
  /** Every request that was the add-in's own, oldest first: what a round trip budget is counted in. */
  readonly roundTrips: QueryRequest[] = [];
  /** Workbooks the add-in had opened, and sheets it had inserted, as base64. */
  readonly createdWorkbooks: string[] = [];
  readonly insertedWorkbooks: string[] = [];
  /** What `insertWorksheetsFromBase64` puts in, as sheet names; a reader of .xlsx can be set here. */
  sheetNamesOf: (base64: string) => readonly string[] = () => ["Inserted"];
  latencyMs: number;
  private readonly references = new ReferenceTable();
  private readonly listeners = new Set<(event: HostEvent) => void>();
  private readonly calculateFormula: (formula: string, sheet: SheetModel) => CellContent;
  private readonly thisYear: number;
  private waitingForCellEdit: (() => void)[] | null = null;

  constructor(options: ExcelHostOptions = {}) {
    this.latencyMs = options.latencyMs ?? 0;
    this.calculateFormula = options.calculate ?? (() => "");
    this.thisYear = options.thisYear ?? 2026;
  }

  readonly rangeNode = (sheet: SheetModel, box: Box) => rangeNode(this, sheet, box);
  readonly worksheetNode = (sheet: SheetModel) => worksheetNode(this, sheet);

  /** Answers one request. A workbook of changes may be half done when it fails, as in Excel. */
  async execute(body: string, flags: number): Promise<QueryReply> {
    const request = readRequest(body);
    if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
    if (this.waitingForCellEdit !== null && !isHousekeeping(request)) {
      if ((flags & delayForCellEditFlag) === 0) return inCellEdit();
      const { waitingForCellEdit } = this;
      await new Promise<void>((resolve) => waitingForCellEdit.push(resolve));
    }
    if (!isHousekeeping(request)) this.roundTrips.push(request);
    return processQuery(request, workbookNode(this, this.references), this.references);
  }

  /** Hears every event; the returned function ends it. */
  onEvent(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // What the API's objects do to the workbook.

  putCell(sheet: SheetModel, row: number, column: number, value: CellContent): void {
    const calculate = (formula: string): CellContent => this.calculateFormula(formula, sheet);
    const input = readInput(value, sheet.numberFormat(row, column), { thisYear: this.thisYear, calculate });
    sheet.put(row, column, input);
  }

  shiftRows(sheet: SheetModel, at: number, count: number, by: TriggerSource): void {
    this.model.shiftRows(sheet, at, count);
    const box = { row: at, column: 0, lastRow: at + Math.abs(count) - 1, lastColumn: lastColumnOfSheet };
    this.tellChanged(sheet, box, count > 0 ? "RowInserted" : "RowDeleted", by);
  }

  shiftColumns(sheet: SheetModel, at: number, count: number, by: TriggerSource): void {
    this.model.shiftColumns(sheet, at, count);
    const box = boxAt(0, at, 1, Math.abs(count));
    this.tellChanged(sheet, box, count > 0 ? "ColumnInserted" : "ColumnDeleted", by);
  }

  requireAllowed(sheet: SheetModel, option: string): void {
    if (sheet.protection === null || sheet.protection.options[option] === true) return;
    throw new ApiError("AccessDenied", "The sheet is protected and does not allow this.", 403);
  }

  select(sheet: SheetModel, box: Box): void {
    if (sheet.visibility !== "Visible") throw new ApiError("InvalidOperation", "A hidden sheet cannot be selected.");
    this.activate(sheet);
    this.model.selection = { sheetId: sheet.id, box };
    this.fire(eventTypes.selectionChanged, sheet, { address: a1OfBox(box) });
  }

  activate(sheet: SheetModel): void {
    if (sheet.visibility !== "Visible") throw new ApiError("InvalidOperation", "A hidden sheet cannot be activated.");
    const { model } = this;
    if (model.activeSheetId === sheet.id) return;
    const before = model.findSheet(model.activeSheetId);
    if (before !== null) this.fire(eventTypes.deactivated, before, {});
    model.activeSheetId = sheet.id;
    model.selection = { sheetId: sheet.id, box: boxAt(0, 0) };
    this.fire(eventTypes.activated, sheet, {});
  }

  addSheet(name: string | undefined): SheetModel {
    const sheet = this.model.addSheet(name);
    this.fire(eventTypes.added, sheet, {});
    return sheet;
  }

  deleteSheet(sheet: SheetModel): void {
    this.model.deleteSheet(sheet);
    this.fire(eventTypes.deleted, sheet, {});
  }

  insertSheetsFromBase64(base64: string, options: unknown): readonly string[] {
    if (options !== null && options !== undefined && typeof options !== "object") throw notSimulated("These options");
    this.insertedWorkbooks.push(base64);
    return this.sheetNamesOf(base64).map((name) => {
      let free = name;
      for (let n = 2; this.model.findSheet(free) !== null; n++) free = `${name} (${n})`;
      return this.addSheet(free).id;
    });
  }

  createWorkbook(base64: string): void {
    this.createdWorkbooks.push(base64);
  }

  tellChanged(sheet: SheetModel, box: Box, changeType: string, by: TriggerSource): void {
    this.fire(eventTypes.changed, sheet, {
      changeType,
      address: a1OfBox(box),
      ...(by === null ? {} : { triggerSource: by }),
    });
  }

  // What a person does at the keyboard.

  /**
   * Types into cells, as if one after the other: the cells' validation and the sheet's protection apply. Gives what Excel
   * answers when it refuses, which leaves the cell as it was; null when it took everything.
   */
  type(sheetName: string, address: string, values: CellContent | readonly (readonly CellContent[])[]): string | null {
    const sheet = this.model.sheet(sheetName);
    const start = parseA1(address);
    for (const [r, line] of (Array.isArray(values) ? values : [[values]]).entries()) {
      for (const [c, value] of line.entries()) {
        const refusal = this.typeCell(sheet, start.row + r, start.column + c, value);
        if (refusal !== null) return refusal;
      }
    }
    return null;
  }

  private typeCell(sheet: SheetModel, row: number, column: number, value: CellContent): string | null {
    if (sheet.protection !== null && sheet.isLocked(row, column)) {
      return "The cell or chart you're trying to change is on a protected sheet. To make a change, unprotect the sheet.";
    }
    const before = sheet.content(row, column);
    this.putCell(sheet, row, column, value);
    const refusal = validationRefusal(
      sheet.validations.get(row, column, "rule"),
      sheet.validations.get(row, column, "errorAlert"),
      sheet.content(row, column).value,
      (source) => this.listAt(sheet, source),
    );
    if (refusal === null) this.tellChanged(sheet, boxAt(row, column), "RangeEdited", null);
    else sheet.put(row, column, before);
    return refusal;
  }

  /** Values of a drop-down that takes them from cells: `=_lists!$A$1:$A$9`. */
  private listAt(sheet: SheetModel, source: string): readonly string[] {
    const bang = source.lastIndexOf("!");
    const name = bang < 0 ? sheet.name : source.slice(1, bang).replaceAll(/^'|'$/g, "").replaceAll("''", "'");
    const from = this.model.findSheet(name);
    if (from === null) return [];
    const box = parseA1(source.slice(bang + 1).replace(/^=/, ""));
    return from.readCells(box, (row, column) => String(from.content(row, column).value)).flat();
  }

  /** Pastes a block: validation is passed over, as in Excel, and one change is told. Protection still refuses. */
  paste(sheetName: string, address: string, values: readonly (readonly CellContent[])[]): void {
    const sheet = this.model.sheet(sheetName);
    const start = parseA1(address);
    const width = Math.max(1, ...values.map((line) => line.length));
    const box = boxAt(start.row, start.column, Math.max(1, values.length), width);
    sheet.requireUnlocked(box);
    for (const [r, line] of values.entries()) {
      for (const [c, value] of line.entries()) this.putCell(sheet, start.row + r, start.column + c, value);
    }
    this.tellChanged(sheet, box, "RangeEdited", null);
  }

  insertRows(sheetName: string, at: number, count = 1): void {
    const sheet = this.model.sheet(sheetName);
    this.requireAllowed(sheet, "allowInsertRows");
    this.shiftRows(sheet, at, count, null);
  }

  deleteRows(sheetName: string, at: number, count = 1): void {
    const sheet = this.model.sheet(sheetName);
    this.requireAllowed(sheet, "allowDeleteRows");
    const used = sheet.usedBox();
    if (used !== null) sheet.requireUnlocked({ ...boxAt(at, 0, count), lastColumn: used.lastColumn });
    this.shiftRows(sheet, at, -count, null);
  }

  insertColumns(sheetName: string, at: number, count = 1): void {
    const sheet = this.model.sheet(sheetName);
    this.requireAllowed(sheet, "allowInsertColumns");
    this.shiftColumns(sheet, at, count, null);
  }

  sort(sheetName: string, address: string, byColumn: number, ascending = true): void {
    const sheet = this.model.sheet(sheetName);
    const box = parseA1(address);
    sheet.requireUnlocked(box);
    sheet.sort(box, byColumn, ascending);
    this.tellChanged(sheet, box, "RangeEdited", null);
  }

  unprotect(sheetName: string): void {
    this.model.sheet(sheetName).protection = null;
  }

  /** A cell's value as the add-in would read it. */
  valueAt(sheetName: string, address: string): CellContent {
    const { row, column } = parseA1(address);
    return this.model.sheet(sheetName).content(row, column).value;
  }

  /** Somebody double-clicks a cell and stays in it: Excel answers nothing until they leave. */
  enterCellEdit(): void {
    this.waitingForCellEdit ??= [];
  }

  leaveCellEdit(): void {
    const waiting = this.waitingForCellEdit ?? [];
    this.waitingForCellEdit = null;
    for (const go of waiting) go();
  }

  /** Where the selection is, as Excel writes it. */
  selectedAddress(): string {
    const { sheetId, box } = this.model.selection;
    return `${this.model.sheet(sheetId).name}!${a1OfBox(box)}`;
  }

  isSelected(sheetName: string, address: string): boolean {
    const { sheetId, box } = this.model.selection;
    const { row, column } = parseA1(address);
    return this.model.sheet(sheetName).id === sheetId && contains(box, row, column);
  }

  private fire(type: number, sheet: SheetModel, more: Readonly<Record<string, unknown>>): void {
    const message = { worksheetId: sheet.id, source: "Local", ...more };
    for (const targetId of [sheet.id, workbookTarget]) {
      for (const listener of this.listeners) listener({ type, targetId, message });
    }
  }
}
