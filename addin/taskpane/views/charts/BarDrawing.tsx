/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that follows the theme stands in the page, which an img does not */
import { Text } from "@fluentui/react-components";
import { ticksOf } from "../../../../shared/document/chart-scale.ts";
import type { Chart } from "../../../../shared/document/document-charts.ts";
import { formatFigure } from "../../format.ts";
import { chartStrings } from "../../strings/charts.ts";
import { useChartStyles } from "./chart-styles.ts";
import { useWidth } from "./use-width.ts";

/** Room for a value at a bar's end, and heights, in pixels. */
const valueRoom = 34;
const nameHeight = 16;
const barHeight = 9;
const gap = 10;
const axisHeight = 18;

/** Bars by section, now above last time, each under its name: names are longer than a narrow pane has room beside. */
export function BarDrawing({ chart }: { readonly chart: Chart }) {
  const styles = useChartStyles();
  const { width, ref } = useWidth();
  const { categories, format, scale, series, title } = chart;
  const x = (value: number): number => ((value - scale.min) / (scale.max - scale.min)) * (width - valueRoom);
  const rowHeight = nameHeight + series.length * barHeight + gap;
  const bottom = categories.length * rowHeight;
  return (
    <>
      <svg
        ref={ref}
        className={styles.drawing}
        height={bottom + axisHeight}
        viewBox={`0 0 ${width} ${bottom + axisHeight}`}
        role="img"
        aria-label={chartStrings.drawing.bar(title, series.map(({ name }) => name).join(" · "))}
      >
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
      </svg>
      <Text size={200} className={styles.legend} aria-hidden="true">
        {series.map(({ name, role }) => (
          <span key={name}>
            <svg width="16" height="9">
              <rect
                className={role === "before" ? styles.barBefore : styles.bar}
                x="0.5"
                y="0.5"
                width="15"
                height="7"
              />
            </svg>
            {name}
          </span>
        ))}
      </Text>
    </>
  );
}
