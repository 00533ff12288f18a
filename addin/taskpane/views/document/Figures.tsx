import { makeStyles, tokens } from "@fluentui/react-components";
import type { Figure } from "../../../../shared/document/document-kind.ts";
import { formatChange, formatFigure } from "../../format.ts";
import { figureStrings } from "../../strings/figures.ts";
import { barOf } from "../../figure-bar.ts";
import { Section } from "../Section.tsx";
import { BarLegend, FigureBar } from "./FigureBar.tsx";

const useStyles = makeStyles({
  spoken: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "end",
      verticalAlign: "top",
      fontWeight: tokens.fontWeightRegular,
      whiteSpace: "nowrap",
      fontVariantNumeric: "tabular-nums",
    },
    "& th:first-child": { textAlign: "start", whiteSpace: "normal", overflowWrap: "anywhere", width: "100%" },
    "& td, & th:not(:first-child)": { paddingInlineStart: tokens.spacingHorizontalM },
    "& thead th": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    "& td:nth-child(2)": { fontWeight: tokens.fontWeightSemibold },
  },
});

/** What the values come to: section means, totals, rates, and how they moved. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const styles = useStyles();
  const words = figureStrings;
  if (figures.length === 0) return null;
  const bars = figures.map(barOf);
  const hasChange = figures.some(({ change }) => typeof change === "number");
  return (
    <Section title={words.title} isNamedByTab>
      <BarLegend bars={bars} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.value}</th>
            {hasChange && (
              <th scope="col" title={words.changeHint}>
                {words.change}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, label, value, format, change }, index) => (
            <tr key={id}>
              <th scope="row">
                {label}
                <FigureBar bar={bars[index] ?? null} />
              </th>
              <td>
                <Shown text={formatFigure(value, format)} />
              </td>
              {hasChange && <td>{change === undefined ? null : <Shown text={formatChange(change, format)} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** A dash where there is no figure: read out as what it means. */
function Shown({ text }: { readonly text: string | null }) {
  const styles = useStyles();
  if (text !== null) return text;
  return (
    <>
      <span aria-hidden="true">{figureStrings.none}</span>
      <span className={styles.spoken}>{figureStrings.noneSpoken}</span>
    </>
  );
}
