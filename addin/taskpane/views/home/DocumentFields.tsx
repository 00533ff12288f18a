import { Combobox, Field, Input, Option, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { DocumentKind } from "../../../../shared/document/document-kind.ts";
import type { Practice } from "../../../../shared/protocol/common.ts";
import { formatDay, formatPeriodWords } from "../../format.ts";
import { strings } from "../../strings.ts";
import type { ProgramPeriod } from "./program-periods.ts";

/** Up to this many practices are a plain list; beyond it people search. */
const searchAbove = 7;

interface PracticeProps {
  readonly practices: readonly Practice[];
  readonly chosen: Practice | null;
  readonly choose: (practice: Practice | null) => void;
  readonly error: string | null;
}

export function PracticeField({ practices, chosen, choose, error }: PracticeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const matching =
    typed === null
      ? practices
      : practices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  const find = (id: string | undefined): Practice | null =>
    practices.find(({ practiceId }) => practiceId === id) ?? null;
  return (
    <Field label={strings.home.choose.practice} {...(error === null ? {} : { validationMessage: error })}>
      {practices.length > searchAbove ? (
        <Combobox
          value={typed ?? chosen?.name ?? ""}
          selectedOptions={chosen === null ? [] : [chosen.practiceId]}
          placeholder={strings.home.choose.practicePlaceholder}
          autoComplete="off"
          onInput={(event) => {
            // However the text came, by keys, dictation or pasting: the list shows what it finds.
            setTyped(event.currentTarget.value);
            setOpen(true);
          }}
          open={isOpen}
          onOptionSelect={(_, data) => {
            setTyped(null);
            choose(find(data.optionValue));
          }}
          onOpenChange={(_, data) => {
            setOpen(data.open);
            if (!data.open) setTyped(null);
          }}
          style={{ minWidth: 0 }}
          input={{ style: { width: "100%", minWidth: 0 } }}
        >
          {matching.map(({ practiceId, name }) => (
            <Option key={practiceId} value={practiceId} text={name}>
              {name}
            </Option>
          ))}
          {matching.length === 0 && (
            <Option key="none" value="" text="" disabled>
              {strings.home.choose.noPractice}
            </Option>
          )}
        </Combobox>
      ) : (
        <Select
          value={chosen?.practiceId ?? ""}
          onChange={(_, data) => {
            choose(find(data.value));
          }}
        >
          {chosen === null && <option value="">{strings.home.choose.practiceNone}</option>}
          {practices.map(({ practiceId, name }) => (
            <option key={practiceId} value={practiceId}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface PeriodProps {
  readonly kind: DocumentKind;
  /** The program's periods for the kind; when it names none, the period is typed. */
  readonly periods: readonly ProgramPeriod[];
  readonly chosen: string;
  readonly choose: (period: string) => void;
  readonly error: string | null;
}

export function PeriodField({ kind, periods, chosen, choose, error }: PeriodProps) {
  const words = strings.home.choose;
  const validation = error === null ? {} : { validationMessage: error };
  if (periods.length === 0) {
    return (
      <Field label={words.period} hint={words.periodHint(kind.periodUnit)} {...validation}>
        <Input
          value={chosen}
          onChange={(_, data) => {
            choose(data.value);
          }}
        />
      </Field>
    );
  }
  return (
    <Field label={words.period} {...validation}>
      <Select
        value={chosen}
        onChange={(_, data) => {
          choose(data.value);
        }}
      >
        {periods.map(({ period, dueDate }) => (
          <option key={period} value={period}>
            {words.periodWithDue(formatPeriodWords(period), formatDay(dueDate))}
          </option>
        ))}
      </Select>
    </Field>
  );
}
