import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { PracticeDocument } from "../../../shared/protocol/common.ts";
import { awaitsPractice, isOverdue } from "../document-names.ts";
import { formatDay, formatDaysUntil } from "../format.ts";
import { useServices } from "../services-context.ts";
import { dueStrings } from "../strings/due.ts";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  near: { fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly document: Pick<PracticeDocument, "status" | "dueDate" | "timeZone">;
  readonly size?: 200 | 300;
}

/** The day it is due, and how near that is as long as the practice still has it. */
export function DueDay({ document, size = 300 }: Props) {
  const styles = useStyles();
  const today = useServices().today(document.timeZone);
  const day = formatDay(document.dueDate);
  const near = awaitsPractice(document.status) ? formatDaysUntil(document.dueDate, today) : null;
  const isLate = isOverdue(document, today);
  const text = isLate ? dueStrings.overdue(day) : near === null ? dueStrings.on(day) : dueStrings.soon(near, day);
  return (
    <Text size={size} className={isLate ? styles.late : near === null ? styles.quiet : styles.near}>
      {text}
    </Text>
  );
}
