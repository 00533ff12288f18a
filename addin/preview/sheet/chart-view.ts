import type { Chart, ChartSeries } from "../host/model/chart.ts";
import type { Scalar } from "../host/model/content.ts";
import type { RangeRef } from "../host/model/range-ref.ts";
import type { Workbook } from "../host/model/workbook.ts";
import { shownText } from "./shown-text.ts";

/** A line or a set of bars as it is drawn. Colours are CSS. */
export interface SeriesView {
  readonly name: string;
  /** Null is a gap. */
  readonly values: readonly (number | null)[];
  readonly colour: string;
  /** In pixels. */
  readonly weight: number;
  readonly isDashed: boolean;
  readonly hasMarkers: boolean;
}

/** A chart as it is drawn, read out of its cells at this moment. */
export interface ChartView {
  readonly form: "line" | "bar";
  /** Empty where there is none. */
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly SeriesView[];
  readonly min: number;
  readonly max: number;
  /** Values that the axis is labelled with, and what stands there. */
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly valueTitle: string;
  readonly categoryTitle: string;
  readonly hasLegend: boolean;
  /** The first category on top: bars are stacked from the bottom up otherwise. */
  readonly isReversed: boolean;
}

/** What Excel gives series that nobody coloured, in this order. */
const usualColours = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

const cellsIn = (workbook: Workbook, { area, sheet }: RangeRef): Scalar[] =>
  area === null ? [] : workbook.valuesOf(sheet, area).flat();

const textsIn = (workbook: Workbook, range: RangeRef): string[] => {
  const { area, sheet } = range;
  return cellsIn(workbook, range).map((value, index) =>
    shownText(value, area === null ? "General" : sheet.numberFormat(area.row + index, area.column)),
  );
};

const numberOr = <Other>(value: unknown, other: Other): number | Other => (typeof value === "number" ? value : other);
const textOr = (value: unknown, other: string): string => (typeof value === "string" ? value : other);

function viewSeries(workbook: Workbook, chart: Chart, series: ChartSeries, index: number): SeriesView {
  const { looks, name, values } = series;
  const usual = usualColours[index % usualColours.length] ?? "#000000";
  const isBar = chart.type === "BarClustered";
  const marker = textOr(looks.get("markerStyle"), "Automatic");
  return {
    name: (name === null ? undefined : textsIn(workbook, name)[0]) ?? `Series${index + 1}`,
    values: cellsIn(workbook, values).map((value) => numberOr(value, null)),
    colour: textOr(looks.get(isBar ? "format.fill.color" : "format.line.color"), usual),
    weight: (numberOr(looks.get("format.line.weight"), 2.25) * 96) / 72,
    isDashed: textOr(looks.get("format.line.lineStyle"), "Continuous").includes("Dash"),
    hasMarkers: chart.type === "LineMarkers" && marker !== "None",
  };
}

/** The axis as it was set, or from 0 (or below) to a little above the highest value. */
function axisOf({ parts }: Chart, values: readonly number[]): Pick<ChartView, "min" | "max" | "ticks"> {
  const min = numberOr(parts.get("axes.valueAxis.minimum"), Math.min(0, ...values));
  const found = numberOr(parts.get("axes.valueAxis.maximum"), Math.max(0, ...values) * 1.05);
  const max = found > min ? found : min + 1;
  const step = numberOr(parts.get("axes.valueAxis.majorUnit"), (max - min) / 5);
  const pattern = textOr(parts.get("axes.valueAxis.numberFormat"), "General");
  const count = step > 0 ? Math.min(50, Math.floor((max - min) / step + 1e-9)) : 0;
  const ticks = Array.from({ length: count + 1 }, (_, index) => {
    const value = Number((min + index * step).toPrecision(12));
    return { value, text: shownText(value, pattern) };
  });
  return { min, max, ticks };
}

/** Reads what a chart shows. */
export function viewChart(workbook: Workbook, chart: Chart): ChartView {
  const { parts } = chart;
  const series = chart.series.map((one, index) => viewSeries(workbook, chart, one, index));
  const first = chart.series[0];
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  const named = first?.categories === null || first === undefined ? [] : textsIn(workbook, first.categories);
  return {
    form: chart.type === "BarClustered" ? "bar" : "line",
    title: parts.get("title.visible") === false ? "" : textOr(parts.get("title.text"), "Chart Title"),
    categories: Array.from({ length }, (_, index) => named[index] ?? String(index + 1)),
    series,
    ...axisOf(
      chart,
      series.flatMap(({ values }) => values).filter((value) => value !== null),
    ),
    valueTitle: textOr(parts.get("axes.valueAxis.title.text"), ""),
    categoryTitle: textOr(parts.get("axes.categoryAxis.title.text"), ""),
    hasLegend: parts.get("legend.visible") !== false,
    isReversed: parts.get("axes.categoryAxis.reversePlotOrder") === true,
  };
}
