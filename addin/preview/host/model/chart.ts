import { cellAt, type Area } from "../a1.ts";
import type { RangeRef } from "./range-ref.ts";
import type { Sheet } from "./sheet.ts";
import type { Workbook } from "./workbook.ts";

/** A line of a chart or a set of its bars: its name, values and categories stand in cells and are read when it is drawn. */
export interface ChartSeries {
  readonly name: RangeRef | null;
  readonly values: RangeRef;
  readonly categories: RangeRef | null;
  /** How it looks, by Office.js' paths: `format.line.color`. */
  readonly looks: Map<string, unknown>;
}

/** A chart over the cells of its sheet. */
export interface Chart {
  readonly id: string;
  name: string;
  /** Office.js' name of it: `LineMarkers`. */
  readonly type: string;
  series: readonly ChartSeries[];
  /** Titles, legend and axes, by Office.js' paths: `axes.valueAxis.minimum`. */
  readonly parts: Map<string, unknown>;
  /** The cells it was put over; null once it was moved by hand. Sizes in points, from the sheet's corner. */
  anchor: Area | null;
  left: number;
  top: number;
  width: number;
  height: number;
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

/**
 * Series out of a table whose series stand in columns. As Excel does it: texts in the first row are the names, and a first
 * column of texts is the categories. Looks stay with the places of the series.
 */
export function seriesFrom(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  before: readonly ChartSeries[] = [],
): readonly ChartSeries[] {
  const { row, column, rowCount, columnCount } = area;
  const values = workbook.valuesOf(sheet, area);
  const hasNames = rowCount > 1 && (values[0] ?? []).slice(1).every(isText);
  const first = hasNames ? 1 : 0;
  const hasCategories = columnCount > 1 && values.slice(first).every(([value]) => isText(value));
  const down = (at: number): RangeRef => ({
    sheet,
    area: { row: row + first, column: at, rowCount: rowCount - first, columnCount: 1 },
  });
  const firstColumn = hasCategories ? 1 : 0;
  return Array.from({ length: columnCount - firstColumn }, (_, index) => {
    const at = column + firstColumn + index;
    return {
      name: hasNames ? { sheet, area: cellAt(row, at) } : null,
      values: down(at),
      categories: hasCategories ? down(column) : null,
      looks: before[index]?.looks ?? new Map<string, unknown>(),
    };
  });
}

const rangesOf = ({ categories, name, values }: ChartSeries): RangeRef[] =>
  [name, values, categories].filter((range) => range !== null);

/** All ranges that charts are drawn from, to be moved with their cells. */
export const chartRangesOf = (sheets: readonly Sheet[]): readonly RangeRef[] =>
  sheets.flatMap(({ charts }) => charts.flatMap(({ series }) => series.flatMap(rangesOf)));

/** The chart for a copy of its sheet: what it read there, it reads here. */
export function copyChart(chart: Chart, from: Sheet, to: Sheet, id: string): Chart {
  const moved = (range: RangeRef): RangeRef => ({ sheet: range.sheet === from ? to : range.sheet, area: range.area });
  return {
    ...chart,
    id,
    parts: new Map(chart.parts),
    series: chart.series.map(({ categories, looks, name, values }) => ({
      name: name === null ? null : moved(name),
      values: moved(values),
      categories: categories === null ? null : moved(categories),
      looks: new Map(looks),
    })),
  };
}
