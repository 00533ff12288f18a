import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { commonStrings } from "../../strings/common.ts";
import { nextStepStrings } from "../../strings/next-step.ts";

const useStyles = makeStyles({
  buttons: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly isBusy: boolean;
  readonly accept: () => void;
  readonly giveBack: (reason: string) => void;
}

/** A reviewer's two ways. Returning asks for the reason first: a document that comes back without one helps nobody. */
export function ReturnForm({ isBusy, accept, giveBack }: Props) {
  const styles = useStyles();
  const words = nextStepStrings;
  const [reason, setReason] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  if (reason === null) {
    return (
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={accept}>
          {words.accept}
        </Button>
        <Button
          disabledFocusable={isBusy}
          onClick={() => {
            setReason("");
          }}
        >
          {words.return}
        </Button>
      </div>
    );
  }
  return (
    <>
      <Field
        label={words.returnReason}
        hint={words.returnReasonHint}
        {...(isMissing ? { validationMessage: words.returnReasonMissing } : {})}
      >
        <Textarea
          value={reason}
          resize="vertical"
          maxLength={2_000}
          textarea={{ autoFocus: true }}
          onChange={(_, data) => {
            setReason(data.value);
            setMissing(false);
          }}
        />
      </Field>
      <Button
        appearance="primary"
        disabledFocusable={isBusy}
        onClick={() => {
          if (reason.trim() === "") setMissing(true);
          else giveBack(reason.trim());
        }}
      >
        {words.returnSend}
      </Button>
      <Button
        onClick={() => {
          setReason(null);
          setMissing(false);
        }}
      >
        {commonStrings.cancel}
      </Button>
    </>
  );
}
