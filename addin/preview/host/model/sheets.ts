import { formatArea, quoteSheetName, type Area } from "../a1.ts";
import { accessDenied, invalidArgument, invalidOperation, itemAlreadyExists } from "../api-error.ts";
import { chartRangesOf, copyChart } from "./chart.ts";
import { renameSheetInFormula } from "./formula-references.ts";
import { Sheet, type Visibility } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";

/** Which sheets there are, and their names and order, is the workbook's structure. */
export function requireOpenStructure(workbook: Workbook): void {
  if (workbook.structurePassword !== null) throw accessDenied("The structure of the workbook is protected.");
}

/** Excel's rules for sheet names; "History" it keeps for itself. */
function requireSheetName(workbook: Workbook, name: string, own: Sheet | null): void {
  const isAllowed =
    name.length >= 1 &&
    name.length <= 31 &&
    !/[:\\/?*[\]]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== "history";
  if (!isAllowed) throw invalidArgument(`Excel allows no sheet of the name ${name}.`);
  const other = workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (other !== undefined && other !== own) throw itemAlreadyExists(name);
}

function freeName(workbook: Workbook, nameOf: (n: number) => string, first: number): string {
  let n = first;
  while (workbook.sheets.some(({ name }) => name.toLowerCase() === nameOf(n).toLowerCase())) n++;
  return nameOf(n);
}

const longestName = 31;

/** `Scores`, or `Scores (2)` where the workbook has that already: how a sheet out of another workbook is called here. */
export function freeSheetName(workbook: Workbook, wish: string): string {
  if (workbook.findSheet(wish) === null) return wish;
  return freeName(workbook, (n) => `${wish.slice(0, longestName - ` (${n})`.length)} (${n})`, 2);
}

/** Adds a sheet at the end, without going to it. */
export function addSheet(workbook: Workbook, name: string | null): Sheet {
  requireOpenStructure(workbook);
  const given = name ?? freeName(workbook, (n) => `Sheet${n}`, workbook.sheets.length + 1);
  requireSheetName(workbook, given, null);
  const sheet = new Sheet(workbook.nextId(), given);
  workbook.sheets = [...workbook.sheets, sheet];
  workbook.emit({ kind: "added", sheet });
  return sheet;
}

export function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  requireOpenStructure(workbook);
  requireSheetName(workbook, name, sheet);
  const old = sheet.name;
  sheet.name = name;
  for (const other of workbook.sheets) {
    other.cells.changeFormulas((formula) => renameSheetInFormula(formula, old, quoteSheetName(name)));
  }
}

const visibleOthers = (workbook: Workbook, sheet: Sheet): readonly Sheet[] =>
  workbook.sheets.filter((other) => other !== sheet && other.visibility === "Visible");

/** Leaves a sheet that is about to vanish: the next visible one comes up, or else the one before. */
function leave(workbook: Workbook, sheet: Sheet): void {
  if (workbook.active !== sheet) return;
  const others = visibleOthers(workbook, sheet);
  const index = workbook.sheets.indexOf(sheet);
  const next = others.find((other) => workbook.sheets.indexOf(other) > index) ?? others.at(-1);
  if (next !== undefined) activateSheet(workbook, next);
}

export function setVisibility(workbook: Workbook, sheet: Sheet, visibility: Visibility): void {
  requireOpenStructure(workbook);
  if (visibility !== "Visible") {
    if (visibleOthers(workbook, sheet).length === 0) throw invalidOperation("A workbook keeps one visible sheet.");
    leave(workbook, sheet);
  }
  sheet.visibility = visibility;
}

/** Deletes a sheet. Names of its cells stay, and point nowhere. A very hidden sheet cannot be deleted before it is shown. */
export function deleteSheet(workbook: Workbook, sheet: Sheet): void {
  requireOpenStructure(workbook);
  if (sheet.visibility === "VeryHidden") throw invalidOperation("A very hidden sheet cannot be deleted.");
  if (visibleOthers(workbook, sheet).length === 0) throw invalidOperation("A workbook keeps one visible sheet.");
  leave(workbook, sheet);
  workbook.sheets = workbook.sheets.filter((other) => other !== sheet);
  workbook.names = workbook.names.filter(({ scope }) => scope !== sheet);
  for (const name of workbook.names) {
    if (name.refersTo.kind !== "range" || name.refersTo.range.sheet !== sheet) continue;
    const { area } = name.refersTo.range;
    name.refersTo = { kind: "formula", formula: `=#REF!${area === null ? "" : formatArea(area, "$")}` };
  }
  for (const ref of [...workbook.tracked, ...chartRangesOf(workbook.sheets)]) if (ref.sheet === sheet) ref.area = null;
  for (const other of workbook.sheets) {
    other.cells.changeFormulas((formula) => renameSheetInFormula(formula, sheet.name, "#REF"));
  }
  workbook.emit({ kind: "deleted", sheet });
}

/** Copies a sheet, as people do by dragging its tab: "IMAT (2)" beside "IMAT". Names of its cells come along, for the copy. */
export function copySheet(workbook: Workbook, sheet: Sheet, at: number): Sheet {
  requireOpenStructure(workbook);
  const base = sheet.name.replace(/ \(\d+\)$/, "").slice(0, 26);
  const copy = sheet.copy(
    workbook.nextId(),
    freeName(workbook, (n) => `${base} (${n})`, 2),
  );
  copy.pictures = sheet.pictures;
  copy.charts = sheet.charts.map((chart) => copyChart(chart, sheet, copy, workbook.nextId()));
  workbook.sheets = workbook.sheets.toSpliced(at, 0, copy);
  const copies = workbook.names.flatMap((item) => {
    if (item.refersTo.kind !== "range" || item.refersTo.range.sheet !== sheet) return [];
    const { area } = item.refersTo.range;
    return [{ ...item, scope: copy, refersTo: { kind: "range" as const, range: { sheet: copy, area } } }];
  });
  workbook.names = [...workbook.names, ...copies];
  workbook.emit({ kind: "added", sheet: copy });
  return copy;
}

export function moveSheet(workbook: Workbook, sheet: Sheet, position: number): void {
  requireOpenStructure(workbook);
  if (position < 0 || position >= workbook.sheets.length) throw invalidArgument("There is no such position.");
  workbook.sheets = workbook.sheets.filter((other) => other !== sheet).toSpliced(position, 0, sheet);
}

export function activateSheet(workbook: Workbook, sheet: Sheet): void {
  if (sheet.visibility !== "Visible") throw invalidOperation(`The sheet ${sheet.name} is hidden.`);
  if (workbook.active === sheet) return;
  workbook.emit({ kind: "deactivated", sheet: workbook.active });
  workbook.active = sheet;
  workbook.emit({ kind: "activated", sheet });
}

/** Selects cells, going to their sheet. */
export function selectCells(workbook: Workbook, sheet: Sheet, area: Area): void {
  activateSheet(workbook, sheet);
  sheet.selection = area;
  workbook.emit({ kind: "selection-changed", sheet, area });
}
