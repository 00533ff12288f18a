import { a1OfBox, quotedSheetName, shiftColumns, shiftRows, type Box } from "./a1.ts";
import { ApiError, invalidArgument } from "./api-error.ts";
import { SheetModel } from "./sheet-model.ts";

/** A named range. Its box is null once its cells were deleted: its formula is then `=#REF!`. */
export interface NamedRange {
  readonly name: string;
  readonly sheetId: string;
  box: Box | null;
}

export interface Selection {
  readonly sheetId: string;
  readonly box: Box;
}

/** A workbook: its sheets in order, its names, what is active and selected. */
export class WorkbookModel {
  sheets: SheetModel[] = [];
  names: NamedRange[] = [];
  isStructureProtected = false;
  readonly settings = new Map<string, unknown>();
  activeSheetId: string;
  selection: Selection;
  private nextId = 1;

  constructor() {
    const first = this.addSheet("Sheet1");
    this.activeSheetId = first.id;
    this.selection = { sheetId: first.id, box: { row: 0, column: 0, lastRow: 0, lastColumn: 0 } };
  }

  /** Ids look as Excel's do, and are never used twice. */
  newId(): string {
    return `{${(this.nextId++).toString(16).padStart(8, "0").toUpperCase()}-0000-4000-8000-000000000000}`;
  }

  /** By id, or by name without regard to case. */
  findSheet(key: string): SheetModel | null {
    const byId = this.sheets.find(({ id }) => id === key);
    return byId ?? this.sheets.find(({ name }) => name.toLowerCase() === key.toLowerCase()) ?? null;
  }

  sheet(key: string): SheetModel {
    const found = this.findSheet(key);
    if (found === null) throw new ApiError("ItemNotFound", "The requested resource doesn't exist.", 404);
    return found;
  }

  addSheet(name: string = this.nextSheetName()): SheetModel {
    this.requireStructure();
    this.requireFreeName(name);
    const sheet = new SheetModel(this.newId(), name);
    this.sheets.push(sheet);
    return sheet;
  }

  copySheet(key: string): SheetModel {
    this.requireStructure();
    const source = this.sheet(key);
    let n = 2;
    while (this.findSheet(`${source.name} (${n})`) !== null) n++;
    const copy = source.copy(this.newId(), `${source.name} (${n})`);
    this.sheets.splice(this.sheets.indexOf(source) + 1, 0, copy);
    return copy;
  }

  renameSheet(sheet: SheetModel, name: string): void {
    this.requireStructure();
    if (name.toLowerCase() !== sheet.name.toLowerCase()) this.requireFreeName(name);
    sheet.name = name;
  }

  deleteSheet(sheet: SheetModel): void {
    this.requireStructure();
    this.requireAnotherVisible(sheet);
    this.sheets = this.sheets.filter((other) => other !== sheet);
    for (const name of this.names) if (name.sheetId === sheet.id) name.box = null;
    const first = this.sheets.find(({ visibility }) => visibility === "Visible");
    if (this.activeSheetId === sheet.id && first !== undefined) {
      this.activeSheetId = first.id;
      this.selection = { sheetId: first.id, box: { row: 0, column: 0, lastRow: 0, lastColumn: 0 } };
    }
  }

  setVisibility(sheet: SheetModel, visibility: SheetModel["visibility"]): void {
    this.requireStructure();
    if (visibility !== "Visible") this.requireAnotherVisible(sheet);
    sheet.visibility = visibility;
  }

  shiftRows(sheet: SheetModel, at: number, count: number): void {
    sheet.shiftRows(at, count);
    this.shiftNames(sheet, (box) => shiftRows(box, at, count));
  }

  shiftColumns(sheet: SheetModel, at: number, count: number): void {
    sheet.shiftColumns(at, count);
    this.shiftNames(sheet, (box) => shiftColumns(box, at, count));
  }

  findName(name: string): NamedRange | null {
    return this.names.find((named) => named.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  addName(name: string, sheet: SheetModel, box: Box): NamedRange {
    if (!/^[A-Za-z_\\][A-Za-z0-9_.\\]{0,254}$/.test(name) || /^[A-Za-z]{1,3}[0-9]+$/.test(name))
      throw invalidArgument();
    if (this.findName(name) !== null) throw alreadyExists();
    const named = { name, sheetId: sheet.id, box };
    this.names.push(named);
    return named;
  }

  formulaOf({ sheetId, box }: NamedRange): string {
    const sheet = this.findSheet(sheetId);
    if (box === null || sheet === null) return "=#REF!";
    const [first = "", last = first] = a1OfBox(box)
      .replaceAll(/([A-Z]+)?([0-9]+)?/g, absolute)
      .split(":");
    return `=${quotedSheetName(sheet.name)}!${first === last ? first : `${first}:${last}`}`;
  }

  private shiftNames(sheet: SheetModel, move: (box: Box) => Box | null): void {
    for (const name of this.names) if (name.sheetId === sheet.id && name.box !== null) name.box = move(name.box);
  }

  private nextSheetName(): string {
    let n = this.sheets.length + 1;
    while (this.findSheet(`Sheet${n}`) !== null) n++;
    return `Sheet${n}`;
  }

  private requireStructure(): void {
    if (this.isStructureProtected) throw new ApiError("AccessDenied", "The workbook's structure is protected.", 403);
  }

  private requireFreeName(name: string): void {
    const isValid = name.length > 0 && name.length <= 31 && !/[:\\/?*[\]]|^'|'$/.test(name);
    if (!isValid || name.toLowerCase() === "history") throw invalidArgument();
    if (this.findSheet(name) !== null) throw alreadyExists();
  }

  private requireAnotherVisible(sheet: SheetModel): void {
    if (this.sheets.some((other) => other !== sheet && other.visibility === "Visible")) return;
    throw new ApiError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  }
}

const absolute = (_: string, letters: string | undefined, digits: string | undefined): string =>
  (letters === undefined ? "" : `$${letters}`) + (digits === undefined ? "" : `$${digits}`);

const alreadyExists = (): ApiError =>
  new ApiError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
