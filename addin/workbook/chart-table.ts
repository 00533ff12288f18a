import type { Chart } from "../../shared/document/document-charts.ts";
import { contentOf, type Writable } from "./cell-content.ts";

/** A chart's sheet, worked out before anything is asked of Excel: one block of cells from A1 on, padded to a rectangle. */
export interface ChartTable {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly numberFormats: readonly (readonly string[])[];
  readonly contents: readonly (readonly Writable[])[];
  /** The table that the chart is drawn from, header row included. */
  readonly data: { readonly row: number; readonly rowCount: number; readonly columnCount: number };
}

/** Title, subtitle, how to read it. */
const headLines = 3;

/** Rows that a new chart covers, from the table's first on: sentences under it would be cut off at its edge. */
export const chartRows = 19;

const numberFormats: Readonly<Record<Chart["format"], string>> = { rate: "0.0%", mean: "0.00" };

const text = (line: string): Writable[] => [contentOf(line === "" ? null : line, "@")];

/** Title and subtitle, the table, and below it what there is to say: the sheet stands for itself when it is sent on. */
export function chartTable(chart: Chart, subtitle: string): ChartTable {
  const { categories, categoryTitle, comparison, hint, remarks, series, title } = chart;
  const columnCount = 1 + series.length;
  const head = [title, subtitle, hint ?? ""].map(text);
  const header = [categoryTitle, ...series.map(({ name }) => name)].map((name) => contentOf(name, "@"));
  const rows = categories.map((category, index): Writable[] => [
    contentOf(category, "@"),
    ...series.map(({ values }) => values[index] ?? ""),
  ]);
  const said = [...remarks.map((remark) => remark.text), ...(comparison?.sentences ?? [])].map(text);
  const table = [header, ...rows];
  const between = Array.from({ length: Math.max(1, chartRows + 1 - table.length) }, () => text(""));
  const lines = [...head, ...table, ...(said.length === 0 ? [] : [...between, ...said])];
  const isNumber = (row: number, column: number): boolean =>
    column > 0 && row > headLines && row <= headLines + categories.length;
  return {
    rowCount: lines.length,
    columnCount,
    numberFormats: lines.map((_, row) =>
      Array.from({ length: columnCount }, (__, column) => (isNumber(row, column) ? numberFormats[chart.format] : "@")),
    ),
    contents: lines.map((line) => Array.from({ length: columnCount }, (_, column) => line[column] ?? "")),
    data: { row: headLines, rowCount: 1 + categories.length, columnCount },
  };
}
