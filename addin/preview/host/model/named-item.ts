import { formatArea, quoteSheetName } from "../a1.ts";
import type { RangeRef } from "./range-ref.ts";
import type { Sheet } from "./sheet.ts";

/** A name for cells, or for a formula or constant. */
export interface NamedItem {
  name: string;
  refersTo:
    { readonly kind: "range"; readonly range: RangeRef } | { readonly kind: "formula"; readonly formula: string };
  comment: string;
  visible: boolean;
  /** Null for the workbook's own names; otherwise the sheet the name is known on. */
  readonly scope: Sheet | null;
}

/** What the name stands for as Excel writes it: `=Sheet1!$A$1:$B$2`, `=Sheet1!#REF!`, or the formula. */
export function formulaOf({ refersTo }: NamedItem): string {
  if (refersTo.kind === "formula") return refersTo.formula;
  const { sheet, area } = refersTo.range;
  return `=${quoteSheetName(sheet.name)}!${area === null ? "#REF!" : formatArea(area, "$")}`;
}
