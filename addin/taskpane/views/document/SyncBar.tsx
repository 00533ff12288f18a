import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import {
  ArrowSync16Filled,
  ArrowSync20Regular,
  CheckmarkCircle16Filled,
  CloudOff16Filled,
  Circle16Filled,
  LockClosed16Filled,
  Save20Regular,
} from "@fluentui/react-icons";
import type { DocumentSession, DocumentState } from "../../../sync/document-session.ts";
import { syncStrings } from "../../strings/sync.ts";
import { syncText } from "../../words.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { CellEditHint, WorkProgress } from "./WorkProgress.tsx";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow8,
  },
  state: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "20px" },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
  button: {
    flexGrow: 1,
    minWidth: "max-content",
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
  },
  saved: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  waiting: { color: tokens.colorStatusWarningForeground3, flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
});

interface Props {
  readonly state: DocumentState;
  readonly maySave: boolean;
  readonly session: DocumentSession;
}

/** Where the values are, and the three things to do about it; stays in sight however long the list of problems is. */
export function SyncBar({ state, maySave, session }: Props) {
  const styles = useStyles();
  const isBusy = state.activity !== "idle";
  const words = syncStrings;
  return (
    <section className={styles.bar} aria-label={words.region}>
      <LiveRegion className={styles.state}>
        <SyncIcon state={state} maySave={maySave} />
        <Text weight="semibold">{syncText(state, maySave)}</Text>
      </LiveRegion>
      <WorkProgress state={state} session={session} />
      <CellEditHint state={state} />
      <div className={styles.buttons}>
        {maySave && (
          <Button
            className={styles.button}
            appearance={state.waiting > 0 ? "primary" : "secondary"}
            icon={<Save20Regular />}
            disabledFocusable={isBusy}
            onClick={() => void session.push()}
          >
            {words.save}
          </Button>
        )}
        <Button
          className={styles.button}
          icon={<ArrowSync20Regular />}
          disabledFocusable={isBusy}
          onClick={() => void session.pull()}
        >
          {words.refresh}
        </Button>
        <Button className={styles.button} disabledFocusable={isBusy} onClick={() => void session.check()}>
          {words.check}
        </Button>
      </div>
    </section>
  );
}

function SyncIcon({ state, maySave }: Omit<Props, "session">) {
  const styles = useStyles();
  if (state.activity !== "idle") return <Spinner size="extra-tiny" aria-hidden="true" />;
  if (!state.isOnline) return <CloudOff16Filled className={styles.waiting} />;
  if (state.document.status === "accepted") return <LockClosed16Filled className={styles.quiet} />;
  if (!maySave) return <LockClosed16Filled className={styles.quiet} />;
  if (state.waiting > 0) return <Circle16Filled className={styles.waiting} />;
  if (state.document.version > (state.receipt?.version ?? 0)) return <ArrowSync16Filled className={styles.waiting} />;
  return state.document.version === 0 ? null : <CheckmarkCircle16Filled className={styles.saved} />;
}
