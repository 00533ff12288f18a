import { Button, Checkbox, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { commonStrings } from "../../strings/common.ts";
import { longestReason, reasonWith } from "../../return-quotes.ts";
import { nextStepStrings } from "../../strings/next-step.ts";

const useStyles = makeStyles({
  quotes: { margin: 0, padding: 0, border: "none", minWidth: 0, maxHeight: "200px", overflowY: "auto" },
  quote: { display: "flex", alignItems: "flex-start", overflowWrap: "anywhere" },
  buttons: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly isBusy: boolean;
  /** What may be quoted in the reason, a sentence each. */
  readonly quotes: readonly string[];
  readonly accept: () => void;
  readonly giveBack: (reason: string) => void;
}

/** A reviewer's two ways. Returning asks for the reason first: a document that comes back without one helps nobody. */
export function ReturnForm({ isBusy, quotes, accept, giveBack }: Props) {
  const styles = useStyles();
  const words = nextStepStrings;
  const [reason, setReason] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [quoted, setQuoted] = useState<readonly string[]>([]);
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
  // what was put right since it was ticked is quoted no more
  const whole = reasonWith(
    reason,
    quotes.filter((quote) => quoted.includes(quote)),
  );
  const over = whole.length - longestReason;
  const problem = over > 0 ? words.returnTooLong(over) : isMissing ? words.returnReasonMissing : null;
  return (
    <>
      <Field
        label={words.returnReason}
        hint={words.returnReasonHint}
        {...(problem === null ? {} : { validationMessage: problem })}
      >
        <Textarea
          value={reason}
          resize="vertical"
          maxLength={longestReason}
          textarea={{ autoFocus: true }}
          onChange={(_, data) => {
            setReason(data.value);
            setMissing(false);
          }}
        />
      </Field>
      {quotes.length > 0 && (
        <fieldset className={styles.quotes}>
          <legend>{words.returnQuote}</legend>
          {quotes.map((quote) => (
            <Checkbox
              key={quote}
              className={styles.quote}
              label={quote}
              checked={quoted.includes(quote)}
              onChange={(_, { checked }) => {
                setQuoted(checked === true ? [...quoted, quote] : quoted.filter((one) => one !== quote));
                setMissing(false);
              }}
            />
          ))}
        </fieldset>
      )}
      <Button
        appearance="primary"
        disabledFocusable={isBusy}
        onClick={() => {
          if (whole === "") setMissing(true);
          else if (over <= 0) giveBack(whole);
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
