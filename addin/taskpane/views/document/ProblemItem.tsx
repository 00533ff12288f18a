import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { ListedProblem } from "../../../sync/document-session.ts";
import { formatValue } from "../../format.ts";
import { problemStrings } from "../../strings/problems.ts";
import { threadStrings } from "../../strings/threads.ts";
import { useMarkedItemStyles } from "../marked-item-styles.ts";
import { Explain } from "./Explain.tsx";
import type { ProblemActions } from "./ProblemList.tsx";

const useStyles = makeStyles({
  raised: { backgroundColor: tokens.colorNeutralBackground1 },
  error: { borderInlineStartColor: tokens.colorStatusDangerBorder2 },
  explain: { borderInlineStartColor: tokens.colorStatusWarningBorder2 },
  note: { borderInlineStartColor: tokens.colorNeutralStroke1 },
  done: { borderInlineStartColor: tokens.colorStatusSuccessBorder2 },
});

interface Props {
  readonly problem: ListedProblem;
  readonly actions: ProblemActions;
  /** Whether an answer to it is being written that is not saved yet. */
  readonly isWriting: boolean;
  readonly setWriting: (isWriting: boolean) => void;
}

/** The suggestion on its button: the value when it is one cell, a general word when it is several. */
function fixLabel({ fix }: ListedProblem): string | null {
  const [first, ...others] = fix ?? [];
  if (first === undefined) return null;
  return others.length === 0 ? problemStrings.fix(formatValue(first.value)) : problemStrings.fixMany;
}

export function ProblemItem({ problem, actions, isWriting, setWriting }: Props) {
  const styles = { ...useMarkedItemStyles(), ...useStyles() };
  const messageId = useId();
  const [path] = problem.paths;
  const target = path ?? problem.place;
  const fix = actions.mayChange ? fixLabel(problem) : null;
  const isDone = problem.explanation !== null;
  return (
    <li className={mergeClasses(styles.item, styles.raised, isDone ? styles.done : styles[problem.severity])}>
      <Text id={messageId}>{problem.message}</Text>
      {path === undefined && problem.address !== null && (
        <Text size={200} className={styles.quiet}>
          {problemStrings.at(problem.address)}
        </Text>
      )}
      {(target !== undefined || fix !== null) && (
        <div className={styles.buttons}>
          {target !== undefined && (
            <Button
              size="small"
              aria-describedby={messageId}
              onClick={() => {
                actions.jumpTo(target);
              }}
            >
              {problemStrings.goToCell}
            </Button>
          )}
          {path !== undefined && actions.discuss !== null && (
            <Button size="small" aria-describedby={messageId} onClick={() => actions.discuss?.(path)}>
              {threadStrings.ask}
            </Button>
          )}
          {fix !== null && (
            <Button
              size="small"
              aria-describedby={messageId}
              disabledFocusable={actions.isBusy}
              onClick={() => {
                if (!actions.isBusy) actions.applyFix(problem);
              }}
            >
              {fix}
            </Button>
          )}
        </div>
      )}
      {problem.severity === "explain" && (
        <Explain
          problem={problem}
          actions={actions}
          describedBy={messageId}
          isWriting={isWriting}
          setWriting={setWriting}
        />
      )}
    </li>
  );
}
