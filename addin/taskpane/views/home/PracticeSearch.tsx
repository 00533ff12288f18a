import { Combobox, Option, type FieldControlProps } from "@fluentui/react-components";
import { useState } from "react";
import type { Practice } from "../../../../shared/protocol/common.ts";
import { homeStrings } from "../../strings/home.ts";

interface Props extends FieldControlProps {
  readonly practices: readonly Practice[];
  readonly chosen: Practice | null;
  readonly choose: (practice: Practice | null) => void;
}

/** A list of practices that is searched by typing. Given to a `Field`, whose label and message come as further props. */
export function PracticeSearch({ practices, chosen, choose, ...field }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const matching =
    typed === null
      ? practices
      : practices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Combobox
      {...field}
      value={typed ?? chosen?.name ?? ""}
      selectedOptions={chosen === null ? [] : [chosen.practiceId]}
      placeholder={homeStrings.choose.practicePlaceholder}
      autoComplete="off"
      onInput={(event) => {
        // However the text came, by keys, dictation or pasting: the list shows what it finds.
        setTyped(event.currentTarget.value);
        setOpen(true);
      }}
      open={isOpen}
      onOptionSelect={(_, data) => {
        setTyped(null);
        choose(practices.find(({ practiceId }) => practiceId === data.optionValue) ?? null);
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
          {homeStrings.choose.noPractice}
        </Option>
      )}
    </Combobox>
  );
}
