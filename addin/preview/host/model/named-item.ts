import { formatArea, quoteSheetName, readArea, splitAddress } from "../a1.ts";
import type { RangeRef } from "./range-ref.ts";
import type { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";

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

/** What a formula such as `=Sheet1!$A$1:$B$2` points to; anything else stays the formula it is. */
export function targetOf(workbook: Workbook, formula: string): NamedItem["refersTo"] {
  const { sheetName, rest } = splitAddress(formula.replace(/^=/, ""));
  const sheet = sheetName === null ? null : workbook.findSheet(sheetName);
  const area = readArea(rest);
  if (!formula.startsWith("=") || sheet === null || area === null) return { kind: "formula", formula };
  return { kind: "range", range: { sheet, area } };
}
