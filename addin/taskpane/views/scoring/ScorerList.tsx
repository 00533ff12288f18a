import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons";
import type { Scorer } from "../../../sync/scoring-desk.ts";
import { scoringStrings } from "../../strings/scoring.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  state: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  good: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
});

interface Props {
  readonly scorers: readonly Scorer[];
  readonly isBusy: boolean;
  readonly setIn: (scorer: number, isIn: boolean) => void;
}

/** Who is still scoring and who is done, by number; how many they scored, and never what. */
export function ScorerList({ scorers, isBusy, setIn }: Props) {
  const styles = useStyles();
  const words = scoringStrings;
  if (scorers.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={words.scorers}>
      {scorers.map(({ scorer, isIn, scored, of }) => (
        <li key={scorer} className={styles.item}>
          <span className={styles.words}>
            <Text weight="semibold">{words.scorer(scorer)}</Text>
            <Text size={200} className={styles.state}>
              {isIn && <CheckmarkCircle16Filled className={styles.good} />}
              {isIn ? words.isIn(scored, of) : words.isScoring(scored, of)}
            </Text>
          </span>
          <Button
            size="small"
            aria-label={isIn ? words.goOnNamed(scorer) : words.handInNamed(scorer)}
            disabledFocusable={isBusy}
            onClick={() => {
              setIn(scorer, !isIn);
            }}
          >
            {isIn ? words.goOn : words.handIn}
          </Button>
        </li>
      ))}
    </ul>
  );
}
