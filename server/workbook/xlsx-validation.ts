import type { DataValidation } from "@cj-tech-master/excelts";
import type { Column, InputType, KeyColumn } from "../../shared/grid/grid.ts";
import { keyValidationOf, promptOf, validationOf, type CellValidation } from "../../shared/grid/sheet-style.ts";

/** Puts values somewhere in the workbook and gives the reference to them. */
export type ListFormula = (values: readonly string[]) => string;

/** A validation's kind, limits and error message, as the file format has them. */
function ruleOf(validation: CellValidation): DataValidation {
  const { errorTitle, error } = validation;
  const base = { allowBlank: true, showErrorMessage: true, errorStyle: "stop", errorTitle, error } as const;
  switch (validation.type) {
    case "list":
      return { ...base, type: "list", formulae: [`"${validation.values.join(",")}"`] };
    case "whole":
      return { ...base, type: "whole", operator: "greaterThanOrEqual", formulae: [validation.min] };
    case "decimal":
      return { ...base, type: "decimal", operator: "between", formulae: [validation.min, validation.max] };
    case "date":
      return { ...base, type: "date", operator: "between", formulae: [validation.min, validation.max] };
    case "textLength":
      return { ...base, type: "textLength", operator: "lessThanOrEqual", formulae: [validation.max] };
  }
}

function withPrompt(
  rule: DataValidation | null,
  prompt: { title: string; text: string } | null,
): DataValidation | null {
  if (prompt === null) return rule;
  return { ...(rule ?? { type: "any" }), showInputMessage: true, promptTitle: prompt.title, prompt: prompt.text };
}

/** Limits or drop-down of a cell to fill, and the message beside it. Null for neither. */
export function inputValidation(column: Column, input: InputType, listFormula: ListFormula): DataValidation | null {
  const validation = validationOf(input);
  const long = validation === null && input.type === "choice" ? input.choices.map(({ value }) => String(value)) : null;
  const rule = validation !== null ? ruleOf(validation) : long !== null ? longListRule(long, listFormula) : null;
  return withPrompt(rule, promptOf(column, input));
}

/** The drop-down of a key cell that people fill. */
export function keyValidation(column: KeyColumn, listFormula: ListFormula): DataValidation | null {
  const { choices } = column;
  if (choices === undefined || choices.length === 0) return withPrompt(null, promptOf(column));
  const validation = keyValidationOf(choices);
  return withPrompt(validation === null ? longListRule(choices, listFormula) : ruleOf(validation), promptOf(column));
}

const longListRule = (values: readonly string[], listFormula: ListFormula): DataValidation => ({
  type: "list",
  formulae: [listFormula(values)],
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: "stop",
  errorTitle: "Not in the list",
  error: "Choose one of the list.",
});
