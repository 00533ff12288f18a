import { boundingAreaOf, type Area } from "../a1.ts";
import { invalidArgument, itemNotFound, notSimulated } from "../api-error.ts";
import { seriesFrom, type Chart, type ChartSeries } from "../model/chart.ts";
import { requireUnprotected } from "../model/protection.ts";
import { areaOf } from "../model/range-ref.ts";
import type { Sheet } from "../model/sheet.ts";
import { defineClass, type ApiObject, type ClassDefinition } from "./api-object.ts";
import { readBoolean, readNumber, readString, readWord, type Args } from "./args.ts";
import type { HostContext, SheetSubject } from "./host-context.ts";

interface ChartSubject {
  readonly context: HostContext;
  readonly sheet: Sheet;
  readonly chart: Chart;
}

interface SeriesSubject extends ChartSubject {
  readonly series: ChartSeries;
}

type Properties<T> = NonNullable<ClassDefinition<T>["properties"]>;
type Kept<T> = (subject: T) => Map<string, unknown>;

/** A property that is kept as it was set; before that it is what Excel chooses by itself. */
const kept = <T extends ChartSubject, V>(mapOf: Kept<T>, path: string, initial: V, read: (value: unknown) => V) => ({
  get: (subject: T) => mapOf(subject).get(path) ?? initial,
  set: (subject: T, value: unknown) => {
    requireUnprotected(subject.sheet, "a chart");
    mapOf(subject).set(path, read(value));
  },
});

const partsOf: Kept<ChartSubject> = ({ chart }) => chart.parts;
const looksOf: Kept<SeriesSubject> = ({ series }) => series.looks;

/** Excel answers colours in capitals. */
const readColour = (value: unknown): string => readString(value).toUpperCase();

const oneOf =
  <W extends string>(...words: readonly W[]) =>
  (value: unknown): W =>
    readWord(value, words);

/** What Excel works out from the data until somebody sets it is unknown here, and is answered with nothing. */
const numberOrNull = (value: unknown): number | null => readNumber(value);

const titleProperties = (path: string, initialText: string): Properties<ChartSubject> => ({
  text: kept(partsOf, `${path}.text`, initialText, readString),
  visible: kept(partsOf, `${path}.visible`, true, readBoolean),
});

const chartTitle = defineClass<ChartSubject>("ChartTitle", { properties: titleProperties("title", "Chart Title") });

const chartLegend = defineClass<ChartSubject>("ChartLegend", {
  properties: {
    position: kept(partsOf, "legend.position", "Bottom", oneOf("Top", "Bottom", "Left", "Right", "Corner", "Custom")),
    visible: kept(partsOf, "legend.visible", true, readBoolean),
  },
});

function axisOf(axis: "valueAxis" | "categoryAxis"): (subject: ChartSubject) => ApiObject {
  const path = `axes.${axis}`;
  const title = defineClass<ChartSubject>("ChartAxisTitle", { properties: titleProperties(`${path}.title`, "") });
  return defineClass<ChartSubject>("ChartAxis", {
    properties: {
      minimum: kept(partsOf, `${path}.minimum`, null, numberOrNull),
      maximum: kept(partsOf, `${path}.maximum`, null, numberOrNull),
      majorUnit: kept(partsOf, `${path}.majorUnit`, null, numberOrNull),
      numberFormat: kept(partsOf, `${path}.numberFormat`, "General", readString),
      reversePlotOrder: kept(partsOf, `${path}.reversePlotOrder`, false, readBoolean),
      visible: kept(partsOf, `${path}.visible`, true, readBoolean),
    },
    children: { title },
  });
}

const chartAxes = defineClass<ChartSubject>("ChartAxes", {
  children: { valueAxis: axisOf("valueAxis"), categoryAxis: axisOf("categoryAxis") },
});

const lineFormat = defineClass<SeriesSubject>("ChartLineFormat", {
  properties: {
    color: kept(looksOf, "format.line.color", "#000000", readColour),
    weight: kept(looksOf, "format.line.weight", 2.25, readNumber),
    lineStyle: kept(
      looksOf,
      "format.line.lineStyle",
      "Automatic",
      oneOf("None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Grey25", "Grey50", "Grey75", "Automatic"),
    ),
  },
});

const fill = defineClass<SeriesSubject>("ChartFill", {
  methods: {
    setSolidColor: (subject, args) => {
      requireUnprotected(subject.sheet, "a chart");
      subject.series.looks.set("format.fill.color", readColour(args.any(0)));
    },
  },
});

const seriesFormat = defineClass<SeriesSubject>("ChartSeriesFormat", { children: { line: lineFormat, fill } });

const markers = oneOf(
  "Automatic",
  "None",
  "Circle",
  "Square",
  "Diamond",
  "Triangle",
  "X",
  "Star",
  "Dot",
  "Dash",
  "Plus",
);

/** The name that stands in the series' cell; "Series1" where it has none. */
function nameOfSeries({ context, chart, series }: SeriesSubject): string {
  const { name } = series;
  if (name === null || name.area === null) return `Series${chart.series.indexOf(series) + 1}`;
  return String(context.workbook.valueAt(name.sheet, name.area.row, name.area.column));
}

const chartSeries = defineClass<SeriesSubject>("ChartSeries", {
  properties: {
    name: { get: nameOfSeries },
    markerStyle: kept(looksOf, "markerStyle", "Automatic", markers),
    markerBackgroundColor: kept(looksOf, "markerBackgroundColor", "#000000", readColour),
    markerForegroundColor: kept(looksOf, "markerForegroundColor", "#000000", readColour),
  },
  children: { format: seriesFormat },
});

const seriesCollection = defineClass<ChartSubject>("ChartSeriesCollection", {
  properties: { count: { get: ({ chart }) => chart.series.length } },
  items: (subject) => subject.chart.series.map((series) => chartSeries({ ...subject, series })),
  methods: {
    getCount: ({ chart }) => chart.series.length,
    getItemAt: (subject, args) => {
      const series = subject.chart.series[args.number(0)];
      if (series === undefined) throw invalidArgument("There are not so many series.");
      return chartSeries({ ...subject, series });
    },
  },
});

const usualColumn = 48;
const usualRow = 15;

/** How far cells reach from the sheet's edge, in points. */
function extent(sheet: Sheet, look: "columnWidth" | "rowHeight", from: number, count: number): number {
  let sum = 0;
  for (let index = from; index < from + count; index += 1) {
    const size = look === "columnWidth" ? sheet.look(look, 0, index) : sheet.look(look, index, 0);
    sum += typeof size === "number" ? size : look === "columnWidth" ? usualColumn : usualRow;
  }
  return sum;
}

/** Over these cells, from the first one's corner to the last one's. */
function placeOver({ sheet, chart }: ChartSubject, area: Area): void {
  chart.anchor = area;
  chart.left = extent(sheet, "columnWidth", 0, area.column);
  chart.top = extent(sheet, "rowHeight", 0, area.row);
  chart.width = extent(sheet, "columnWidth", area.column, area.columnCount);
  chart.height = extent(sheet, "rowHeight", area.row, area.rowCount);
}

const size = (name: "left" | "top" | "width" | "height"): Properties<ChartSubject>[string] => ({
  get: ({ chart }) => chart[name],
  set: ({ chart, sheet }, value) => {
    requireUnprotected(sheet, "a chart");
    chart[name] = readNumber(value);
    chart.anchor = null;
  },
});

const seriesBy = ["Auto", "Columns", "Rows"] as const;

/** The table of a chart's source; only one whose series stand in columns is taken apart here. */
function readSource({ context, sheet }: SheetSubject, args: Args, at: number, before: readonly ChartSeries[] = []) {
  const range = args.object(at)?.range ?? null;
  if (range === null) throw invalidArgument("A chart is made of a range.");
  if (args.word(at + 1, seriesBy, "Auto") !== "Columns") throw notSimulated("A chart of series other than in columns");
  requireUnprotected(sheet, "a chart");
  return seriesFrom(context.workbook, range.sheet, areaOf(range), before);
}

const chartClass = defineClass<ChartSubject>("Chart", {
  id: ({ chart }) => chart.id,
  properties: {
    id: { get: ({ chart }) => chart.id },
    name: {
      get: ({ chart }) => chart.name,
      set: ({ chart, sheet }, value) => {
        requireUnprotected(sheet, "a chart");
        chart.name = readString(value);
      },
    },
    chartType: { get: ({ chart }) => chart.type },
    left: size("left"),
    top: size("top"),
    width: size("width"),
    height: size("height"),
  },
  children: {
    title: chartTitle,
    legend: chartLegend,
    axes: chartAxes,
    series: seriesCollection,
    worksheet: ({ context, sheet }) => context.objects.worksheet(sheet),
  },
  methods: {
    delete: ({ chart, sheet }) => {
      requireUnprotected(sheet, "a chart");
      sheet.charts = sheet.charts.filter((other) => other !== chart);
    },
    setData: (subject, args) => {
      subject.chart.series = readSource(subject, args, 0, subject.chart.series);
    },
    setPosition: (subject, args) => {
      requireUnprotected(subject.sheet, "a chart");
      const start = args.area(0);
      placeOver(subject, args.any(1) === undefined ? start : boundingAreaOf(start, args.area(1)));
    },
  },
});

/** What can be drawn; the others of Office.js' many fail by name. */
const drawnTypes: ReadonlySet<string> = new Set(["Line", "LineMarkers", "BarClustered"]);

function add(subject: SheetSubject, args: Args): ApiObject {
  const { context, sheet } = subject;
  const type = args.string(0);
  if (!drawnTypes.has(type)) throw notSimulated(`A chart of the type ${type}`);
  const series = readSource(subject, args, 1);
  const chart: Chart = {
    id: context.workbook.nextId(),
    name: `Chart ${sheet.charts.length + 1}`,
    type,
    series,
    parts: new Map(),
    anchor: null,
    left: 150,
    top: 75,
    width: 360,
    height: 216,
  };
  sheet.charts = [...sheet.charts, chart];
  return chartClass({ context, sheet, chart });
}

const find = ({ context, sheet }: SheetSubject, key: string): ApiObject | null => {
  const chart = sheet.charts.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
  return chart === undefined ? null : chartClass({ context, sheet, chart });
};

/** `worksheet.charts`. A chart reads its cells whenever it is drawn. */
export const chartCollection = defineClass<SheetSubject>("ChartCollection", {
  properties: { count: { get: ({ sheet }) => sheet.charts.length } },
  items: ({ context, sheet }) => sheet.charts.map((chart) => chartClass({ context, sheet, chart })),
  item: (subject, args) => {
    const found = find(subject, args.string(0));
    if (found === null) throw itemNotFound(`chart ${args.string(0)}`);
    return found;
  },
  methods: {
    add,
    getCount: ({ sheet }) => sheet.charts.length,
    getItem: (subject, args) => {
      const found = find(subject, args.string(0));
      if (found === null) throw itemNotFound(`chart ${args.string(0)}`);
      return found;
    },
    getItemOrNullObject: (subject, args) => find(subject, args.string(0)),
  },
});
