import type { Choice, Column, InputType } from "./grid.ts";
import { dateSpan } from "./read-value.ts";

/**
 * How a document's sheets look, for both writers of them: the add-in and the .xlsx template. Colours are `#RRGGBB`.
 * Sizes are points, widths characters.
 */
export const sheetStyle = {
  font: "Calibri",
  title: { size: 16, bold: true, colour: "#1F3864" },
  subtitle: { size: 11, bold: true, colour: "#404040" },
  intro: { size: 10, bold: false, colour: "#595959" },
  header: { fill: "#1F4E78", colour: "#FFFFFF", bold: true },
  /** Key, text and computed cells: there to read. */
  locked: { fill: "#F2F2F2", colour: "#404040" },
  /** Keys that nobody has to read. */
  quietKey: { size: 8, colour: "#666666" },
  /** Cells to fill, and keys of rows that people add. */
  input: { fill: "#FFF2CC", colour: "#000000" },
  /** A cell that the row has not: an input column where this row takes nothing. */
  absent: { fill: "#F2F2F2" },
  border: "#D9D9D9",
} as const;

/** A score's colours: one hue, deeper for more, so that the sheet reads at a glance and in grey print too. */
export interface ChoiceColour {
  readonly value: number;
  readonly fill: string;
  readonly colour: string;
}

const ramp = [
  { fill: "#E4EEF8", colour: "#1F3864" },
  { fill: "#BCD6EE", colour: "#1F3864" },
  { fill: "#7FB0DC", colour: "#10243E" },
  { fill: "#2E6DA4", colour: "#FFFFFF" },
] as const;

/** Conditional colours for choices that are all numbers, from the least to the most; none for words. */
export function choiceColours(choices: readonly Choice[]): ChoiceColour[] {
  const values = choices.map(({ value }) => value).filter((value) => typeof value === "number");
  if (values.length < choices.length || values.length < 2) return [];
  return values
    .toSorted((a, b) => a - b)
    .map((value, index) => {
      const step = ramp[Math.round((index / (values.length - 1)) * (ramp.length - 1))] ?? ramp[0];
      return { value, fill: step.fill, colour: step.colour };
    });
}

/** Excel number format of an input cell. Text is `@`, so that what begins with `=` or looks like a date stays as typed. */
export function numberFormatOf(input: InputType): string {
  switch (input.type) {
    case "text":
      return "@";
    case "count":
      return "#,##0";
    case "choice":
      return input.choices.every(({ value }) => typeof value === "number") ? "General" : "@";
    case "date":
      return "yyyy-mm-dd";
    case "share":
      return "0%";
    case "yesNo":
      return "General";
  }
}

/** Text and keys are set left, what is counted or chosen in the middle or right. */
export function alignmentOf(input: InputType): "left" | "center" | "right" {
  switch (input.type) {
    case "text":
      return "left";
    case "count":
    case "share":
      return "right";
    case "choice":
    case "date":
    case "yesNo":
      return "center";
  }
}

/** What Excel lets into a cell by typing. Pasting passes it by, so it helps people and guards nothing. */
export type CellValidation = (
  | { readonly type: "list"; readonly values: readonly string[] }
  | { readonly type: "whole"; readonly min: number }
  | { readonly type: "decimal"; readonly min: number; readonly max: number }
  | { readonly type: "date"; readonly min: string; readonly max: string } // ISO days, both included
  | { readonly type: "textLength"; readonly max: number }
) & {
  /** At most 32 characters. */
  readonly errorTitle: string;
  /** At most 225 characters. */
  readonly error: string;
};

/** Excel keeps a drop-down's values as one comma-separated text of at most 255 characters. */
const fitsList = (values: readonly string[]): boolean =>
  values.join(",").length <= 255 && values.every((value) => value !== "" && !/[,"]/.test(value));

/** A drop-down, or null where Excel cannot keep its values: then typing is free and the rules judge what was typed. */
function listOf(values: readonly string[], errorTitle: string): CellValidation | null {
  if (!fitsList(values)) return null;
  return { type: "list", values, errorTitle, error: cut(`Choose one of the list: ${values.join(", ")}.`, 225) };
}

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** What Excel should let into an input cell, or null for anything. The spans are those `readValue` reads. */
export function validationOf(input: InputType): CellValidation | null {
  switch (input.type) {
    case "text":
      return {
        type: "textLength",
        max: input.maxLength,
        errorTitle: "Text too long",
        error: `At most ${input.maxLength} characters can be kept here.`,
      };
    case "count":
      return { type: "whole", min: 0, errorTitle: "Not a count", error: "Enter a whole number of 0 or more." };
    case "choice":
      return listOf(
        input.choices.map(({ value }) => String(value)),
        "Not one of the choices",
      );
    case "date":
      return {
        type: "date",
        min: dateSpan.start,
        max: dateSpan.end,
        errorTitle: "Not a date",
        error: "Enter a date such as 2024-03-31.",
      };
    case "share":
      return {
        type: "decimal",
        min: 0,
        max: 1,
        errorTitle: "Not a share",
        error: "Enter a share between 0 % and 100 %, such as 40%.",
      };
    case "yesNo":
      return listOf(["Yes", "No"], "Yes or No");
  }
}

/** The drop-down of a key cell in a row that people add, or null. */
export const keyValidationOf = (choices: readonly string[]): CellValidation | null => listOf(choices, "Not known here");

/** What a choice's numbers mean, where its words are not the values themselves: "0 Not yet started · 1 Developing". */
function choiceLegend(input: InputType): string {
  if (input.type !== "choice" || input.choices.every(({ value, label }) => String(value) === label)) return "";
  return input.choices.map(({ value, label }) => `${value} ${label}`).join(" · ");
}

/** Excel's message beside a selected cell: title (≤ 32) and text (≤ 255), or null where there is nothing to say. */
export function promptOf(column: Column, input?: InputType): { title: string; text: string } | null {
  const lines = [column.help ?? "", input === undefined ? "" : choiceLegend(input)].filter((line) => line !== "");
  return lines.length === 0 ? null : { title: cut(column.title, 32), text: cut(lines.join("\n"), 255) };
}

/** The named range over an input column's cells: `Milepost.imat.score`. Letters Excel does not take become `_`. */
export const rangeNameOf = (gridId: string, columnId: string): string =>
  `Milepost.${gridId}.${columnId}`.replaceAll(/[^A-Za-z0-9._]/g, "_");

/**
 * Keys that are plain numbers are numbers in the sheet: as text they would carry Excel's green warning triangles, and
 * milestone 10 would sort before milestone 2. Reading takes either.
 */
export const isNumericKey = (key: string): boolean => /^[1-9][0-9]{0,8}$/.test(key);
