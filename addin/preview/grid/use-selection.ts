import { useState } from "react";
import type { Area } from "../host/a1.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { selectWhole } from "../sheet/merged-cells.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import { areaOfSelection, selectionOfArea, type Selection } from "../sheet/selection.ts";

const isSame = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rowCount === b.rowCount && a.columnCount === b.columnCount;

/** The sheet's selection with its active cell. What an add-in selects instead is taken over. */
export function useSelection(excel: PreviewExcel, sheet: Sheet): [Selection, (selection: Selection) => void] {
  const [kept, setKept] = useState<ReadonlyMap<string, Selection>>(new Map());
  const known = kept.get(sheet.id);
  const selection =
    known !== undefined && isSame(areaOfSelection(known), sheet.selection) ? known : selectionOfArea(sheet.selection);
  const select = (next: Selection): void => {
    const whole = selectWhole(sheet.merged, next);
    setKept((before) => new Map(before).set(sheet.id, whole));
    excel.select(sheet, areaOfSelection(whole));
  };
  return [selectWhole(sheet.merged, selection), select];
}
