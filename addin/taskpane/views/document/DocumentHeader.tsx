import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { DocumentState } from "../../../sync/document-session.ts";
import { formatTime } from "../../format.ts";
import { documentStrings } from "../../strings/document.ts";
import { DueDay } from "../DueDay.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import { DocumentTitle } from "./DocumentTitle.tsx";

const useStyles = makeStyles({
  header: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  progress: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalS,
  },
});

/** Which document this is, where it stands, and how far it is. */
export function DocumentHeader({
  state,
  practiceName,
}: {
  readonly state: DocumentState;
  readonly practiceName: string;
}) {
  const styles = useStyles();
  const { document, progress } = state;
  const words = state.isRead
    ? documentStrings.progress(progress.done, progress.of, progress.words)
    : documentStrings.notRead;
  return (
    <div className={styles.header}>
      <DocumentTitle practiceName={practiceName} kind={document.kind} period={document.period} />
      <span className={styles.line}>
        <StatusBadge status={document.status} />
        <When state={state} />
      </span>
      <div className={styles.progress}>
        <Text>{words}</Text>
        <ProgressBar
          thickness="large"
          value={progress.of === 0 ? 0 : Math.min(1, progress.done / progress.of)}
          color={progress.of > 0 && progress.done >= progress.of ? "success" : "brand"}
          aria-label={words}
        />
      </div>
    </div>
  );
}

/** The day that matters in this status: when it is due, or when it was handed in or accepted. */
function When({ state: { document } }: { readonly state: DocumentState }) {
  const styles = useStyles();
  if (document.status === "accepted" && document.acceptedAt !== null) {
    return <Text className={styles.quiet}>{formatTime(document.acceptedAt)}</Text>;
  }
  if (document.status === "submitted" && document.submittedAt !== null) {
    return <Text className={styles.quiet}>{formatTime(document.submittedAt)}</Text>;
  }
  return <DueDay document={document} />;
}
