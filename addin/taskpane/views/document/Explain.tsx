import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled } from "@fluentui/react-icons";
import { useState } from "react";
import type { ListedProblem } from "../../../sync/document-session.ts";
import { problemStrings } from "../../strings/problems.ts";
import type { ProblemActions } from "./ProblemList.tsx";

const useStyles = makeStyles({
  explained: { display: "flex", flexDirection: "column", alignItems: "start", gap: tokens.spacingVerticalXS },
  good: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusSuccessForeground1,
  },
  text: { whiteSpace: "pre-line" },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

interface Props {
  readonly problem: ListedProblem;
  readonly actions: ProblemActions;
  readonly describedBy: string;
  /** Whether an answer is being written here that is not saved yet. */
  readonly isWriting: boolean;
  readonly setWriting: (isWriting: boolean) => void;
}

/**
 * The answer to "is that right?": asked for, or shown once it was given. What is being written stays when somebody else
 * answers meanwhile, below their answer, and when saving it fails.
 */
export function Explain({ problem, actions, describedBy, isWriting, setWriting }: Props) {
  const { explanation } = problem;
  const [isChanging, setChanging] = useState(false);
  /** On its way: once it is the answer, the form is done with. */
  const [sent, setSent] = useState<string | null>(null);
  const isAsked = explanation === null || ((isChanging || isWriting) && explanation !== sent);
  const save = async (text: string): Promise<void> => {
    setSent(text);
    const isSaved = await actions.explain(problem, text);
    setSent(null);
    if (!isSaved) return;
    setChanging(false);
    setWriting(false);
  };
  return (
    <>
      {explanation !== null && !isChanging && (
        <Answer
          text={explanation}
          describedBy={describedBy}
          change={actions.mayExplain && !isAsked ? () => setChanging(true) : null}
        />
      )}
      {isAsked && actions.mayExplain && (
        <ExplainForm
          start={explanation ?? ""}
          suggestion={explanation === null ? (problem.suggestion ?? null) : null}
          isBusy={actions.isBusy}
          describedBy={describedBy}
          tell={(text) => setWriting(text.trim() !== "")}
          save={(text) => void save(text)}
        />
      )}
    </>
  );
}

interface AnswerProps {
  readonly text: string;
  readonly describedBy: string;
  /** Null where it may not be changed, or is being changed already. */
  readonly change: (() => void) | null;
}

function Answer({ text, describedBy, change }: AnswerProps) {
  const styles = useStyles();
  return (
    <div className={styles.explained}>
      <Text size={200} weight="semibold" className={styles.good}>
        <CheckmarkCircle16Filled />
        {problemStrings.explained}
      </Text>
      <Text className={styles.text}>{text}</Text>
      {change !== null && (
        <Button size="small" aria-describedby={describedBy} onClick={change}>
          {problemStrings.explainChange}
        </Button>
      )}
    </div>
  );
}

interface FormProps {
  readonly start: string;
  /** Last period's answer to the same question. */
  readonly suggestion: string | null;
  readonly isBusy: boolean;
  readonly describedBy: string;
  /** Told of every change of the text. */
  readonly tell: (text: string) => void;
  readonly save: (text: string) => void;
}

function ExplainForm({ start, suggestion, isBusy, describedBy, tell, save }: FormProps) {
  const styles = useStyles();
  const words = problemStrings;
  const [text, setText] = useState(start);
  const [isMissing, setMissing] = useState(false);
  const write = (next: string): void => {
    setText(next);
    setMissing(false);
    tell(next);
  };
  return (
    <div className={styles.form}>
      {suggestion !== null && text === "" && (
        <div className={styles.explained}>
          <Text size={200}>{words.explainEarlier}</Text>
          <Text className={styles.text}>{suggestion}</Text>
          <Button
            size="small"
            aria-describedby={describedBy}
            onClick={() => {
              write(suggestion);
            }}
          >
            {words.explainAgain}
          </Button>
        </div>
      )}
      <Field label={words.explainLabel} {...(isMissing ? { validationMessage: words.explainMissing } : {})}>
        <Textarea
          value={text}
          resize="vertical"
          maxLength={2_000}
          aria-describedby={describedBy}
          onChange={(_, data) => {
            write(data.value);
          }}
        />
      </Field>
      <Button
        size="small"
        aria-describedby={describedBy}
        disabledFocusable={isBusy}
        onClick={() => {
          if (text.trim() === "") setMissing(true);
          else if (!isBusy) save(text.trim());
        }}
        style={{ alignSelf: "start" }}
      >
        {words.explainSave}
      </Button>
    </div>
  );
}
