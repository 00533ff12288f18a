import { Button, Checkbox, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { Fragment, useId } from "react";
import { documentName } from "../../document-names.ts";
import { formatChange, formatDayOf, formatFigure } from "../../format.ts";
import { deskStrings } from "../../strings/desk.ts";
import { homeStrings } from "../../strings/home.ts";
import { DueDay } from "../DueDay.tsx";
import { KindAndPeriod } from "../KindAndPeriod.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import { canAccept, type DeskRow } from "./desk-rows.ts";

const useStyles = makeStyles({
  item: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // a long queue costs the browser only what is in sight
    contentVisibility: "auto",
    containIntrinsicSize: "auto 96px",
  },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, gap: "2px", overflowWrap: "anywhere" },
  box: { flexShrink: 0, marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  quiet: { color: tokens.colorNeutralForeground2 },
  error: { color: tokens.colorStatusDangerForeground2, fontWeight: tokens.fontWeightSemibold },
  ask: { fontWeight: tokens.fontWeightSemibold },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: "2px",
  },
  reason: {
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly row: DeskRow;
  readonly isHere: boolean;
  readonly busy: string | null;
  readonly open: (what: string) => void;
  readonly isSelected: boolean;
  readonly select: (isSelected: boolean) => void;
}

/** A document of the queue: whose, how it stands, and what in it asks for a look. */
export function DeskItem({ row, isHere, busy, open, isSelected, select }: Props) {
  const styles = useStyles();
  const id = useId();
  const { document, practiceName } = row;
  const reason = document.status === "returned" ? (row.lastStep?.comment ?? "") : "";
  const name = documentName(practiceName, document.kind, document.period);
  return (
    <li className={styles.item}>
      {canAccept(row) && (
        <Checkbox
          className={styles.box}
          aria-label={deskStrings.select(name)}
          checked={isSelected}
          onChange={(_, { checked }) => {
            select(checked === true);
          }}
        />
      )}
      <div className={styles.words}>
        <Text weight="semibold">{practiceName}</Text>
        <Text size={200} className={styles.quiet}>
          <KindAndPeriod kind={document.kind} period={document.period} />
          {isHere && ` · ${deskStrings.here}`}
        </Text>
        <span className={styles.line}>
          <StatusBadge status={document.status} />
          <When row={row} />
        </span>
        <Findings row={row} />
        <BiggestChange row={row} />
        {reason !== "" && (
          <Text size={200} className={styles.reason}>
            {deskStrings.returnedFor(reason)}
          </Text>
        )}
      </div>
      <Button
        size="small"
        aria-label={deskStrings.openNamed(name)}
        disabledFocusable={busy !== null}
        onClick={() => {
          if (busy === null) open(id);
        }}
      >
        {busy === id ? homeStrings.choose.busy : deskStrings.open}
      </Button>
    </li>
  );
}

/** When it came in, for what has been handed in; how late it is, or the day it is due. */
function When({ row }: { readonly row: DeskRow }) {
  const styles = useStyles();
  const { document, daysToDue, isLate } = row;
  if (document.status === "submitted" && document.submittedAt !== null) {
    const day = formatDayOf(document.submittedAt, document.timeZone);
    return (
      <Text size={200} className={styles.quiet}>
        {deskStrings.submitted(day)}
      </Text>
    );
  }
  if (isLate && daysToDue < 0) {
    return (
      <Text size={200} className={styles.error}>
        {deskStrings.late(-daysToDue)}
      </Text>
    );
  }
  return <DueDay document={document} size={200} />;
}

type Weight = "error" | "ask" | "quiet";

/** What the rules and people asked, the worst first. */
function findingsOf({ problems, unanswered, openThreads, progress }: DeskRow): (readonly [string, Weight])[] {
  const answered = problems.explain - unanswered;
  const isFine = problems.error === 0 && unanswered === 0 && openThreads === 0;
  const all: readonly (readonly [isThere: boolean, text: string, weight: Weight])[] = [
    [problems.error > 0, deskStrings.toFix(problems.error), "error"],
    [unanswered > 0, deskStrings.unanswered(unanswered), "ask"],
    [openThreads > 0, deskStrings.threads(openThreads), "ask"],
    [isFine, deskStrings.nothingToFix, "quiet"],
    [answered > 0, deskStrings.answered(answered), "quiet"],
    [problems.note > 0, deskStrings.notes(problems.note), "quiet"],
    [progress.done < progress.of, deskStrings.progress(progress.done, progress.of, progress.words), "quiet"],
  ];
  return all.filter(([isThere]) => isThere).map(([, text, weight]) => [text, weight]);
}

/** The figure that moved most: "CMS165v5 Controlling high blood pressure: 62.9 %, -5.0 pts". */
function BiggestChange({ row: { biggestChange } }: { readonly row: DeskRow }) {
  const styles = useStyles();
  if (biggestChange === null) return null;
  const { label, format, value, change } = biggestChange;
  const words = deskStrings.moved(label, formatFigure(value, format) ?? "", formatChange(change, format) ?? "");
  return (
    <Text size={200} className={styles.quiet}>
      {words}
    </Text>
  );
}

function Findings({ row }: { readonly row: DeskRow }) {
  const styles = useStyles();
  return (
    <Text size={200} className={styles.quiet}>
      {findingsOf(row).map(([text, weight], index) => (
        <Fragment key={text}>
          {index > 0 && " · "}
          <span className={mergeClasses(weight === "error" && styles.error, weight === "ask" && styles.ask)}>
            {text}
          </span>
        </Fragment>
      ))}
    </Text>
  );
}
