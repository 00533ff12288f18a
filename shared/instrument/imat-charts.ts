import type { Cells } from "../cell.ts";
import type {
  Chart,
  ChartedDocument,
  ChartSeries,
  ChartsInput,
  ChartValues,
  DocumentCharts,
} from "../document/document-charts.ts";
import { periodTextInWords } from "../period.ts";
import { scoreGroup, scorePath } from "./imat-scoring.ts";
import { itemsOf, topScoreOf, type Instrument } from "./instrument.ts";

const chartId = "profile";

/** Mean score of each section that has one, by section. */
function sectionMeans(instrument: Instrument, cells: Cells): ChartValues {
  return Object.fromEntries(
    instrument.sections.flatMap(({ id, items }) => {
      const { mean } = scoreGroup(instrument, items, cells);
      return mean === null ? [] : [[id, mean] as const];
    }),
  );
}

const seriesOf = (
  { sections }: Instrument,
  { period, values }: ChartedDocument,
  role: ChartSeries["role"],
  name: string,
): ChartSeries => ({
  name: `${name}, ${periodTextInWords(period)}`,
  role,
  values: sections.map(({ id }) => values[id] ?? null),
});

/** Nothing is drawn before anything is scored. */
function profileOf(instrument: Instrument, { documents }: ChartsInput): Chart[] {
  const now = documents.at(-1);
  if (now === undefined || Object.keys(now.values).length === 0) return [];
  const before = documents.slice(0, -1).findLast(({ isAccepted }) => isAccepted);
  const isWhole = instrument.sections.every(({ id }) => now.values[id] !== undefined);
  return [
    {
      id: chartId,
      title: "Profile by section",
      shortTitle: "IMAT profile",
      hint: null,
      form: "bar",
      format: "mean",
      categoryTitle: "Section",
      valueTitle: "Mean score",
      categories: instrument.sections.map(({ title }) => title.text),
      open: [],
      breaks: [],
      series: [
        seriesOf(instrument, now, "value", "Now"),
        ...(before === undefined ? [] : [seriesOf(instrument, before, "before", "Last time")]),
      ],
      scale: { min: 0, max: topScoreOf(instrument), step: 1 },
      remarks: [
        ...(before === undefined
          ? [{ kind: "note", text: "There is no accepted assessment yet to compare with." } as const]
          : []),
        ...(isWhole ? [] : [{ kind: "caution", text: "Not every section has been scored yet." } as const]),
      ],
      comparison: null,
    },
  ];
}

/** The assessment's profile, section by section, against last time. Self-assessments are not held against other practices'. */
export const imatCharts = (instrument: Instrument): DocumentCharts => ({
  paths: itemsOf(instrument).map(scorePath),
  values: (cells) => sectionMeans(instrument, cells),
  isCompared: false,
  charts: (input) => profileOf(instrument, input),
});
