import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { rateScale } from "../../../../shared/document/chart-scale.ts";
import type { ChartComparison } from "../../../../shared/document/document-charts.ts";
import type { ProgramQuartiles } from "../../../../shared/document/program-quartiles.ts";
import { formatFigure } from "../../format.ts";
import { chartStrings } from "../../strings/charts.ts";
import { useChartStyles } from "./chart-styles.ts";
import { useWidth } from "./use-width.ts";
import { Drawing, LegendItem } from "./Drawing.tsx";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
});

const words = chartStrings.comparison;

/** The practice's rate beside the program's practices and the nation, in words; drawn where the program may be shown. */
export function Comparison({ comparison }: { readonly comparison: ChartComparison }) {
  const styles = useStyles();
  const id = useId();
  const { quartiles, sentences, value } = comparison;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Text as="h3" weight="semibold" id={id} className={styles.title}>
        {words.title}
      </Text>
      {quartiles !== null && <QuartileDrawing value={value} quartiles={quartiles} />}
      {sentences.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </section>
  );
}

const shown = (rate: number): string => formatFigure(rate, "rate") ?? "";

const height = 44;
const middle = 15;

interface Props {
  readonly value: number;
  readonly quartiles: ProgramQuartiles;
}

/** A box for the middle half of the practices, a stroke for their median, a diamond for this one. */
function QuartileDrawing({ value, quartiles }: Props) {
  const styles = useChartStyles();
  const place = useWidth();
  const { lowerQuartile, median, upperQuartile } = quartiles;
  return (
    <Drawing
      height={height}
      label={words.drawing(shown(value), shown(median), shown(lowerQuartile), shown(upperQuartile))}
      place={place}
      legend={
        <>
          <LegendItem name={words.own} width={14} height={14}>
            <path className={styles.point} d="M7 0l7 7l-7 7l-7-7z" />
          </LegendItem>
          <LegendItem name={words.median} width={6} height={14}>
            <line className={styles.median} x1="3" x2="3" y1="0" y2="14" strokeWidth="2" />
          </LegendItem>
          <LegendItem name={words.middle} width={16} height={12}>
            <rect className={styles.middle} x="0.5" y="0.5" width="15" height="11" />
          </LegendItem>
        </>
      }
    >
      <Quartiles value={value} quartiles={quartiles} width={place.width} />
    </Drawing>
  );
}

function Quartiles({ value, quartiles, width }: Props & { readonly width: number }) {
  const styles = useChartStyles();
  const { lowerQuartile, median, upperQuartile } = quartiles;
  const scale = rateScale([value, lowerQuartile, upperQuartile]);
  const x = (rate: number): number => 8 + ((rate - scale.min) / (scale.max - scale.min)) * (width - 16);
  return (
    <>
      <line className={styles.grid} x1={x(scale.min)} x2={x(scale.max)} y1={middle} y2={middle} />
      <rect
        className={styles.middle}
        x={x(lowerQuartile)}
        y={middle - 8}
        width={Math.max(1, x(upperQuartile) - x(lowerQuartile))}
        height="16"
      />
      <line className={styles.median} x1={x(median)} x2={x(median)} y1={middle - 8} y2={middle + 8} strokeWidth="2" />
      <path className={styles.point} d={`M${x(value)} ${middle - 7}l7 7l-7 7l-7-7z`} />
      <text className={styles.text} x={x(scale.min)} y={height - 4}>
        {shown(scale.min)}
      </text>
      <text className={styles.text} x={x(scale.max)} y={height - 4} textAnchor="end">
        {shown(scale.max)}
      </text>
    </>
  );
}
