import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { DocumentSession, DocumentState } from "../../../sync/document-session.ts";
import type { AllowedSteps } from "../../allowed-steps.ts";
import { nextStepStrings } from "../../strings/next-step.ts";
import { submitBlockers } from "../../words.ts";
import { Section } from "../Section.tsx";
import { ReturnForm } from "./ReturnForm.tsx";
import { ReturnReason } from "./ReturnReason.tsx";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  blockers: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly state: DocumentState;
  readonly allowed: AllowedSteps;
  readonly session: DocumentSession;
  /** What a reviewer may quote when returning the document. */
  readonly quotes: readonly string[];
}

/** What the document waits for, and the button for it when it waits for this person. */
export function NextStep(props: Props) {
  const styles = useStyles();
  return (
    <Section title={nextStepStrings.title}>
      <div className={styles.card}>
        <Step {...props} />
      </div>
    </Section>
  );
}

function Step({ state, allowed, session, quotes }: Props) {
  const words = nextStepStrings;
  const isBusy = state.activity !== "idle";
  switch (state.document.status) {
    case "draft":
      if (allowed.submit) return <Submit state={state} session={session} />;
      return <Text>{allowed.save ? words.champion : words.draftOther}</Text>;
    case "returned":
      return (
        <>
          <Text>{allowed.submit ? words.returnedBody : words.returnedOther}</Text>
          <ReturnReason documentId={state.document.documentId} />
          {allowed.submit && <Submit state={state} session={session} />}
        </>
      );
    case "submitted":
      return allowed.accept || allowed.return ? (
        <Review session={session} quotes={quotes} isBusy={isBusy} />
      ) : (
        <>
          <Text>{allowed.save ? words.submittedBody : words.submittedLook}</Text>
          {allowed.reopen && <Reopen session={session} isBusy={isBusy} />}
        </>
      );
    case "accepted":
      return allowed.reopen ? (
        <>
          <Text>{words.acceptedReopen}</Text>
          <Reopen session={session} isBusy={isBusy} />
        </>
      ) : (
        <Text>{words.acceptedBody}</Text>
      );
  }
}

function Submit({ state, session }: Pick<Props, "state" | "session">) {
  const styles = useStyles();
  const reasonId = useId();
  const blockers = submitBlockers(state);
  const isBlocked = blockers.length > 0;
  const words = nextStepStrings;
  return (
    <>
      <div id={reasonId}>
        {isBlocked ? (
          <>
            <Text>{words.blocked}</Text>
            <ul className={styles.blockers}>
              {blockers.map((blocker) => (
                <li key={blocker}>
                  <Text>{blocker}</Text>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Text>
            {words.submitIntro} {state.waiting > 0 && words.submitSaves}
          </Text>
        )}
      </div>
      <Button
        appearance={isBlocked ? "secondary" : "primary"}
        disabledFocusable={isBlocked || state.activity !== "idle"}
        aria-describedby={reasonId}
        onClick={() => void session.step("submit")}
      >
        {words.submit}
      </Button>
    </>
  );
}

function Reopen({ session, isBusy }: { readonly session: DocumentSession; readonly isBusy: boolean }) {
  return (
    <Button disabledFocusable={isBusy} onClick={() => void session.step("reopen")}>
      {nextStepStrings.reopen}
    </Button>
  );
}

function Review({ session, quotes, isBusy }: Pick<Props, "session" | "quotes"> & { readonly isBusy: boolean }) {
  return (
    <>
      <Text>{nextStepStrings.reviewIntro}</Text>
      <ReturnForm
        isBusy={isBusy}
        quotes={quotes}
        accept={() => void session.step("accept")}
        giveBack={(reason) => void session.step("return", reason)}
      />
    </>
  );
}
