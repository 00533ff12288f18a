import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId, useRef } from "react";
import type { DocumentSession, OpenConflict } from "../../../sync/document-session.ts";
import { formatTime, formatValue } from "../../format.ts";
import { conflictStrings } from "../../strings/sync.ts";
import { Section } from "../Section.tsx";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    minWidth: 0,
    margin: 0,
  },
  values: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: "anywhere", whiteSpace: "pre-line" },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly conflicts: readonly OpenConflict[];
  readonly session: DocumentSession;
  readonly isBusy: boolean;
}

/** Cells two people changed. Nothing is decided for them: both values stay until someone says which one counts. */
export function ConflictList({ conflicts, session, isBusy }: Props) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  if (conflicts.length === 0) return null;
  const settle = (path: string, choice: "mine" | "theirs"): void => {
    heading.current?.focus();
    void session.settle(path, choice);
  };
  return (
    <Section title={conflictStrings.title(conflicts.length)} headingRef={heading}>
      <Text className={styles.quiet}>{conflictStrings.intro}</Text>
      <ul className={styles.list}>
        {conflicts.map((conflict) => (
          <li key={conflict.path}>
            <Conflict conflict={conflict} isBusy={isBusy} settle={settle} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface ConflictProps {
  readonly conflict: OpenConflict;
  readonly isBusy: boolean;
  readonly settle: (path: string, choice: "mine" | "theirs") => void;
}

function Conflict({ conflict, isBusy, settle }: ConflictProps) {
  const styles = useStyles();
  const labelId = useId();
  const words = conflictStrings;
  const { path, label, base, mine, theirs } = conflict;
  const button = (choice: "mine" | "theirs", text: string) => (
    <Button
      disabledFocusable={isBusy}
      onClick={() => {
        if (!isBusy) settle(path, choice);
      }}
    >
      {text}
    </Button>
  );
  return (
    <fieldset className={styles.item} aria-labelledby={labelId}>
      <Text id={labelId} weight="semibold">
        {label}
      </Text>
      <dl className={styles.values}>
        <dt className={styles.term}>{words.base}</dt>
        <dd className={styles.value}>{formatValue(base)}</dd>
        <dt className={styles.term}>{words.mine}</dt>
        <dd className={styles.value}>
          <b>{formatValue(mine)}</b>
        </dd>
        <dt className={styles.term}>{words.theirs}</dt>
        <dd className={styles.value}>
          <b>{formatValue(theirs.value)}</b>
          <br />
          <Text size={200} className={styles.quiet}>
            {words.by(theirs.changedBy, formatTime(theirs.changedAt))}
          </Text>
        </dd>
      </dl>
      <div className={styles.buttons}>
        {button("mine", words.keepMine)}
        {button("theirs", words.takeTheirs)}
      </div>
    </fieldset>
  );
}
