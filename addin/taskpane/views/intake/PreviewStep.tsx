import {
  Button,
  Checkbox,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { ReportReading } from "../../../../shared/intake/read-report.ts";
import type { Problem } from "../../../../shared/problem.ts";
import type { SheetLook } from "../../../sync/intake-desk.ts";
import { intakeStrings } from "../../strings/intake.ts";
import { ChangeItem, ProblemLine } from "./ChangeItem.tsx";
import { QuestionField } from "./QuestionField.tsx";
import { useStepStyles } from "./step-styles.ts";
import { useFocusedHeading } from "./use-focused-heading.ts";
import type { IntakeState } from "./use-intake.ts";

const useStyles = makeStyles({
  lines: { gap: tokens.spacingVerticalS },
});

interface Props {
  readonly state: IntakeState;
  readonly reading: ReportReading;
  readonly look: SheetLook;
  /** Called after the values are in the sheet. */
  readonly written: () => void;
}

/** Each finding once, with the change that it is about first of all; those about none of them stand apart. */
function problemsOf(changed: readonly { readonly path: string }[], problems: readonly Problem[]) {
  const paths = new Set(changed.map(({ path }) => path));
  const byPath = new Map<string, Problem[]>();
  const others: Problem[] = [];
  for (const problem of problems) {
    const first = problem.paths.find((path) => paths.has(path));
    if (first === undefined) others.push(problem);
    else byPath.set(first, [...(byPath.get(first) ?? []), problem]);
  }
  return { byPath, others };
}

/** What would change, cell by cell, before anything does; what only the person can say; what is not taken, and why. */
export function PreviewStep({ state, reading, look, written }: Props) {
  const styles = { ...useStepStyles(), ...useStyles() };
  const words = intakeStrings;
  const heading = useFocusedHeading();
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { changes, same, passedOver } = look.propose(reading.taken);
  const chosen = changes.filter(({ path }) => !leftOut.has(path)).map(({ path, now }) => ({ path, value: now }));
  const found = problemsOf(chosen, look.problemsRaisedBy(chosen));
  const notTaken = [...reading.passedOver, ...passedOver];
  return (
    <div className={styles.part}>
      {state.notes.map((note) => (
        <MessageBar key={note} intent="warning" layout="multiline">
          <MessageBarBody>{note}</MessageBarBody>
        </MessageBar>
      ))}
      {reading.questions.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.questions}</h3>
          {reading.questions.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              answer={state.source?.answers.get(question.id) ?? ""}
              choose={(answer) => {
                state.change({ answers: new Map(state.choices.answers).set(question.id, answer) });
              }}
            />
          ))}
        </>
      )}
      <h3 className={styles.heading} tabIndex={-1} ref={heading}>
        {words.preview(changes.length)}
      </h3>
      {changes.length > 1 && (
        <Checkbox
          label={words.all}
          checked={chosen.length === changes.length ? true : chosen.length === 0 ? false : "mixed"}
          onChange={(_, data) => {
            setLeftOut(data.checked === true ? new Set() : new Set(changes.map(({ path }) => path)));
          }}
        />
      )}
      <ul className={mergeClasses(styles.list, styles.lines)}>
        {changes.map((change) => (
          <ChangeItem
            key={change.path}
            change={change}
            isChosen={!leftOut.has(change.path)}
            problems={found.byPath.get(change.path) ?? []}
            choose={(isChosen) => {
              const next = new Set(leftOut);
              if (isChosen) next.delete(change.path);
              else next.add(change.path);
              setLeftOut(next);
            }}
          />
        ))}
      </ul>
      {same > 0 && <Text className={styles.quiet}>{words.same(same)}</Text>}
      {found.others.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.problemsElsewhere}</h3>
          <ul className={mergeClasses(styles.list, styles.lines)}>
            {found.others.map((problem) => (
              <ProblemLine key={`${problem.code} ${problem.paths.join(" ")}`} problem={problem} />
            ))}
          </ul>
        </>
      )}
      {notTaken.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.notTaken(notTaken.length)}</h3>
          <ul className={mergeClasses(styles.list, styles.lines)}>
            {notTaken.map(({ where, text, why }) => (
              <li key={`${where} ${text}`}>
                <Text size={200}>{words.passedOver(where, text, why)}</Text>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={state.isBusy || chosen.length === 0}
          onClick={() => {
            void state.write(chosen).then(written);
          }}
        >
          {words.write(chosen.length)}
        </Button>
        <Button
          onClick={() => {
            state.goTo(state.before);
          }}
        >
          {state.before === "columns" ? words.toColumns : words.back}
        </Button>
      </div>
    </div>
  );
}
