import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId, useLayoutEffect, useState, type KeyboardEvent } from "react";
import { documentName } from "../../document-names.ts";
import { homeStrings } from "../../strings/home.ts";
import { DueDay } from "../DueDay.tsx";
import { KindAndPeriod } from "../KindAndPeriod.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import type { ListedDocument } from "./due-order.ts";
import { useRowsInView } from "./use-rows-in-view.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, position: "relative" },
  item: {
    position: "absolute",
    left: 0,
    right: 0,
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, gap: "2px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: "2px",
  },
});

/** How far each key goes; Home and End go to the ends. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

interface Props {
  readonly rows: readonly ListedDocument[];
  readonly isHere: (row: ListedDocument) => boolean;
  readonly busy: string | null;
  readonly open: (row: ListedDocument, what: string) => void;
}

/**
 * The rows of the list, of which only those in view are rendered: a CHITA with forty practices and eight quarters has
 * hundreds. Each says where in the whole it stands. Tab goes from row to row, and arrows, Page Up and Down, Home and End
 * go further.
 */
export function DocumentRows({ rows, isHere, busy, open }: Props) {
  const styles = useStyles();
  /** The row that has the focus, and whether a key sent it there. */
  const [focus, setFocus] = useState<{ readonly index: number; readonly isSent: boolean } | null>(null);
  const keys = rows.map(({ document }) => document.documentId);
  const view = useRowsInView(keys, focus?.index ?? null);
  const { list } = view;
  useLayoutEffect(() => {
    if (focus?.isSent !== true) return;
    list.current?.querySelector<HTMLElement>(`li[aria-posinset="${focus.index + 1}"] button`)?.focus();
  }, [focus, list]);
  const step = (index: number, event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setFocus({ index: Math.max(0, Math.min(rows.length - 1, index + by)), isSent: true });
  };
  return (
    <ul ref={list} className={styles.list} style={{ height: view.height }}>
      {view.rows.map((index) => {
        const row = rows[index];
        const key = keys[index];
        return row === undefined || key === undefined ? null : (
          <li
            key={key}
            ref={(element) => view.measure(key, element)}
            className={styles.item}
            style={{ top: view.topOf(index) }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
          >
            <DocumentRow
              row={row}
              isHere={isHere(row)}
              busy={busy}
              open={open}
              onFocus={() => setFocus((before) => (before?.index === index ? before : { index, isSent: false }))}
              onBlur={() => setFocus((before) => (before?.index === index ? null : before))}
              onKeyDown={(event) => step(index, event)}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly row: ListedDocument;
  readonly isHere: boolean;
  readonly busy: string | null;
  readonly open: (row: ListedDocument, what: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function DocumentRow({ row, isHere, busy, open, ...events }: RowProps) {
  const styles = useStyles();
  const id = useId();
  const { document, practiceName } = row;
  const words = homeStrings.list;
  return (
    <>
      <div className={styles.words}>
        <Text weight="semibold">{practiceName}</Text>
        <Text size={200} className={styles.quiet}>
          <KindAndPeriod kind={document.kind} period={document.period} />
          {isHere && `\u00a0· ${words.here}`}
        </Text>
        <span className={styles.line}>
          <StatusBadge status={document.status} />
          <DueDay document={document} size={200} />
        </span>
      </div>
      <Button
        {...events}
        size="small"
        aria-label={words.openNamed(documentName(practiceName, document.kind, document.period))}
        disabledFocusable={busy !== null}
        onClick={() => {
          if (busy === null) open(row, id);
        }}
      >
        {busy === id ? homeStrings.choose.busy : words.open}
      </Button>
    </>
  );
}
