/* oxlint-disable jsx-a11y/prefer-tag-over-role -- what scrolls needs a name, and none of the tags says group without more */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { Chart } from "../../../../shared/document/document-charts.ts";
import { formatFigure } from "../../format.ts";
import { chartStrings } from "../../strings/charts.ts";

const useStyles = makeStyles({
  summary: { cursor: "pointer", color: tokens.colorBrandForegroundLink },
  /** Wide tables scroll in their own place: the pane never does so sideways. */
  frame: { overflowX: "auto" },
  spoken: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  table: {
    borderCollapse: "collapse",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "start",
      fontWeight: tokens.fontWeightRegular,
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    "& thead th, & tbody th": { whiteSpace: "normal" },
    "& thead th": { color: tokens.colorNeutralForeground2, verticalAlign: "bottom" },
  },
});

/** Every figure of the drawing. */
export function ChartTable({ chart }: { readonly chart: Chart }) {
  const styles = useStyles();
  const words = chartStrings.table;
  const { categories, categoryTitle, format, series, title } = chart;
  return (
    <details>
      <summary className={styles.summary}>{words.show}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard */}
      <div className={styles.frame} tabIndex={0} role="group" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{categoryTitle}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((category, index) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                {series.map(({ name, values }) => {
                  const shown = formatFigure(values[index] ?? null, format);
                  return (
                    <td key={name}>
                      {shown ?? (
                        <>
                          <span aria-hidden="true">{words.none}</span>
                          <span className={styles.spoken}>{words.noneSpoken}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
