import type { InputColumn, InputType, KeyColumn } from "../../shared/grid/grid.ts";
import { keyValidationOf, promptOf, validationOf, type CellValidation } from "../../shared/grid/sheet-style.ts";
import type { Run } from "./sheet-plan.ts";

/** Puts values too many for a drop-down's own list into the hidden sheet and gives the formula that points there. */
export type ListSource = (values: readonly string[]) => string;

function ruleOf(validation: CellValidation): Excel.DataValidationRule {
  switch (validation.type) {
    case "list":
      return { list: { inCellDropDown: true, source: validation.values.join(",") } };
    case "whole":
      return { wholeNumber: { formula1: validation.min, operator: "GreaterThanOrEqualTo" } };
    case "decimal":
      return { decimal: { formula1: validation.min, formula2: validation.max, operator: "Between" } };
    case "date":
      return { date: { formula1: validation.min, formula2: validation.max, operator: "Between" } };
    case "textLength":
      return { textLength: { formula1: validation.max, operator: "LessThanOrEqualTo" } };
  }
}

function setRule(range: Excel.Range, rule: Excel.DataValidationRule, title: string, message: string): void {
  range.dataValidation.rule = rule;
  range.dataValidation.errorAlert = { showAlert: true, style: "Stop", title, message };
}

function setPrompt(range: Excel.Range, prompt: { title: string; text: string } | null): void {
  if (prompt === null) return;
  range.dataValidation.prompt = { showPrompt: true, title: prompt.title, message: prompt.text };
}

/** Drop-down or limits of cells to fill, and the message beside them. Typing only: pasting passes them by. */
export function validateInputs(range: Excel.Range, run: Run<InputType, InputColumn>): void {
  const validation = validationOf(run.kind);
  if (validation !== null) setRule(range, ruleOf(validation), validation.errorTitle, validation.error);
  setPrompt(range, promptOf(run.column, run.kind));
}

/** The drop-down of keys in rows people add. */
export function validateKeys(range: Excel.Range, run: Run<"key", KeyColumn>, listSource: ListSource): void {
  const { choices } = run.column;
  if (choices !== undefined && choices.length > 0) {
    const validation = keyValidationOf(choices);
    if (validation === null) {
      const rule = { list: { inCellDropDown: true, source: listSource(choices) } };
      setRule(range, rule, "Not known here", "Choose one of the list.");
    } else {
      setRule(range, ruleOf(validation), validation.errorTitle, validation.error);
    }
  }
  setPrompt(range, promptOf(run.column));
}
