import type { Scalar } from "../host/model/content.ts";
import { hasLockedCells } from "../host/model/protection.ts";
import { cellAt, maxColumns, maxRows } from "../host/a1.ts";
import type { Sheet } from "../host/model/sheet.ts";
import type { Calculate, Workbook } from "../host/model/workbook.ts";
import { conditionalLook } from "./conditional-look.ts";
import type { DataBar } from "./data-bar.ts";
import type { CellIcon } from "./icon-sets.ts";
import { shownText } from "./shown-text.ts";
import type { NumbersIn } from "./thresholds.ts";

export type Align = "left" | "center" | "right";

/** A cell as it is drawn. Sizes are pixels, colours CSS. */
export interface CellView {
  readonly text: string;
  /** Numbers that do not fit are never cut: they would read as other numbers. */
  readonly isNumber: boolean;
  readonly align: Align;
  readonly vertical: "start" | "center" | "end";
  readonly wraps: boolean;
  readonly indent: number;
  readonly fill: string | null;
  readonly colour: string;
  readonly font: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly line: string;
  /** Lines around the cell where there are any: colour by edge. */
  readonly borders: Readonly<Partial<Record<Edge, string>>>;
  readonly isLocked: boolean;
  readonly bar: DataBar | null;
  readonly icon: CellIcon | null;
  /** The bar or icon stands for the text. */
  readonly hidesText: boolean;
}

const edges = ["top", "right", "bottom", "left"] as const;
type Edge = (typeof edges)[number];

/** 96 pixels to the inch, 72 points. */
export const pixelsOf = (points: number): number => (points * 96) / 72;

const aligned: Readonly<Record<string, Align>> = {
  Left: "left",
  Center: "center",
  CenterAcrossSelection: "center",
  Right: "right",
};

function alignOf(set: unknown, value: Scalar): Align {
  const named = typeof set === "string" ? aligned[set] : undefined;
  if (named !== undefined) return named;
  if (typeof value === "boolean" || /^#[A-Z/0]+[!?]?$/.test(String(value))) return "center";
  return typeof value === "number" ? "right" : "left";
}

const verticals: Readonly<Record<string, CellView["vertical"]>> = { Top: "start", Center: "center" };

function bordersOf(sheet: Sheet, row: number, column: number): CellView["borders"] {
  const found: Partial<Record<Edge, string>> = {};
  for (const edge of edges) {
    const style = sheet.look(`border.${edge}.style`, row, column);
    if (typeof style !== "string" || style === "None") continue;
    const colour = sheet.look(`border.${edge}.color`, row, column);
    found[edge] = typeof colour === "string" ? colour : "#000000";
  }
  return found;
}

const textOr = (value: unknown, other: string): string => (typeof value === "string" ? value : other);
const numberOr = (value: unknown, other: number): number => (typeof value === "number" ? value : other);

function lineOf(sheet: Sheet, row: number, column: number): string {
  const underline = textOr(sheet.look("font.underline", row, column), "None") === "None" ? "" : "underline";
  const strike = sheet.look("font.strikethrough", row, column) === true ? "line-through" : "";
  return `${underline} ${strike}`.trim();
}

/** A conditional format may ask about its own cell: as that cell's formula it would go in a circle. */
const nowhere = { row: maxRows - 1, column: maxColumns - 1 } as const;

/** Reads what a cell shows: contents in their number format, and every look that is drawn. */
export function viewCell(
  workbook: Workbook,
  calculate: Calculate,
  numbersIn: NumbersIn,
  sheet: Sheet,
  row: number,
  column: number,
): CellView {
  const look = (name: string): unknown => sheet.look(name, row, column);
  const value = workbook.valueAt(sheet, row, column);
  const fill = look("fill.color");
  const conditional = conditionalLook(sheet.conditionalFormats, row, column, {
    valueAt: (r, c) => workbook.valueAt(sheet, r, c),
    numbersIn,
    calculate: (formula) => calculate(formula, { sheet, ...nowhere }, workbook),
  });
  return {
    text: shownText(value, sheet.numberFormat(row, column)),
    isNumber: typeof value === "number",
    align: alignOf(look("horizontalAlignment"), value),
    vertical: verticals[textOr(look("verticalAlignment"), "Bottom")] ?? "end",
    wraps: look("wrapText") === true,
    indent: numberOr(look("indentLevel"), 0) * 9,
    fill: conditional.fill ?? (typeof fill === "string" ? fill : null),
    colour: conditional.colour ?? textOr(look("font.color"), "#000000"),
    font: textOr(look("font.name"), "Calibri"),
    size: pixelsOf(numberOr(look("font.size"), 11)),
    bold: conditional.bold ?? look("font.bold") === true,
    italic: conditional.italic ?? look("font.italic") === true,
    line: lineOf(sheet, row, column),
    borders: bordersOf(sheet, row, column),
    isLocked: sheet.protection !== null && hasLockedCells(sheet, cellAt(row, column)),
    bar: conditional.bar ?? null,
    icon: conditional.icon ?? null,
    hidesText: conditional.hidesValue === true,
  };
}
