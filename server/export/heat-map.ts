import type { Worksheet } from "@cj-tech-master/excelts";
import { sheetStyle } from "../../shared/grid/sheet-style.ts";
import { columnLetters } from "../../shared/grid/encode-grid.ts";
import { fillOf, fontOf, headerStyle, thinBorder } from "../workbook/cell-style.ts";
import { sheetText } from "../workbook/sheet-text.ts";
import { partStates, type KindParts, type PartCompleteness, type PartState } from "./part-completeness.ts";

/** How a state looks: blue for what came, yellow and orange for what did not, darker for more. The word is there as well. */
const looks: Readonly<Record<PartState, { readonly word: string; readonly fill: string; readonly colour: string }>> = {
  accepted: { word: "Accepted", fill: "#1F4E78", colour: "#FFFFFF" },
  "accepted late": { word: "Acc. late", fill: "#5B8DB8", colour: "#000000" },
  received: { word: "Received", fill: "#9DC3E6", colour: "#000000" },
  "received late": { word: "Rec. late", fill: "#DDEBF7", colour: "#000000" },
  entered: { word: "Entered", fill: "#FFF2CC", colour: "#000000" },
  due: { word: "Due", fill: "#F2F2F2", colour: "#404040" },
  "one of several due": { word: "Choose", fill: "#FAFAFA", colour: "#595959" },
  missing: { word: "MISSING", fill: "#F4B183", colour: "#000000" },
  "one of several missing": { word: "Choice?", fill: "#FBE5D6", colour: "#000000" },
};

const meanings: Readonly<Record<PartState, string>> = {
  accepted: "handed in on time and accepted",
  "accepted late": "handed in after the due day and accepted",
  received: "handed in on time, not accepted yet",
  "received late": "handed in after the due day, not accepted yet",
  entered: "values are entered, but not handed in",
  due: "expected, and the due day is still to come",
  "one of several due": "one of those that the practice chooses from, not due yet",
  missing: "expected, and the due day is past",
  "one of several missing": "too few were handed in; this is one of those to choose from",
};

/** A column of the map. */
interface MapColumn {
  readonly partId: string;
  readonly period: string;
}

/** Parts in the order in which they come, of each its periods in order of time. */
function columnsOf(parts: readonly PartCompleteness[]): readonly MapColumn[] {
  const periodsByPart = new Map<string, Set<string>>();
  for (const { part, period } of parts) {
    const periods = periodsByPart.get(part.id) ?? new Set<string>();
    periodsByPart.set(part.id, periods.add(period));
  }
  // Periods of one kind share a unit, so their texts sort as they follow in time.
  return [...periodsByPart].flatMap(([partId, periods]) =>
    [...periods].toSorted().map((period) => ({ partId, period })),
  );
}

const headerRow = 4;
const firstRow = headerRow + 2;
const stateWidth = 11;
const nameWidth = 30;

/** Characters that a landscape page holds and can still be read. */
const pageWidth = 200;

/** Below the map: above it, it would be frozen with the header and take half a screen. Returns its last row. */
function writeLegend(sheet: Worksheet, row: number): number {
  const heading = sheet.getCell(row, 1);
  heading.value = "What the colors mean";
  heading.font = fontOf(sheetStyle.subtitle.colour, { bold: true });
  for (const [index, state] of partStates.entries()) {
    const { word, fill, colour } = looks[state];
    const sample = sheet.getCell(row + 1 + index, 1);
    sample.value = word;
    sample.style = {
      fill: fillOf(fill),
      font: fontOf(colour),
      border: thinBorder,
      alignment: { horizontal: "center" },
    };
    const meaning = sheet.getCell(row + 1 + index, 2);
    meaning.value = meanings[state];
    meaning.font = fontOf(sheetStyle.intro.colour);
  }
  return row + partStates.length;
}

function writeHeader(sheet: Worksheet, columns: readonly MapColumn[]): void {
  const style = { ...headerStyle, alignment: { ...headerStyle.alignment, horizontal: "center" } } as const;
  for (const row of [headerRow, headerRow + 1]) {
    const cell = sheet.getCell(row, 1);
    cell.style = headerStyle;
    cell.value = row === headerRow ? "" : "Practice";
  }
  for (const [index, { partId, period }] of columns.entries()) {
    const top = sheet.getCell(headerRow, index + 2);
    // every column says its part: one that is merged over several is lost when the sheet is scrolled or copied
    top.value = sheetText(partId);
    top.style = style;
    const below = sheet.getCell(headerRow + 1, index + 2);
    below.value = period;
    below.style = style;
  }
}

/** How many of those expected came, by column: the row that program staff read first. */
function writeTotals(
  sheet: Worksheet,
  row: number,
  columns: readonly MapColumn[],
  parts: readonly PartCompleteness[],
): void {
  const style = {
    font: fontOf("#000000", { bold: true }),
    border: thinBorder,
    alignment: { horizontal: "center" },
  } as const;
  const label = sheet.getCell(row, 1);
  label.value = "Received of expected";
  label.style = { ...style, alignment: { horizontal: "left" } };
  for (const [index, { partId, period }] of columns.entries()) {
    const here = parts.filter(({ part, period: other }) => part.id === partId && other === period);
    const expected = here.filter(({ part, isReceived }) => part.expected === "yes" || isReceived);
    const cell = sheet.getCell(row, index + 2);
    cell.value = `${here.filter(({ isReceived }) => isReceived).length} of ${expected.length}`;
    cell.style = style;
  }
}

function layOut(sheet: Worksheet, columns: readonly MapColumn[], lastRow: number): void {
  sheet.getColumn(1).width = nameWidth;
  for (const index of columns.keys()) sheet.getColumn(index + 2).width = stateWidth;
  sheet.views = [
    { state: "frozen", xSplit: 1, ySplit: firstRow - 1, topLeftCell: `B${firstRow}`, showGridLines: false },
  ];
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: Math.max(1, Math.ceil((nameWidth + columns.length * stateWidth) / pageWidth)),
    fitToHeight: 0,
    printArea: `A1:${columnLetters(Math.max(columns.length, 6))}${lastRow}`,
    printTitlesRow: `${headerRow}:${headerRow + 1}`,
    printTitlesColumn: "A:A",
  };
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter: "&L&A&RPage &P of &N" };
}

/** Practices down, parts and periods across: what came, what is late and what is missing, in colour and in words. */
export function writeHeatMap(sheet: Worksheet, { kind, word, parts }: KindParts, exportedOn: string): number {
  const title = sheet.getCell(1, 1);
  title.value = `${kind.title}: what came in, by ${word} and period`;
  title.font = fontOf(sheetStyle.title.colour, { size: 16, bold: true });
  const subtitle = sheet.getCell(2, 1);
  subtitle.value = `As of ${exportedOn}. Blank: not expected.`;
  subtitle.font = fontOf(sheetStyle.intro.colour);

  const columns = columnsOf(parts);
  const columnByKey = new Map(columns.map(({ partId, period }, index) => [`${partId} ${period}`, index + 2]));
  writeHeader(sheet, columns);
  const rowByPractice = new Map<string, number>();
  for (const { practice, part, period, state } of parts) {
    const known = rowByPractice.get(practice.practiceId);
    const row = known ?? firstRow + rowByPractice.size;
    if (known === undefined) {
      rowByPractice.set(practice.practiceId, row);
      const name = sheet.getCell(row, 1);
      name.value = sheetText(practice.name);
      name.style = { font: fontOf("#000000"), border: thinBorder, alignment: { vertical: "middle", wrapText: true } };
    }
    const { word: shown, fill, colour } = looks[state];
    const cell = sheet.getCell(row, columnByKey.get(`${part.id} ${period}`) ?? 2);
    cell.value = shown;
    cell.style = {
      fill: fillOf(fill),
      font: fontOf(colour, { size: 10, bold: state === "missing" }),
      border: thinBorder,
      alignment: { horizontal: "center", vertical: "middle" },
    };
  }
  const totals = firstRow + rowByPractice.size;
  writeTotals(sheet, totals, columns, parts);
  layOut(sheet, columns, writeLegend(sheet, totals + 2));
  return rowByPractice.size;
}
