import { Link, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { stateLooks, type CellState, type CellStates } from "../../../workbook/cell-state.ts";
import { useServices } from "../../services-context.ts";
import { cellStrings } from "../../strings/cells.ts";
import { Section } from "../Section.tsx";
import type { DocumentParts } from "./document-parts.ts";

/** Cells named one by one; beyond that the number says enough. */
const shownCells = 8;

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  state: {
    display: "grid",
    gridTemplateColumns: "36px 1fr auto",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
  },
  sample: {
    textAlign: "center",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    lineHeight: tokens.lineHeightBase200,
    fontSize: tokens.fontSizeBase200,
    // The sheet keeps these colours in high contrast too, and this is its legend.
    forcedColorAdjust: "none",
  },
  cells: {
    gridColumnStart: 2,
    gridColumnEnd: 4,
    listStyle: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  count: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

/** What waits for people first. */
const order: readonly CellState[] = ["conflict", "waiting", "saved", "locked"];

/** States whose cells are worth going to; the others are counted. */
const isNamed = (state: CellState): boolean => state === "conflict" || state === "waiting";

const pathsIn = (states: CellStates, wanted: CellState): string[] =>
  [...states].filter(([, state]) => state === wanted).map(([path]) => path);

/** Where each cell's value is, in numbers and by name, and the switch that shows it on the sheet. */
export function CellStateList({ opened: { session, labelOf }, state }: DocumentParts) {
  const styles = useStyles();
  const { marks } = useServices();
  const groups = order.map((each) => ({ each, paths: pathsIn(state.cellStates, each) }));
  const present = groups.filter(({ paths }) => paths.length > 0);
  return (
    <Section title={cellStrings.title}>
      <Switch
        label={cellStrings.show}
        checked={state.isMarked}
        aria-description={cellStrings.showHint}
        onChange={(_, { checked }) => {
          marks.set(checked);
          void session.showMarks(checked);
        }}
        style={{ marginInlineStart: "-8px" }}
      />
      <Text size={200} className={styles.quiet}>
        {cellStrings.showHint}
      </Text>
      {present.length === 0 && <Text className={styles.quiet}>{cellStrings.none}</Text>}
      <ul className={styles.list}>
        {present.map(({ each, paths }) => (
          <li key={each} className={styles.state}>
            <Sample state={each} />
            <Text weight={isNamed(each) ? "semibold" : "regular"}>{cellStrings.state(each)}</Text>
            <Text className={styles.count}>{cellStrings.count(paths.length)}</Text>
            {isNamed(each) && (
              <ul className={styles.cells}>
                {paths.slice(0, shownCells).map((path) => (
                  <li key={path}>
                    <Link
                      as="button"
                      aria-label={cellStrings.goTo(labelOf(path))}
                      onClick={() => void session.jumpTo(path)}
                    >
                      {labelOf(path)}
                    </Link>
                  </li>
                ))}
                {paths.length > shownCells && <li>{cellStrings.more(paths.length - shownCells)}</li>}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A cell as the sheet shows it in this state. */
function Sample({ state }: { readonly state: CellState }) {
  const styles = useStyles();
  const { fill, colour, bold = false, italic = false } = stateLooks[state];
  return (
    <span
      className={styles.sample}
      aria-hidden="true"
      style={{
        backgroundColor: fill,
        color: colour,
        fontWeight: bold ? tokens.fontWeightBold : tokens.fontWeightRegular,
        fontStyle: italic ? "italic" : "normal",
      }}
    >
      {cellStrings.sample}
    </span>
  );
}
