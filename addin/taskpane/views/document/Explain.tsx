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
}

/** The answer to "is that right?": asked for, or shown once it was given. */
export function Explain({ problem, actions, describedBy }: Props) {
  const styles = useStyles();
  const [isChanging, setChanging] = useState(false);
  if (problem.explanation === null || isChanging) {
    if (!actions.mayExplain) return null;
    return (
      <ExplainForm
        start={problem.explanation ?? ""}
        suggestion={problem.explanation === null ? (problem.suggestion ?? null) : null}
        isBusy={actions.isBusy}
        describedBy={describedBy}
        save={(text) => {
          setChanging(false);
          actions.explain(problem, text);
        }}
      />
    );
  }
  return (
    <div className={styles.explained}>
      <Text size={200} weight="semibold" className={styles.good}>
        <CheckmarkCircle16Filled />
        {problemStrings.explained}
      </Text>
      <Text className={styles.text}>{problem.explanation}</Text>
      {actions.mayExplain && (
        <Button
          size="small"
          aria-describedby={describedBy}
          onClick={() => {
            setChanging(true);
          }}
        >
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
  readonly save: (text: string) => void;
}

function ExplainForm({ start, suggestion, isBusy, describedBy, save }: FormProps) {
  const styles = useStyles();
  const words = problemStrings;
  const [text, setText] = useState(start);
  const [isMissing, setMissing] = useState(false);
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
              setText(suggestion);
              setMissing(false);
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
            setText(data.value);
            setMissing(false);
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
