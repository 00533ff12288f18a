import type { CellValue } from "../../shared/cell.ts";

/**
 * A sheet's values from A1 on, out of its used range, which starts wherever the first value stands. The range must have
 * been loaded with `values,rowIndex,columnIndex`; a sheet without values gives none.
 */
export function usedValues(used: Excel.Range): CellValue[][] {
  if (used.isNullObject) return [];
  const values: CellValue[][] = used.values;
  if (used.rowIndex === 0 && used.columnIndex === 0) return values;
  const left = Array<CellValue>(used.columnIndex).fill("");
  return [...Array.from({ length: used.rowIndex }, () => []), ...values.map((line) => left.concat(line))];
}
