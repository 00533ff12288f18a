import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Thread, ThreadDesk } from "../../../sync/thread-desk.ts";
import { formatTime } from "../../format.ts";
import { threadStrings } from "../../strings/threads.ts";
import { useMarkedItemStyles } from "../marked-item-styles.ts";
import { WordsForm } from "./WordsForm.tsx";

const useStyles = makeStyles({
  open: { borderInlineStartColor: tokens.colorCompoundBrandStroke },
  resolved: { borderInlineStartColor: tokens.colorStatusSuccessBorder2 },
  comment: { display: "flex", flexDirection: "column", whiteSpace: "pre-line" },
});

interface Props {
  readonly thread: Thread;
  /** The cell in words. */
  readonly label: string;
  readonly maySpeak: boolean;
  readonly isBusy: boolean;
  readonly desk: ThreadDesk;
  readonly jump: () => void;
  /** The thread moves to its new place: what had the focus is gone. */
  readonly done: () => void;
}

/** One thread with everything said in it. */
export function ThreadItem({ thread, label, maySpeak, isBusy, desk, jump, done }: Props) {
  const styles = { ...useMarkedItemStyles(), ...useStyles() };
  const { threadId, path, comments, resolved, resolvedBy, resolvedAt } = thread;
  const [isAnswering, setAnswering] = useState(false);
  const setResolved = async (to: boolean): Promise<void> => {
    if (await desk.setResolved(threadId, to)) done();
  };
  return (
    <li className={mergeClasses(styles.item, resolved ? styles.resolved : styles.open)}>
      <Text weight="semibold">{label}</Text>
      {comments.map(({ commentId, text, writtenBy, writtenAt }) => (
        <div key={commentId} className={styles.comment}>
          <Text size={200} className={styles.quiet}>
            {threadStrings.said(writtenBy, formatTime(writtenAt))}
          </Text>
          <Text>{text}</Text>
        </div>
      ))}
      {resolved && (
        <Text size={200} className={styles.quiet}>
          {threadStrings.resolvedBy(resolvedBy ?? "", resolvedAt === null ? "" : formatTime(resolvedAt))}
        </Text>
      )}
      {isAnswering ? (
        <WordsForm
          label={threadStrings.answerText}
          send={threadStrings.answerSend}
          isBusy={isBusy}
          hasFocus
          say={async (text) => {
            const isSaid = await desk.say({ path, text, threadId });
            if (isSaid) {
              setAnswering(false);
              done();
            }
            return isSaid;
          }}
          cancel={() => {
            setAnswering(false);
          }}
        />
      ) : (
        <div className={styles.buttons}>
          <Button size="small" aria-label={threadStrings.goToCellNamed(label)} onClick={jump}>
            {threadStrings.goToCell}
          </Button>
          {maySpeak && (
            <>
              <Button
                size="small"
                aria-label={threadStrings.answerTo(label)}
                onClick={() => {
                  setAnswering(true);
                }}
              >
                {threadStrings.answer}
              </Button>
              <Button
                size="small"
                disabledFocusable={isBusy}
                aria-label={resolved ? threadStrings.reopenNamed(label) : threadStrings.resolveNamed(label)}
                onClick={() => {
                  if (!isBusy) void setResolved(!resolved);
                }}
              >
                {resolved ? threadStrings.reopen : threadStrings.resolve}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
