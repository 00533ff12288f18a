/** What a cell shows or a formula gives. A blank cell has no content at all; `""` comes from formulas only. */
export type Scalar = string | number | boolean;

/** What stands in a cell that is not blank. A formula is kept with its `=` and calculated when it is read. */
export type Content =
  { readonly kind: "value"; readonly value: Scalar } | { readonly kind: "formula"; readonly formula: string };

export const valueContent = (value: Scalar): Content => ({ kind: "value", value });

/** The number format that keeps every entry as the text it is. */
export const textFormat = "@";
export const generalFormat = "General";
