import { Button, Caption1, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DocumentSession, DocumentState } from "../../../sync/document-session.ts";
import { commonStrings } from "../../strings/common.ts";
import { syncStrings } from "../../strings/sync.ts";

/** Milliseconds of work before there is anything to cancel for a person: shorter work would only flicker. */
const longAfter = 800;

/** Milliseconds after which it is likely that Excel waits for a person to leave the cell they type in. */
const heldBackAfter = 2_500;

const useStyles = makeStyles({
  progress: { display: "grid", gridTemplateColumns: "1fr auto", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** Whether something goes on for longer than so many milliseconds. */
function useLastsLonger(isGoingOn: boolean, milliseconds: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setTimeout(() => {
      setLong(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isGoingOn, milliseconds]);
  return isGoingOn && isLong;
}

/**
 * What to do where Excel gives no answer: it tells nobody that a cell is being edited, and waits. Once values are being
 * sent, Excel has answered.
 */
export function CellEditHint({ state: { activity, sending } }: { readonly state: DocumentState }) {
  const isAsked = activity === "checking" || activity === "pulling" || (activity === "pushing" && sending === null);
  return useLastsLonger(isAsked, heldBackAfter) ? <Caption1>{syncStrings.heldBack}</Caption1> : null;
}

/** How far long saving or refreshing is, and the way to end it. Nothing while work is short, or cannot be ended. */
export function WorkProgress({ state, session }: { readonly state: DocumentState; readonly session: DocumentSession }) {
  const styles = useStyles();
  const { activity, sending } = state;
  const isLong = useLastsLonger(activity === "pushing" || activity === "pulling", longAfter);
  if (!isLong) return null;
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
