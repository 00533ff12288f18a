import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useSyncExternalStore } from "react";
import { findListedKind } from "../../../../shared/document/kind-list.ts";
import { allowedSteps, type AllowedSteps } from "../../allowed-steps.ts";
import { documentName } from "../../document-names.ts";
import type { DocumentSession } from "../../../sync/document-session.ts";
import type { OpenedDocument } from "../../../sync/open-document.ts";
import { useNetwork } from "../../use-network.ts";
import { useServices } from "../../services-context.ts";
import type { World } from "../../pane-services.ts";
import { quotesOf } from "../../return-quotes.ts";
import { RibbonReport } from "../RibbonReport.tsx";
import { TopBar } from "../TopBar.tsx";
import { useThreads } from "../threads/use-threads.ts";
import { DocumentHeader } from "./DocumentHeader.tsx";
import { fetchLaterTabs } from "./document-tabs.tsx";
import { DocumentTabs } from "./DocumentTabs.tsx";
import { NextStep } from "./NextStep.tsx";
import { OutcomeMessage } from "./OutcomeMessage.tsx";
import { ReplacedNote } from "./ReplacedNote.tsx";
import { SyncBar } from "./SyncBar.tsx";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", minHeight: "100vh" },
  body: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "640px",
    margin: "0 auto",
  },
});

/**
 * Judges the sheet at once, and then brings in what others changed while the pane was closed. The server is asked only
 * when its version says that there is something; nobody asked for it, so nothing is said where nothing came.
 */
async function bringUpToDate(session: DocumentSession): Promise<void> {
  await session.check();
  const { document, receipt } = session.getState();
  if (document.version > (receipt?.version ?? 0)) await session.catchUp();
}

const nothing: AllowedSteps = {
  save: false,
  explain: false,
  submit: false,
  return: false,
  accept: false,
  reopen: false,
};

interface Props {
  readonly opened: OpenedDocument;
  readonly world: World;
  readonly back: () => void;
}

/**
 * One document: where it stands and what comes next on top, its parts in tabs below (document-tabs.tsx), saving always at
 * hand.
 */
export function DocumentView({ opened, world, back }: Props) {
  const styles = useStyles();
  const { session, practiceName } = opened;
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const threads = useThreads(opened.threads, state);
  const { ribbon, marks, live } = useServices();
  const kind = findListedKind(state.document.kind);
  const allowed = kind === null ? nothing : allowedSteps(world.grants, state.document, kind);

  useNetwork(session, allowed.save);
  const { documentId } = state.document;
  useEffect(() => ribbon.attach(documentId, session), [ribbon, documentId, session]);

  useEffect(() => {
    const watching = session.watch();
    const shown = bringUpToDate(session);
    void session.showMarks(marks.isOn());
    void shown.then(fetchLaterTabs);
    return () => {
      if (session.getState().isMarked) void session.showMarks(false);
      void watching.then((end) => end());
    };
  }, [session, marks]);

  useEffect(() => live.follow(session), [live, session]);

  return (
    <div className={styles.view}>
      <TopBar world={world} back={back} />
      <main
        className={styles.body}
        aria-label={documentName(practiceName, state.document.kind, state.document.period)}
        aria-busy={state.activity !== "idle"}
      >
        <DocumentHeader state={state} practiceName={practiceName} />
        <RibbonReport />
        <OutcomeMessage outcome={state.outcome} />
        <ReplacedNote
          replaced={allowed.save ? state.replaced : null}
          session={session}
          isBusy={state.activity !== "idle"}
        />
        <NextStep
          state={state}
          allowed={allowed}
          session={session}
          quotes={quotesOf(state.problems, threads.threads ?? [], opened.labelOf)}
        />
        <DocumentTabs opened={opened} state={state} allowed={allowed} world={world} threads={threads} />
      </main>
      <SyncBar state={state} maySave={allowed.save} session={session} />
    </div>
  );
}
