/* oxlint-disable jsx-a11y/prefer-tag-over-role -- it is drawn anew from its cells at every change, which no image file is */
import type { ChartView, SeriesView } from "../sheet/chart-view.ts";
import { words } from "../sheet/words.ts";

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Props {
  readonly view: ChartView;
  readonly width: number;
  readonly height: number;
}

const titleRoom = 34;
const axisRoom = 22;
const axisTitleRoom = 18;
const barNameRoom = 150;

/** A chart the way Excel draws it, as far as add-ins here use charts: lines with markers, or bars side by side. */
export function ChartPicture({ view, width, height }: Props) {
  const { categoryTitle, form, hasLegend, isReversed, series, title, valueTitle } = view;
  const isBar = form === "bar";
  // A category axis that runs backwards takes the value axis to the other side with it.
  const isAxisOnTop = isBar && isReversed;
  const lines = hasLegend ? legendLines(series, width - 12) : [];
  const below = 8 + lines.length * legendLine + (isAxisOnTop ? 4 : axisRoom + axisTitleRoom);
  const plot: Plot = {
    left: isBar ? barNameRoom : 62,
    right: width - 18,
    top: (title === "" ? 8 : titleRoom) + (isAxisOnTop ? axisRoom : 0),
    bottom: height - below,
  };
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.chart(
        title,
        series.map(({ name }) => name),
      )}
    >
      <text x={width / 2} y="22" textAnchor="middle" fontSize="15">
        {title}
      </text>
      {isBar ? <Bars view={view} plot={plot} isAxisOnTop={isAxisOnTop} /> : <Lines view={view} plot={plot} />}
      {!isBar && (
        <>
          <text x={(plot.left + plot.right) / 2} y={plot.bottom + axisRoom + 12} textAnchor="middle">
            {categoryTitle}
          </text>
          <text transform={`translate(14 ${(plot.top + plot.bottom) / 2}) rotate(-90)`} textAnchor="middle">
            {valueTitle}
          </text>
        </>
      )}
      <Legend lines={lines} form={form} width={width} height={height} />
    </svg>
  );
}

/** Room that one label under the plot takes. */
const labelWidth = 58;

function Lines({
  view: { categories, max, min, series, ticks },
  plot,
}: {
  readonly view: ChartView;
  readonly plot: Plot;
}) {
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const x = (index: number): number => plot.left + step * (index + 0.5);
  const y = (value: number): number => plot.bottom - ((value - min) / (max - min)) * (plot.bottom - plot.top);
  const every = Math.max(1, Math.ceil(labelWidth / step));
  return (
    <>
      {ticks.map(({ text, value }) => (
        <g key={value}>
          <line x1={plot.left} x2={plot.right} y1={y(value)} y2={y(value)} stroke="#D9D9D9" />
          <text x={plot.left - 6} y={y(value) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {categories.map((category, index) =>
        index % every === 0 ? (
          <text key={category} x={x(index)} y={plot.bottom + 16} textAnchor="middle">
            {category}
          </text>
        ) : null,
      )}
      {series.map((one) => (
        <g key={one.name} fill={one.colour} stroke={one.colour}>
          {linesOf(one, x, y).map((points) => (
            <polyline
              key={points}
              points={points}
              fill="none"
              strokeWidth={one.weight}
              {...(one.isDashed ? { strokeDasharray: "6 4" } : {})}
            />
          ))}
          {one.hasMarkers &&
            one.values.map((value, index) =>
              // oxlint-disable-next-line react/no-array-index-key -- a marker is its category's, and these stand in order
              value === null ? null : <circle key={index} cx={x(index)} cy={y(value)} r="3.5" />,
            )}
        </g>
      ))}
    </>
  );
}

/** Points of the lines; a gap ends one and begins another. */
function linesOf({ values }: SeriesView, x: (index: number) => number, y: (value: number) => number): string[] {
  const lines: string[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) lines.push([]);
    else lines.at(-1)?.push(`${x(index)},${y(value)}`);
  }
  return lines.filter((line) => line.length > 1).map((line) => line.join(" "));
}

/** Names break once, where they are too long for one line. */
const lettersPerLine = 22;

function twoLines(name: string): readonly string[] {
  if (name.length <= lettersPerLine) return [name];
  const at = name.lastIndexOf(" ", lettersPerLine);
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

interface BarsProps {
  readonly view: ChartView;
  readonly plot: Plot;
  readonly isAxisOnTop: boolean;
}

function Bars({ view, plot, isAxisOnTop }: BarsProps) {
  const { categories, isReversed, max, min, series, ticks } = view;
  const x = (value: number): number => plot.left + ((value - min) / (max - min)) * (plot.right - plot.left);
  const step = (plot.bottom - plot.top) / Math.max(1, categories.length);
  const thick = (step * 0.7) / Math.max(1, series.length);
  const topOf = (index: number): number => plot.top + step * (isReversed ? index : categories.length - 1 - index);
  return (
    <>
      {ticks.map(({ text, value }) => (
        <g key={value}>
          <line x1={x(value)} x2={x(value)} y1={plot.top} y2={plot.bottom} stroke="#D9D9D9" />
          <text x={x(value)} y={isAxisOnTop ? plot.top - 6 : plot.bottom + 16} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {categories.map((category, index) => {
        const lines = twoLines(category);
        const middle = topOf(index) + step / 2;
        return (
          <g key={category}>
            {lines.map((line, at) => (
              <text key={line} x={plot.left - 6} y={middle + 4 + (at - (lines.length - 1) / 2) * 13} textAnchor="end">
                {line}
              </text>
            ))}
            {series.map(({ colour, name, values }, at) => {
              const value = values[index] ?? null;
              const place = isReversed ? at : series.length - 1 - at;
              return value === null ? null : (
                <rect
                  key={name}
                  x={x(min)}
                  y={topOf(index) + step * 0.15 + place * thick}
                  width={Math.max(0, x(value) - x(min))}
                  height={thick}
                  fill={colour}
                />
              );
            })}
          </g>
        );
      })}
    </>
  );
}

/** Roughly what a letter takes: enough to set names beside one another. */
const letterWidth = 6.2;
const swatch = 26;
const legendLine = 18;

const legendSize = ({ name }: SeriesView): number => swatch + 8 + name.length * letterWidth + 14;

/** The legend's lines, as many names in each as have room. */
function legendLines(series: readonly SeriesView[], width: number): readonly (readonly SeriesView[])[] {
  const lines: SeriesView[][] = [];
  let room = 0;
  for (const one of series) {
    const size = legendSize(one);
    if (size > room || lines.length === 0) {
      lines.push([]);
      room = width;
    }
    lines.at(-1)?.push(one);
    room -= size;
  }
  return lines;
}

interface LegendProps {
  readonly lines: readonly (readonly SeriesView[])[];
  readonly form: ChartView["form"];
  readonly width: number;
  readonly height: number;
}

function Legend({ lines, form, width, height }: LegendProps) {
  return lines.flatMap((line, row) => {
    const y = height - 10 - (lines.length - 1 - row) * legendLine;
    let at = Math.max(6, (width - line.reduce((sum, one) => sum + legendSize(one), 0)) / 2);
    return line.map((one) => {
      const left = at;
      at += legendSize(one);
      return <LegendEntry key={one.name} series={one} form={form} left={left} y={y} />;
    });
  });
}

interface EntryProps {
  readonly series: SeriesView;
  readonly form: ChartView["form"];
  readonly left: number;
  readonly y: number;
}

const LegendEntry = ({ series: { colour, isDashed, name }, form, left, y }: EntryProps) => (
  <g>
    {form === "bar" ? (
      <rect x={left + 14} y={y - 9} width="10" height="10" fill={colour} />
    ) : (
      <line
        x1={left}
        x2={left + swatch}
        y1={y - 4}
        y2={y - 4}
        stroke={colour}
        strokeWidth="2.5"
        {...(isDashed ? { strokeDasharray: "6 4" } : {})}
      />
    )}
    <text x={left + swatch + 6} y={y}>
      {name}
    </text>
  </g>
);
