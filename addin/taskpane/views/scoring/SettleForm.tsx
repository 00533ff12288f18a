import { Button, Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { ScoringDesk } from "../../../sync/scoring-desk.ts";
import { scoringStrings } from "../../strings/scoring.ts";

/** A note holds several of these; a page is a document of its own. */
const longestReason = 1_000;

interface Props {
  readonly scale: ScoringDesk["scale"];
  readonly isBusy: boolean;
  readonly save: (score: number, reason: string) => void;
}

/** The team's score and why. Nothing is chosen beforehand: a score that is proposed would be the one that is taken. */
export function SettleForm({ scale, isBusy, save }: Props) {
  const words = scoringStrings;
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const level = scale.find(({ value }) => String(value) === chosen);
  const isWithoutReason = reason.trim() === "";
  return (
    <>
      <Field label={words.score} {...(isTried && level === undefined ? { validationMessage: words.scoreMissing } : {})}>
        <RadioGroup
          value={chosen}
          onChange={(_, data) => {
            setChosen(data.value);
          }}
        >
          {scale.map(({ value, label }) => (
            <Radio key={value} value={String(value)} label={words.level(value, label)} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label={words.reason}
        hint={words.reasonHint}
        {...(isTried && isWithoutReason ? { validationMessage: words.reasonMissing } : {})}
      >
        <Textarea
          value={reason}
          resize="vertical"
          maxLength={longestReason}
          onChange={(_, data) => {
            setReason(data.value);
          }}
        />
      </Field>
      <Button
        appearance="primary"
        disabledFocusable={isBusy}
        onClick={() => {
          setTried(true);
          if (level !== undefined && !isWithoutReason && !isBusy) save(level.value, reason.trim());
        }}
      >
        {words.record}
      </Button>
    </>
  );
}
