import { ticksOf } from "../../../../shared/document/chart-scale.ts";
import type { Chart, ChartSeries } from "../../../../shared/document/document-charts.ts";
import { formatFigure } from "../../format.ts";
import { chartStrings } from "../../strings/charts.ts";
import { labelledCategories, labelPlace, layOut, plotHeight, strokesOf, type Plot } from "./chart-layout.ts";
import { useChartStyles } from "./chart-styles.ts";
import { useWidth } from "./use-width.ts";
import { Drawing, LegendItem } from "./Drawing.tsx";

const words = chartStrings.drawing;

/** The whole drawing in a sentence or two; what it means is said below it, and every figure stands in the table. */
function spokenOf({ breaks, categories, format, series, title, valueTitle }: Chart): string {
  const shown = (index: number): string => categories[index] ?? "";
  const values = categories.map(
    (_, index) =>
      series.find(({ role, values: own }) => role === "value" && typeof own[index] === "number")?.values[index],
  );
  const last = values.findLastIndex((value) => typeof value === "number");
  const lastValue = formatFigure(values[last] ?? null, format);
  return [
    words.line(title, valueTitle, shown(0), shown(categories.length - 1)),
    ...(lastValue === null ? [] : [words.last(lastValue, shown(last))]),
    ...breaks.map((index) => words.breakAt(shown(index))),
  ].join(" ");
}

/** Points by quarter with median, goal and breaks. */
export function LineDrawing({ chart }: { readonly chart: Chart }) {
  const place = useWidth();
  const { categories, scale } = chart;
  return (
    <Drawing height={plotHeight} label={spokenOf(chart)} place={place} legend={<Legend chart={chart} />}>
      <Plotted chart={chart} plot={layOut(place.width, categories.length, scale)} />
    </Drawing>
  );
}

function Plotted({ chart, plot }: { readonly chart: Chart; readonly plot: Plot }) {
  const styles = useChartStyles();
  const { breaks, categories, format, scale, series } = chart;
  return (
    <>
      {ticksOf(scale).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={plot.left} x2={plot.right} y1={plot.y(tick)} y2={plot.y(tick)} />
          <text className={styles.text} x={plot.left - 6} y={plot.y(tick) + 4} textAnchor="end">
            {axisText(tick, format)}
          </text>
        </g>
      ))}
      {labelledCategories(categories.length, plot).map((index) => (
        <text key={index} className={styles.text} x={labelPlace(index, plot)} y={plotHeight - 6} textAnchor="middle">
          {categories[index]}
        </text>
      ))}
      {breaks.map((index) => {
        const x = (plot.x(index - 1) + plot.x(index)) / 2;
        return <line key={index} className={styles.breakLine} x1={x} x2={x} y1={plot.top} y2={plot.bottom} />;
      })}
      {series.map((one) => (
        <Lines key={one.name} series={one} plot={plot} open={chart.open} />
      ))}
    </>
  );
}

const axisText = (tick: number, format: Chart["format"]): string =>
  format === "rate" ? `${Math.round(tick * 100)} %` : String(tick);

interface LinesProps {
  readonly series: ChartSeries;
  readonly plot: Plot;
  readonly open: readonly number[];
}

function Lines({ series: { role, values }, plot, open }: LinesProps) {
  const styles = useChartStyles();
  if (role !== "value") {
    // A level is a level for its whole stretch, half a step before the first point and after the last.
    const first = values.findIndex((value) => value !== null);
    const last = values.findLastIndex((value) => value !== null);
    const level = values[first];
    if (level === undefined || level === null) return null;
    const half = (plot.x(1) - plot.x(0)) / 2;
    const className = role === "goal" ? styles.goal : styles.median;
    const y = plot.y(level);
    return (
      <line className={className} x1={plot.x(first) - half} x2={plot.x(last) + half} y1={y} y2={y} strokeWidth="1.5" />
    );
  }
  return (
    <>
      {strokesOf(values, plot).map((points) => (
        <polyline key={points} className={styles.value} points={points} fill="none" strokeWidth="2" />
      ))}
      {values.map((value, index) =>
        value === null ? null : (
          <circle
            // oxlint-disable-next-line react/no-array-index-key -- a point is its quarter's, and quarters stand in order
            key={index}
            className={open.includes(index) ? styles.openPoint : styles.point}
            cx={plot.x(index)}
            cy={plot.y(value)}
            r="3.5"
            strokeWidth="1.5"
          />
        ),
      )}
    </>
  );
}

function Legend({ chart }: { readonly chart: Chart }) {
  const styles = useChartStyles();
  const names = chartStrings.legend;
  const has = (role: ChartSeries["role"]): boolean => chart.series.some((one) => one.role === role);
  const level = (role: "median" | "goal") =>
    has(role) && (
      <LegendItem name={names[role]} width={18} height={10}>
        <line className={styles[role]} x1="0" x2="18" y1="5" y2="5" strokeWidth="1.5" />
      </LegendItem>
    );
  return (
    <>
      <LegendItem name={names.value} width={18} height={10}>
        <line className={styles.value} x1="0" x2="18" y1="5" y2="5" strokeWidth="2" />
        <circle className={styles.point} cx="9" cy="5" r="3.5" />
      </LegendItem>
      {chart.open.length > 0 && (
        <LegendItem name={names.open} width={10} height={10}>
          <circle className={styles.openPoint} cx="5" cy="5" r="3.5" strokeWidth="1.5" />
        </LegendItem>
      )}
      {level("median")}
      {level("goal")}
      {chart.breaks.length > 0 && (
        <LegendItem name={names.break} width={6} height={12}>
          <line className={styles.breakLine} x1="3" x2="3" y1="0" y2="12" />
        </LegendItem>
      )}
    </>
  );
}
