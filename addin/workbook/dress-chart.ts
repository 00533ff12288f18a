import type { Chart, ChartSeries } from "../../shared/document/document-charts.ts";

/** Told apart by lightness and by stroke too, for grey print and for those who see colours otherwise. */
const strokes: Readonly<
  Record<
    ChartSeries["role"],
    { colour: string; weight: number; style: "Continuous" | "Dash"; marker: "Circle" | "None" }
  >
> = {
  value: { colour: "#1F4E78", weight: 2.25, style: "Continuous", marker: "Circle" },
  before: { colour: "#9DB7D5", weight: 1.5, style: "Continuous", marker: "None" },
  median: { colour: "#767676", weight: 1.5, style: "Continuous", marker: "None" },
  goal: { colour: "#C55A11", weight: 1.5, style: "Dash", marker: "None" },
};

function dressSeries(drawn: Excel.ChartSeries, form: Chart["form"], { role }: ChartSeries): void {
  const { colour, marker, style, weight } = strokes[role];
  if (form === "bar") {
    drawn.format.fill.setSolidColor(colour);
    return;
  }
  drawn.format.line.color = colour;
  drawn.format.line.weight = weight;
  drawn.format.line.lineStyle = style;
  drawn.markerStyle = marker;
  if (marker === "None") return;
  drawn.markerBackgroundColor = colour;
  drawn.markerForegroundColor = colour;
}

/** Queues how the chart looks: title, legend, axes and their titles, colours. Everything of it is in ExcelApi 1.8. */
export function dressChart(drawn: Excel.Chart, chart: Chart): void {
  const { form, format, scale, series, title, categoryTitle, valueTitle } = chart;
  const { categoryAxis, valueAxis } = drawn.axes;
  drawn.title.text = title;
  drawn.legend.position = "Bottom";
  valueAxis.minimum = scale.min;
  valueAxis.maximum = scale.max;
  valueAxis.majorUnit = scale.step;
  valueAxis.numberFormat = format === "rate" ? "0%" : "0";
  valueAxis.title.text = valueTitle;
  categoryAxis.title.text = categoryTitle;
  // Bars are stacked from the bottom up; sections are read from the top down.
  if (form === "bar") categoryAxis.reversePlotOrder = true;
  for (const [index, one] of series.entries()) dressSeries(drawn.series.getItemAt(index), form, one);
}
