import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import type { Chart, ChartRemark } from "../../../../shared/document/document-charts.ts";
import { chartStrings } from "../../strings/charts.ts";
import { BarDrawing } from "./BarDrawing.tsx";
import { ChartTable } from "./ChartTable.tsx";
import { Comparison } from "./Comparison.tsx";
import { LineDrawing } from "./LineDrawing.tsx";

const useStyles = makeStyles({
  figure: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, margin: 0, minWidth: 0 },
  caption: { display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground2 },
  remarks: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  remark: {
    paddingInlineStart: tokens.spacingHorizontalS,
    borderInlineStartWidth: "3px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorNeutralStroke1,
  },
  signal: { borderInlineStartColor: tokens.colorPaletteDarkOrangeBorderActive },
});

/** A chart with what it says, how it stands beside others, and all of its figures. */
export function ChartFigure({ chart }: { readonly chart: Chart }) {
  const styles = useStyles();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <Text weight="semibold">{chart.title}</Text>
        {chart.hint !== null && <Text className={styles.quiet}>{chart.hint}</Text>}
      </figcaption>
      {chart.form === "line" ? <LineDrawing chart={chart} /> : <BarDrawing chart={chart} />}
      <Remarks remarks={chart.remarks} />
      {chart.comparison !== null && <Comparison comparison={chart.comparison} />}
      <ChartTable chart={chart} />
    </figure>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly ChartRemark[] }) {
  const styles = useStyles();
  const words = chartStrings.remarks;
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks} aria-label={words.title}>
      {remarks.map(({ kind, text }) => (
        <li key={text} className={mergeClasses(styles.remark, kind === "signal" && styles.signal)}>
          {words.kind[kind] !== "" && !text.startsWith(words.kind[kind]) && (
            <Text weight="semibold">{words.kind[kind]}: </Text>
          )}
          <Text weight={kind === "signal" ? "semibold" : "regular"}>{text}</Text>
        </li>
      ))}
    </ul>
  );
}
