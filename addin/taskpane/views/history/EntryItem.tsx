import { Button, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { valueAt, type CellChange, type Cells, type Path } from "../../../../shared/cell.ts";
import { formatTime, formatValue } from "../../format.ts";
import { historyStrings } from "../../strings/history.ts";
import type { HistoryEntry, HistoryPage } from "./timeline.ts";

/** Cells shown of one save at first. */
const firstCells = 5;

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    overflowWrap: "anywhere",
  },
  cells: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
  cell: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column" },
  said: { whiteSpace: "pre-line" },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { flexShrink: 0, maxWidth: "45%" },
  more: { alignSelf: "start" },
});

interface Props {
  readonly entry: HistoryEntry;
  readonly labelOf: (path: Path) => string;
  /** Leads to the history of one cell; null when it is that already. */
  readonly choose: ((path: Path) => void) | null;
  /** What the sheet holds now. */
  readonly cells: Cells;
  /** Types an older value into the sheet again; null for those who may not. */
  readonly putBack: ((change: CellChange) => void) | null;
}

/** What one person did at one moment. */
export function EntryItem(props: Props) {
  const styles = useStyles();
  const { by, at } = props.entry;
  return (
    <li className={styles.item}>
      <Text size={200} className={styles.quiet}>
        {historyStrings.by(by, formatTime(at))}
      </Text>
      <Did {...props} />
    </li>
  );
}

function Did({ entry, labelOf, ...rest }: Props) {
  const styles = useStyles();
  switch (entry.did) {
    case "change":
      return <Changes changes={entry.changes} labelOf={labelOf} {...rest} />;
    case "step":
      return (
        <>
          <Text weight="semibold">{historyStrings.step(entry.step.transition)}</Text>
          {entry.step.comment !== null && <Text className={styles.said}>{entry.step.comment}</Text>}
        </>
      );
    case "comment":
      return (
        <>
          <Text weight="semibold">{historyStrings.action(entry.comment.action, labelOf(entry.comment.path))}</Text>
          {entry.comment.text !== null && <Text className={styles.said}>{entry.comment.text}</Text>}
        </>
      );
    case "explanation":
      return (
        <>
          <Text weight="semibold">{historyStrings.explained(entry.explanation.paths.map(labelOf))}</Text>
          <Text className={styles.said}>{entry.explanation.text}</Text>
        </>
      );
  }
}

function Changes({
  changes,
  labelOf,
  choose,
  cells,
  putBack,
}: Omit<Props, "entry"> & { readonly changes: readonly HistoryPage["changes"][number][] }) {
  const styles = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? changes : changes.slice(0, firstCells);
  return (
    <>
      <ul className={styles.cells}>
        {shown.map(({ path, before, after }) => {
          const label = labelOf(path);
          return (
            <li key={path} className={styles.cell}>
              <span className={styles.words}>
                {choose === null ? (
                  <Text>{label}</Text>
                ) : (
                  <Link
                    as="button"
                    aria-label={historyStrings.onlyCell(label)}
                    onClick={() => {
                      choose(path);
                    }}
                  >
                    {label}
                  </Link>
                )}
                <Text>{historyStrings.change(formatValue(before), formatValue(after))}</Text>
              </span>
              {putBack !== null && valueAt(cells, path) !== before && (
                <Button
                  size="small"
                  className={styles.button}
                  aria-label={historyStrings.putBackNamed(label, shortened(formatValue(before)))}
                  onClick={() => {
                    putBack({ path, value: before });
                  }}
                >
                  {historyStrings.putBack(shortened(formatValue(before)))}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {shown.length < changes.length && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.more}
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {historyStrings.moreCells(changes.length - shown.length)}
        </Button>
      )}
    </>
  );
}

/** A note would fill the button. */
const shortened = (text: string): string => (text.length > 16 ? `${text.slice(0, 15)}…` : text);
