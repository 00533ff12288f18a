import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { commonStrings } from "../../strings/common.ts";
import { threadStrings } from "../../strings/threads.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly label: string;
  readonly send: string;
  readonly isBusy: boolean;
  readonly hasFocus: boolean;
  /** Whether it was written; what was not stays in the form. */
  readonly say: (text: string) => Promise<boolean>;
  readonly cancel: () => void;
}

/** A few words and a button to send them. */
export function WordsForm({ label, send, isBusy, hasFocus, say, cancel }: Props) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const [isMissing, setMissing] = useState(false);
  const submit = async (): Promise<void> => {
    if (text.trim() === "") setMissing(true);
    else if (!isBusy && (await say(text.trim()))) setText("");
  };
  return (
    <div className={styles.form}>
      <Field label={label} {...(isMissing ? { validationMessage: threadStrings.textMissing } : {})}>
        <Textarea
          value={text}
          resize="vertical"
          maxLength={2_000}
          textarea={{ autoFocus: hasFocus }}
          onChange={(_, { value }) => {
            setText(value);
            setMissing(false);
          }}
        />
      </Field>
      <div className={styles.buttons}>
        <Button appearance="primary" size="small" disabledFocusable={isBusy} onClick={() => void submit()}>
          {send}
        </Button>
        <Button size="small" onClick={cancel}>
          {commonStrings.cancel}
        </Button>
      </div>
    </div>
  );
}
