import type { Area } from "../host/a1.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Outcome } from "../sheet/edits.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import { remarkAt } from "../sheet/remarks.ts";
import type { Cell } from "../sheet/selection.ts";
import { words } from "../sheet/words.ts";
import type { MenuItem } from "./Menu.tsx";

/** Nobody inserts or deletes more at once by hand, and everything else would be a slip. */
const mostRows = 10_000;

/** What can be done to the selected rows and cells. */
export function rowMenu(
  excel: PreviewExcel,
  sheet: Sheet,
  area: Area,
  active: Cell,
  { accept, writeNote }: { readonly accept: (outcome: Outcome) => void; readonly writeNote: () => void },
): readonly MenuItem[] {
  const { row, rowCount } = area;
  const remark = remarkAt(sheet, active);
  const removeNote = (): void => accept(excel.edits.note(sheet, active.row, active.column, ""));
  const notes: readonly MenuItem[] =
    remark === null
      ? [{ label: words.menu.newNote, run: writeNote }]
      : remark.kind === "note"
        ? [
            { label: words.menu.editNote, run: writeNote },
            { label: words.menu.deleteNote, run: removeNote },
          ]
        : [];
  const rows: readonly MenuItem[] =
    rowCount > mostRows
      ? []
      : [
          { label: words.menu.insertRows(rowCount), run: () => accept(excel.edits.insertRows(sheet, row, rowCount)) },
          { label: words.menu.deleteRows(rowCount), run: () => accept(excel.edits.deleteRows(sheet, row, rowCount)) },
        ];
  return [...rows, { label: words.menu.clear, run: () => accept(excel.edits.clear(sheet, area)) }, ...notes];
}

interface SheetMenuOptions {
  readonly rename: () => void;
  readonly ask: (title: string, text: string, label: string, run: () => void) => void;
  readonly accept: (outcome: Outcome) => void;
}

/** What can be done to a sheet, from its tab. */
export function sheetMenu(excel: PreviewExcel, sheet: Sheet, options: SheetMenuOptions): readonly MenuItem[] {
  const { rename, ask, accept } = options;
  const { menu } = words;
  const remove = (): void =>
    ask(words.excel, words.deleteSheet(sheet.name), words.remove, () => accept(excel.deleteSheet(sheet)));
  return [
    { label: menu.rename, run: rename },
    { label: menu.deleteSheet, run: remove },
    { label: menu.hideSheet, run: () => accept(excel.hideSheet(sheet)) },
    // Very hidden ones are an add-in's own, and Excel does not name them to people either.
    ...excel.workbook.sheets
      .filter(({ visibility }) => visibility === "Hidden")
      .map((hidden) => ({ label: menu.showSheet(hidden.name), run: () => accept(excel.showSheet(hidden)) })),
    ...(sheet.protection === null ? [] : [{ label: menu.unprotect, run: () => accept(excel.unprotect(sheet)) }]),
  ];
}
