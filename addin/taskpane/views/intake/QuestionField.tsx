import { Field, makeStyles, Select } from "@fluentui/react-components";
import { leaveOut, type Question } from "../../../../shared/intake/read-report.ts";
import { intakeStrings } from "../../strings/intake.ts";

const useStyles = makeStyles({
  /** A list is as wide as its longest choice unless told otherwise. */
  field: { minWidth: 0, gridTemplateColumns: "minmax(0, 1fr)" },
  select: { minWidth: 0, "& select": { minWidth: 0, textOverflow: "ellipsis" } },
});

interface Props {
  readonly question: Question;
  /** Blank while there is none. */
  readonly answer: string;
  readonly choose: (answer: string) => void;
}

/** What a line means where the report leaves it open. Without an answer the line is not taken. */
export function QuestionField({ question, answer, choose }: Props) {
  const styles = useStyles();
  const words = intakeStrings;
  return (
    <Field className={styles.field} label={words.question(question.where, question.text)} hint={question.why}>
      <Select
        className={styles.select}
        value={answer}
        onChange={(_, data) => {
          choose(data.value);
        }}
      >
        <option value="" disabled>
          {words.choose}
        </option>
        {question.choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value={leaveOut}>{words.leaveLineOut}</option>
      </Select>
    </Field>
  );
}
