import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { mayComment } from "../../allowed-steps.ts";
import { clientErrorText } from "../../error-words.ts";
import { commonStrings } from "../../strings/common.ts";
import { threadStrings } from "../../strings/threads.ts";
import type { DocumentParts } from "../document/document-parts.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { NewThread } from "./NewThread.tsx";
import { ThreadItem } from "./ThreadItem.tsx";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  resolved: { "& summary": { cursor: "pointer", marginBottom: tokens.spacingVerticalM } },
});

/** What is being talked about: open threads first, then a new one, and what was resolved at the end. */
export function ThreadsTab(parts: DocumentParts) {
  const styles = useStyles();
  const { opened, threads: state, world } = parts;
  const heading = useRef<HTMLHeadingElement>(null);
  const maySpeak = mayComment(world.grants, parts.state.document);
  const all = state.threads ?? [];
  const [open, resolved] = [all.filter((thread) => !thread.resolved), all.filter((thread) => thread.resolved)];
  const list = (threads: typeof all) => (
    <ul className={styles.list}>
      {threads.map((thread) => (
        <ThreadItem
          key={thread.threadId}
          thread={thread}
          label={opened.labelOf(thread.path)}
          maySpeak={maySpeak}
          isBusy={state.isBusy}
          desk={opened.threads}
          jump={() => void opened.session.jumpTo(thread.path)}
          done={() => heading.current?.focus()}
        />
      ))}
    </ul>
  );
  return (
    <Section
      title={threadStrings.title}
      isNamedByTab
      headingRef={heading}
      aside={
        all.length > 0 && (
          <LiveRegion>
            <Text size={200} className={styles.quiet}>
              {threadStrings.count(open.length, all.length)}
            </Text>
          </LiveRegion>
        )
      }
    >
      {state.error !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {clientErrorText(state.error)}{" "}
            {state.threads === null && (
              <Button size="small" onClick={() => void opened.threads.load()}>
                {commonStrings.tryAgain}
              </Button>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
      {state.threads !== null && all.length === 0 && <Text className={styles.quiet}>{threadStrings.none}</Text>}
      {open.length > 0 && list(open)}
      {maySpeak && <NewThread key={parts.discussed ?? ""} parts={parts} />}
      {resolved.length > 0 && (
        <details className={styles.resolved}>
          <summary>{threadStrings.resolvedOnes(resolved.length)}</summary>
          {list(resolved)}
        </details>
      )}
    </Section>
  );
}
