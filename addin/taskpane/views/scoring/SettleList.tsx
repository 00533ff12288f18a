import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import type { ItemToSettle, ScoringDesk } from "../../../sync/scoring-desk.ts";
import { scoringStrings } from "../../strings/scoring.ts";
import { SettleItem } from "./SettleItem.tsx";

/** One item's score as the team settled on it; no reason where all gave the same. */
export interface Settlement {
  readonly key: string;
  readonly score: number;
  readonly reason: string | null;
}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly items: readonly ItemToSettle[];
  readonly scale: ScoringDesk["scale"];
  readonly isBusy: boolean;
  readonly settle: (settled: readonly Settlement[]) => void;
  readonly share: (item: ItemToSettle) => void;
}

/** Where the team differs, the furthest apart first; then what all see alike, which needs no talk. */
export function SettleList({ items, scale, isBusy, settle, share }: Props) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const words = scoringStrings;
  const apart = items.filter(({ unanimous }) => unanimous === null);
  const open = items.flatMap(({ key, unanimous, settled }) =>
    unanimous === null || settled.score === unanimous ? [] : [{ key, score: unanimous, reason: null }],
  );
  const alike = items.length - apart.length;
  return (
    <div className={styles.part}>
      <h3 className={styles.heading} tabIndex={-1} ref={heading}>
        {words.apart(apart.length)}
      </h3>
      {apart.length > 0 && <Text size={200}>{words.shareHint}</Text>}
      <ul className={styles.list}>
        {apart.map((item) => (
          <SettleItem
            key={item.key}
            item={item}
            scale={scale}
            isBusy={isBusy}
            share={() => {
              share(item);
            }}
            settle={(score, reason) => {
              heading.current?.focus();
              settle([{ key: item.key, score, reason }]);
            }}
          />
        ))}
      </ul>
      {alike > 0 && (
        <>
          <h3 className={styles.heading}>{words.alike(alike)}</h3>
          {open.length === 0 ? (
            <Text>{words.alikeTaken}</Text>
          ) : (
            <Button
              style={{ alignSelf: "start" }}
              disabledFocusable={isBusy}
              onClick={() => {
                settle(open);
              }}
            >
              {words.takeAlike(open.length)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
