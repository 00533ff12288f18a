import { cellAt, cellCountOf, forEachCell, intersectionOf, type Area } from "../host/a1.ts";
import { ApiError } from "../host/api-error.ts";
import type { Content, Scalar } from "../host/model/content.ts";
import { clearCells, writeCells } from "../host/model/edit-cells.ts";
import { enter } from "../host/model/enter.ts";
import { hasLockedCells, requireAllowed } from "../host/model/protection.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { activateSheet, selectCells } from "../host/model/sheets.ts";
import { deleteRows, insertRows } from "../host/model/structure.ts";
import { refuseEntry } from "../host/model/validate-entry.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { History } from "./history.ts";
import { words } from "./words.ts";

/** Why Excel takes no edit, in the words of the box it shows. A refused entry can be typed again. */
export interface Refusal {
  readonly kind: "validation" | "protected" | "other";
  readonly title: string;
  readonly message: string;
}

export type Outcome = Result<null, Refusal>;

/** What people do to cells, with undo. Rows count from 0. */
export interface Edits {
  readonly type: (sheet: Sheet, row: number, column: number, entry: string) => Outcome;
  readonly paste: (
    sheet: Sheet,
    area: Area,
    lines: readonly (readonly string[])[],
    cutFrom: CutSource | null,
  ) => Outcome;
  readonly clear: (sheet: Sheet, area: Area) => Outcome;
  readonly insertRows: (sheet: Sheet, row: number, count: number) => Outcome;
  readonly deleteRows: (sheet: Sheet, row: number, count: number) => Outcome;
  /** Writes a cell's note; `""` takes it away. */
  readonly note: (sheet: Sheet, row: number, column: number, text: string) => Outcome;
}

export interface CutSource {
  readonly sheet: Sheet;
  readonly area: Area;
}

const protectedCells: Refusal = { kind: "protected", title: words.excel, message: words.protectedCell };

const mergedCells: Refusal = { kind: "other", title: words.excel, message: words.mergedCells };

/** The host's refusals, which it throws as Excel answers add-ins, in the words people get. */
export function attempt(action: () => void): Outcome {
  try {
    action();
    return ok(null);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === "AccessDenied") return err(protectedCells);
    return err({ kind: "other", title: words.excel, message: error.message });
  }
}

interface Kept {
  readonly row: number;
  readonly column: number;
  readonly content: Content | null;
  readonly format: unknown;
}

const wholeRows = (row: number, rowCount: number): Area => ({ row, column: 0, rowCount, columnCount: 16_384 });

/** Only cells that hold something need to be kept of an area larger than what is in use. */
function withinUse(sheet: Sheet, area: Area): Area | null {
  const used = sheet.usedArea(true);
  return cellCountOf(area) <= 10_000 ? area : used === null ? null : intersectionOf(area, used);
}

function keep(sheet: Sheet, area: Area): Kept[] {
  const kept: Kept[] = [];
  const within = withinUse(sheet, area);
  if (within === null) return kept;
  forEachCell(within, (row, column) => {
    kept.push({
      row,
      column,
      content: sheet.cells.get(row, column),
      format: sheet.look("numberFormat", row, column),
    });
  });
  return kept;
}

function putBack(workbook: Workbook, sheet: Sheet, area: Area, kept: readonly Kept[]): void {
  for (const { row, column, content, format } of kept) {
    sheet.cells.set(row, column, content);
    if (sheet.look("numberFormat", row, column) !== format) sheet.paint("numberFormat", cellAt(row, column), format);
  }
  workbook.emit({ kind: "changed", sheet, area, changeType: "RangeEdited", actor: "person" });
}

/** Goes to what was undone or done again, as Excel does: elsewhere it would change unseen. */
function show(workbook: Workbook, { sheet, area }: CutSource): void {
  if (sheet.visibility !== "Visible") return;
  activateSheet(workbook, sheet);
  selectCells(workbook, sheet, area);
}

/** Looks that deleted rows take with them. */
const rowLooks = [
  "fill.color",
  "font.name",
  "font.size",
  "font.color",
  "font.bold",
  "font.italic",
  "font.underline",
  "numberFormat",
  "wrapText",
  "horizontalAlignment",
  "verticalAlignment",
  "rowHeight",
  "protection.locked",
  "validation.rule",
  "validation.prompt",
  "validation.errorAlert",
  "validation.ignoreBlanks",
  ...["top", "right", "bottom", "left"].flatMap((edge) => [`border.${edge}.style`, `border.${edge}.color`]),
];

/** The deleted rows' contents and looks, to be put back when the deletion is undone. */
function keepRows(sheet: Sheet, row: number, count: number): () => void {
  const used = sheet.usedArea(true);
  const area = { row, column: 0, rowCount: count, columnCount: used === null ? 1 : used.column + used.columnCount };
  const cells = keep(sheet, area);
  const looks = rowLooks.map((name) => ({
    name,
    values: cells.map((cell) => sheet.look(name, cell.row, cell.column)),
  }));
  return () => {
    for (const cell of cells) sheet.cells.set(cell.row, cell.column, cell.content);
    for (const { name, values } of looks) {
      for (const [index, cell] of cells.entries()) sheet.paint(name, cellAt(cell.row, cell.column), values[index]);
    }
  };
}

/** What the entry would put into the cell is judged by its validation: typing only, as in Excel. */
function judgeEntry(workbook: Workbook, sheet: Sheet, row: number, column: number, entry: Scalar): Refusal | null {
  const { content } = enter(entry, sheet.numberFormat(row, column), workbook.currentYear);
  const alert = content?.kind === "value" ? refuseEntry(workbook, sheet, row, column, content.value) : null;
  if (alert === null) return null;
  return {
    kind: "validation",
    title: alert.title === "" ? words.excel : alert.title,
    message: alert.message === "" ? words.refusedEntry : alert.message,
  };
}

export function createEdits(workbook: Workbook, history: History): Edits {
  /** Runs an edit of cells' contents and remembers what stood there before and after. */
  const editing = (parts: readonly CutSource[], edit: () => void): Outcome => {
    const before = parts.map(({ sheet, area }) => keep(sheet, area));
    const outcome = attempt(edit);
    if (!outcome.ok) return outcome;
    const after = parts.map(({ sheet, area }) => keep(sheet, area));
    const restore = (kept: readonly (readonly Kept[])[]) => () => {
      for (const [index, { sheet, area }] of parts.entries()) putBack(workbook, sheet, area, kept[index] ?? []);
      const shown = parts.at(-1);
      if (shown !== undefined) show(workbook, shown);
    };
    history.add({ undo: restore(before), redo: restore(after) });
    return outcome;
  };

  return {
    type: (sheet, row, column, entry) => {
      const area = cellAt(row, column);
      if (sheet.protection !== null && hasLockedCells(sheet, area)) return err(protectedCells);
      let refusal: Refusal | null = null;
      const judged = attempt(() => {
        refusal = judgeEntry(workbook, sheet, row, column, entry);
      });
      if (!judged.ok) return judged;
      if (refusal !== null) return err(refusal);
      return editing([{ sheet, area }], () => writeCells(workbook, sheet, area, entry, "person"));
    },
    paste: (sheet, area, lines, cutFrom) => {
      const isOne = lines.length === 1 && lines[0]?.length === 1;
      if (!isOne && sheet.merged.some((merge) => intersectionOf(merge, area) !== null)) return err(mergedCells);
      return editing([...(cutFrom === null ? [] : [cutFrom]), { sheet, area }], () => {
        if (cutFrom !== null) clearCells(workbook, cutFrom.sheet, cutFrom.area, "Contents", "person");
        writeCells(workbook, sheet, area, lines, "person");
      });
    },
    note: (sheet, row, column, text) => {
      const before = sheet.notes;
      const others = before.filter((note) => note.row !== row || note.column !== column);
      const author = before.find((note) => note.row === row && note.column === column)?.author ?? "";
      const after = text === "" ? others : [...others, { row, column, author, text }];
      const set = (notes: Sheet["notes"]) => (): void => {
        sheet.notes = notes;
      };
      return attempt(() => {
        requireAllowed(sheet, "allowEditObjects");
        set(after)();
        history.add({ undo: set(before), redo: set(after) });
      });
    },
    clear: (sheet, area) => editing([{ sheet, area }], () => clearCells(workbook, sheet, area, "Contents", "person")),
    insertRows: (sheet, row, count) => {
      const insert = (): void => insertRows(workbook, sheet, wholeRows(row, count), "person");
      const outcome = attempt(insert);
      const undo = (): void => deleteRows(workbook, sheet, wholeRows(row, count), "person");
      if (outcome.ok) history.add({ undo: () => void attempt(undo), redo: () => void attempt(insert) });
      return outcome;
    },
    deleteRows: (sheet, row, count) => {
      const putRowsBack = keepRows(sheet, row, count);
      const remove = (): void => deleteRows(workbook, sheet, wholeRows(row, count), "person");
      const outcome = attempt(remove);
      const undo = (): void => {
        insertRows(workbook, sheet, wholeRows(row, count), "person");
        putRowsBack();
      };
      if (outcome.ok) history.add({ undo: () => void attempt(undo), redo: () => void attempt(remove) });
      return outcome;
    },
  };
}
