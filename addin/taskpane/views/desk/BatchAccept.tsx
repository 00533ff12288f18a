import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { TransitionResult } from "../../../../shared/protocol/queue.ts";
import type { Result } from "../../../../shared/result.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import { documentName } from "../../document-names.ts";
import { useServices } from "../../services-context.ts";
import { commonStrings } from "../../strings/common.ts";
import { deskStrings } from "../../strings/desk.ts";
import { acceptMany } from "./accept-many.ts";
import { BatchOutcome } from "./BatchOutcome.tsx";
import { isSound, type DeskRow } from "./desk-rows.ts";

const useStyles = makeStyles({
  /** At hand below a long list. */
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  names: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, maxHeight: "160px", overflowY: "auto" },
});

const nameOf = ({ practiceName, document }: DeskRow): string =>
  documentName(practiceName, document.kind, document.period);

interface Props {
  /** The rows in sight of the choice. */
  readonly rows: readonly DeskRow[];
  /** Those of them that are selected. */
  readonly picked: readonly DeskRow[];
  readonly select: (documentIds: ReadonlySet<string>) => void;
  readonly reload: () => void;
}

/** Accepting several at once: choose, see what that means, do it, see what came of each. */
export function BatchAccept({ rows, picked, select, reload }: Props) {
  const styles = useStyles();
  const { api } = useServices();
  const [step, setStep] = useState<"choosing" | "asking" | "busy">("choosing");
  const [outcome, setOutcome] = useState<Result<readonly TransitionResult[], ClientError> | null>(null);
  const [asked, setAsked] = useState<readonly DeskRow[]>([]);
  const words = deskStrings.batch;
  const sound = rows.filter(isSound);

  const accept = async (): Promise<void> => {
    setStep("busy");
    setAsked(picked);
    setOutcome(await acceptMany(api, picked));
    setStep("choosing");
    select(new Set());
    reload();
  };

  if (outcome === null && !rows.some(({ isMine }) => isMine)) return null;
  return (
    <section className={styles.bar} aria-label={words.region}>
      <BatchOutcome
        outcome={outcome}
        nameFor={(documentId) => {
          const row = asked.find(({ document }) => document.documentId === documentId);
          return row === undefined ? documentId : nameOf(row);
        }}
        close={() => {
          setOutcome(null);
        }}
      />
      {step === "choosing" || picked.length === 0 ? (
        <div className={styles.buttons}>
          {picked.length > 0 && (
            <Button
              appearance="primary"
              onClick={() => {
                setOutcome(null);
                setStep("asking");
              }}
            >
              {words.accept(picked.length)}
            </Button>
          )}
          {sound.length > picked.length && (
            <Button
              onClick={() => {
                select(new Set(sound.map(({ document }) => document.documentId)));
              }}
            >
              {words.selectSound(sound.length)}
            </Button>
          )}
          {picked.length > 0 && (
            <Button
              appearance="subtle"
              onClick={() => {
                select(new Set());
              }}
            >
              {words.selectNone}
            </Button>
          )}
        </div>
      ) : (
        <>
          <Summary picked={picked} />
          <div className={styles.buttons}>
            <Button appearance="primary" disabledFocusable={step === "busy"} onClick={() => void accept()}>
              {step === "busy" ? words.busy : words.confirm(picked.length)}
            </Button>
            <Button
              disabledFocusable={step === "busy"}
              onClick={() => {
                setStep("choosing");
              }}
            >
              {commonStrings.cancel}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** What accepting these means, and which of them ask for a look first. Takes the focus: it is what was asked for. */
function Summary({ picked }: { readonly picked: readonly DeskRow[] }) {
  const styles = useStyles();
  const words = deskStrings.batch;
  const unsound = picked.filter((row) => !isSound(row));
  const explained = picked.filter(({ problems, unanswered }) => problems.explain > unanswered);
  return (
    <>
      <Text
        as="h3"
        weight="semibold"
        tabIndex={-1}
        style={{ margin: 0 }}
        ref={(heading: HTMLElement | null) => {
          heading?.focus();
        }}
      >
        {words.title(picked.length)}
      </Text>
      <Text size={200}>{words.intro}</Text>
      {unsound.length === 0 ? (
        <Text>{words.sound}</Text>
      ) : (
        <>
          <Text weight="semibold">{words.unsound(unsound.length)}</Text>
          <ul className={styles.names}>
            {unsound.map((row) => (
              <li key={row.document.documentId}>{nameOf(row)}</li>
            ))}
          </ul>
        </>
      )}
      {explained.length > 0 && <Text>{words.explained(explained.length)}</Text>}
    </>
  );
}
