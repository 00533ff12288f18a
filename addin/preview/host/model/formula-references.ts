import {
  formatArea,
  isWholeColumns,
  isWholeRows,
  maxColumns,
  maxRows,
  readArea,
  splitAddress,
  type Area,
} from "../a1.ts";
import { shiftArea, type Shift } from "./shift.ts";

const brokenReference = "#REF!";

/**
 * References in a formula: an optional sheet, then a cell, a range, whole columns or whole rows. Strings are matched first
 * so that what stands in quotes is left alone, and names and functions because they may begin like a cell.
 */
const token =
  /"[^"]*"|(?<sheet>(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<ref>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\p{L}\p{N}_.(!])|[\p{L}_\\][\p{L}\p{N}_.]*/gu;

type ChangeReference = (sheetName: string | null, reference: string) => string;

function changeReferences(formula: string, change: ChangeReference): string {
  return formula.replaceAll(token, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1);
    if (typeof groups !== "object" || groups === null || !("ref" in groups) || typeof groups.ref !== "string") {
      return whole;
    }
    const prefix = whole.slice(0, whole.length - groups.ref.length);
    return prefix + change(prefix === "" ? null : splitAddress(`${prefix}A1`).sheetName, groups.ref);
  });
}

/** Puts the `$` of the old reference into the new one, corner by corner. */
function withDollars(area: Area, old: string): string {
  const parts = formatArea(area).split(":");
  const oldParts = old.split(":");
  return parts
    .map((part, index) => {
      const [, columnDollar = "", , rowDollar = ""] =
        /^(\$?)([A-Za-z]*)(\$?)/.exec(oldParts[index] ?? oldParts[0] ?? "") ?? [];
      const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/.exec(part) ?? [];
      if (letters === "") return columnDollar + digits;
      return columnDollar + letters + (digits === "" ? "" : rowDollar + digits);
    })
    .join(":");
}

/** The formula of a cell on `ownSheet` after cells on `changedSheet` were inserted or deleted. */
export function shiftFormula(formula: string, ownSheet: string, changedSheet: string, shift: Shift): string {
  return changeReferences(formula, (sheetName, reference) => {
    if ((sheetName ?? ownSheet).toLowerCase() !== changedSheet.toLowerCase()) return reference;
    const area = readArea(reference);
    if (area === null) return reference;
    const moved = shiftArea(area, shift);
    return moved === null ? brokenReference : withDollars(moved, reference);
  });
}

/** The formula as a cell so many rows and columns away holds it: references without `$` move along. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  return changeReferences(formula, (sheetName, reference) => {
    const area = readArea(reference);
    // A sort moves a row's own references; what points to another sheet it leaves alone.
    if (area === null || sheetName !== null) return reference;
    const isRowFixed = isWholeColumns(area) || /\$\d/.test(reference);
    const isColumnFixed = isWholeRows(area) || /\$[A-Za-z]/.test(reference);
    const row = area.row + (isRowFixed ? 0 : rows);
    const column = area.column + (isColumnFixed ? 0 : columns);
    if (row < 0 || column < 0 || row + area.rowCount > maxRows || column + area.columnCount > maxColumns) {
      return brokenReference;
    }
    return withDollars({ ...area, row, column }, reference);
  });
}

/** The formula once a sheet has another name. */
export function renameSheetInFormula(formula: string, oldName: string, newPrefix: string): string {
  return formula.replaceAll(/"[^"]*"|(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/gu, (part) => {
    if (part.startsWith('"')) return part;
    return splitAddress(`${part}A1`).sheetName?.toLowerCase() === oldName.toLowerCase() ? `${newPrefix}!` : part;
  });
}
