import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DocumentSession, DocumentState } from "../../../sync/document-session.ts";
import { commonStrings } from "../../strings/common.ts";
import { syncStrings } from "../../strings/sync.ts";

/** Milliseconds of work before there is anything to cancel for a person: shorter work would only flicker. */
const longAfter = 800;

const useStyles = makeStyles({
  progress: { display: "grid", gridTemplateColumns: "1fr auto", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** How far long saving or refreshing is, and the way to end it. Nothing while work is short, or cannot be ended. */
export function WorkProgress({ state, session }: { readonly state: DocumentState; readonly session: DocumentSession }) {
  const styles = useStyles();
  const { activity, sending } = state;
  const isWaiting = activity === "pushing" || activity === "pulling";
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => {
      setLong(true);
    }, longAfter);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  if (!isWaiting || !isLong) return null;
  return (
    <div className={styles.progress}>
      <ProgressBar
        aria-label={syncStrings.progress}
        {...(sending === null || sending.of === 0 ? {} : { value: sending.done / sending.of })}
      />
      <Button size="small" onClick={session.cancel}>
        {commonStrings.cancel}
      </Button>
    </div>
  );
}
