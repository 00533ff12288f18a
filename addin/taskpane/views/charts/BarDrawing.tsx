import { ticksOf } from "../../../../shared/document/chart-scale.ts";
import type { Chart } from "../../../../shared/document/document-charts.ts";
import { formatFigure } from "../../format.ts";
import { chartStrings } from "../../strings/charts.ts";
import { useChartStyles } from "./chart-styles.ts";
import { useWidth } from "./use-width.ts";
import { Drawing, LegendItem } from "./Drawing.tsx";

/** Room for a value at a bar's end, and heights, in pixels. */
const valueRoom = 34;
const nameHeight = 16;
const barHeight = 9;
const gap = 10;
const axisHeight = 18;

const rowHeightOf = ({ series }: Chart): number => nameHeight + series.length * barHeight + gap;

/** Bars by section, now above last time, each under its name: names are longer than a narrow pane has room beside. */
export function BarDrawing({ chart }: { readonly chart: Chart }) {
  const styles = useChartStyles();
  const place = useWidth();
  const { categories, series, title } = chart;
  return (
    <Drawing
      height={categories.length * rowHeightOf(chart) + axisHeight}
      label={chartStrings.drawing.bar(title, series.map(({ name }) => name).join(" · "))}
      place={place}
      legend={series.map(({ name, role }) => (
        <LegendItem key={name} name={name} width={16} height={9}>
          <rect className={role === "before" ? styles.barBefore : styles.bar} x="0.5" y="0.5" width="15" height="7" />
        </LegendItem>
      ))}
    >
      <Bars chart={chart} width={place.width} />
    </Drawing>
  );
}

function Bars({ chart, width }: { readonly chart: Chart; readonly width: number }) {
  const styles = useChartStyles();
  const { categories, format, scale, series } = chart;
  const x = (value: number): number => ((value - scale.min) / (scale.max - scale.min)) * (width - valueRoom);
  const rowHeight = rowHeightOf(chart);
  const bottom = categories.length * rowHeight;
  return (
    <>
      {ticksOf(scale).map((tick) => (
        <g key={tick}>
          {categories.map((category, row) => (
            <line
              key={category}
              className={styles.grid}
              x1={x(tick)}
              x2={x(tick)}
              y1={row * rowHeight + nameHeight}
              y2={(row + 1) * rowHeight - gap}
            />
          ))}
          <text
            className={styles.text}
            x={x(tick)}
            y={bottom + 13}
            textAnchor={tick === scale.min ? "start" : "middle"}
          >
            {tick}
          </text>
        </g>
      ))}
      {categories.map((category, row) => (
        <g key={category}>
          <text className={styles.text} x="0" y={row * rowHeight + 12}>
            {category}
          </text>
          {series.map(({ name, role, values }, index) => {
            const value = values[row] ?? null;
            if (value === null) return null;
            const y = row * rowHeight + nameHeight + index * barHeight;
            return (
              <g key={name}>
                <rect
                  className={role === "before" ? styles.barBefore : styles.bar}
                  y={y + 0.5}
                  width={Math.max(2, x(value))}
                  height={barHeight - 2}
                />
                {role === "value" && (
                  <text className={styles.text} x={Math.max(2, x(value)) + 5} y={y + barHeight - 0.5}>
                    {formatFigure(value, format)}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      ))}
    </>
  );
}
