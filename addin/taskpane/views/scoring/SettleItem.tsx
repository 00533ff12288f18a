import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import type { ItemToSettle, ScoringDesk } from "../../../sync/scoring-desk.ts";
import { formatValue } from "../../format.ts";
import { scoringStrings } from "../../strings/scoring.ts";
import { SettleForm } from "./SettleForm.tsx";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  scores: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  note: { whiteSpace: "pre-line", color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly item: ItemToSettle;
  readonly scale: ScoringDesk["scale"];
  readonly isBusy: boolean;
  readonly settle: (score: number, reason: string) => void;
  readonly share: () => void;
}

/** One item on which the team differs: what each gave and why, and what they settle on. No score is proposed. */
export function SettleItem({ item, scale, isBusy, settle, share }: Props) {
  const styles = useStyles();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const words = scoringStrings;
  const levelOf = (score: number | null): string =>
    score === null ? words.noScore : words.level(score, scale.find(({ value }) => value === score)?.label ?? "");
  return (
    <li className={styles.item} aria-labelledby={titleId}>
      <Text id={titleId} weight="semibold">
        {words.item(item.title, item.about)}
      </Text>
      <Text>{item.lowest === null ? words.nobody : words.range(item.lowest, item.highest ?? item.lowest)}</Text>
      <ul className={styles.scores}>
        {item.scores.map(({ scorer, score, note }) => (
          <li key={scorer}>
            <Text>{words.gave(scorer, levelOf(score))}</Text>
            {note !== null && (
              <Text block size={200} className={styles.note}>
                {note}
              </Text>
            )}
          </li>
        ))}
      </ul>
      <Text className={styles.quiet}>{words.settled(formatValue(item.settled.score))}</Text>
      {isOpen ? (
        <SettleForm
          scale={scale}
          isBusy={isBusy}
          save={(score, reason) => {
            setOpen(false);
            settle(score, reason);
          }}
        />
      ) : (
        <span className={styles.buttons}>
          <Button
            size="small"
            aria-describedby={titleId}
            onClick={() => {
              setOpen(true);
            }}
          >
            {words.settle}
          </Button>
          {item.lowest !== null && (
            <Button size="small" aria-describedby={titleId} disabledFocusable={isBusy} onClick={share}>
              {words.share}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
