import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useCallback, useId, useState, type KeyboardEvent } from "react";
import { documentName } from "../../document-names.ts";
import { homeStrings } from "../../strings/home.ts";
import { DueDay } from "../DueDay.tsx";
import { KindAndPeriod } from "../KindAndPeriod.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import type { ListedDocument } from "./due-order.ts";
import { useArrival } from "./use-arrival.ts";
import { useRowsInView, type RowsInView } from "./use-rows-in-view.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, position: "relative", boxSizing: "border-box" },
  item: {
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  kept: { position: "absolute", left: 0, right: 0 },
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
 * go further. The one with the focus is there wherever the window is: a row that loses its element loses the focus too.
 */
export function DocumentRows({ rows, isHere, busy, open }: Props) {
  const styles = useStyles();
  /** The row that has the focus, and whether a key sent it there. */
  const [focus, setFocus] = useState<{ readonly index: number; readonly isSent: boolean } | null>(null);
  const { watchList, watchRow, from, to, topOf, height, isMeasured } = useRowsInView(
    rows.map(({ document }) => document.documentId),
  );
  const isInView = focus !== null && from <= focus.index && focus.index < to;
  const sendFocus = useArrival(focus === null || (isInView && isMeasured));
  const step = (index: number, event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    sendFocus();
    setFocus({ index: Math.max(0, Math.min(rows.length - 1, index + by)), isSent: true });
  };
  const inView = Array.from({ length: to - from }, (_, index) => from + index);
  const kept = focus === null || isInView ? [] : [focus.index];
  return (
    <ul ref={watchList} className={styles.list} style={{ height, paddingTop: topOf(from) }}>
      {[...inView, ...kept]
        .toSorted((a, b) => a - b)
        .map((index) => {
          const row = rows[index];
          return row === undefined ? null : (
            <DocumentRow
              key={row.document.documentId}
              row={row}
              place={{ index, of: rows.length, top: kept.includes(index) ? topOf(index) : null }}
              watch={watchRow}
              isHere={isHere(row)}
              busy={busy}
              isSentFocus={focus?.index === index && focus.isSent}
              open={open}
              onFocus={() => setFocus((before) => (before?.index === index ? before : { index, isSent: false }))}
              onBlur={() => setFocus((before) => (before?.index === index ? null : before))}
              onKeyDown={(event) => step(index, event)}
            />
          );
        })}
    </ul>
  );
}

interface RowProps {
  readonly row: ListedDocument;
  /** Where it stands in the whole list; `top` in pixels, where the rows in view don't tell. */
  readonly place: { readonly index: number; readonly of: number; readonly top: number | null };
  readonly watch: RowsInView["watchRow"];
  readonly isHere: boolean;
  readonly busy: string | null;
  /** Whether a key in another row has sent the focus here. */
  readonly isSentFocus: boolean;
  readonly open: (row: ListedDocument, what: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function DocumentRow({ row, place, watch, isHere, busy, isSentFocus, open, ...events }: RowProps) {
  const styles = useStyles();
  const id = useId();
  const button = useCallback(
    (element: HTMLElement | null) => {
      if (isSentFocus) element?.focus();
    },
    [isSentFocus],
  );
  const { document, practiceName } = row;
  const { documentId } = document;
  const watched = useCallback(
    (element: HTMLElement | null) => (element === null ? undefined : watch(documentId, element)),
    [watch, documentId],
  );
  const words = homeStrings.list;
  return (
    <li
      ref={watched}
      className={mergeClasses(styles.item, place.top !== null && styles.kept)}
      style={place.top === null ? undefined : { top: place.top }}
      aria-setsize={place.of}
      aria-posinset={place.index + 1}
    >
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
        ref={button}
        size="small"
        aria-label={words.openNamed(documentName(practiceName, document.kind, document.period))}
        disabledFocusable={busy !== null}
        onClick={() => {
          if (busy === null) open(row, id);
        }}
      >
        {busy === id ? homeStrings.choose.busy : words.open}
      </Button>
    </li>
  );
}
