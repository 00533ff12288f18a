import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { useRef, useState, type DragEvent } from "react";
import { intakeStrings } from "../../strings/intake.ts";
import { decodeText } from "./parse-text.ts";
import type { IntakeState } from "./use-intake.ts";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalM, minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Larger files are no reports of counts, and are not even read. */
const mostBytes = 8 * 1024 * 1024;

/** Where the report comes from: pasted, a file, or a file that is dropped. */
export function SourceStep({ state }: { readonly state: IntakeState }) {
  const styles = useStyles();
  const words = intakeStrings;
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const takeFile = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    if (chosen.size > mostBytes) state.say({ intent: "warning", text: words.failures["too-large"] });
    else state.take(decodeText(new Uint8Array(await chosen.arrayBuffer())));
  };
  const drop = (event: DragEvent): void => {
    const [dropped] = event.dataTransfer.files;
    if (dropped === undefined) return;
    event.preventDefault();
    void takeFile(dropped);
  };
  return (
    <div
      className={styles.part}
      onDrop={drop}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes("Files")) event.preventDefault();
      }}
    >
      <Text className={styles.quiet}>{words.intro}</Text>
      <Field label={words.report} hint={words.reportHint}>
        <Textarea
          value={text}
          rows={5}
          resize="vertical"
          spellCheck={false}
          onChange={(_, data) => {
            setText(data.value);
          }}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          onClick={() => {
            state.take(text);
          }}
        >
          {words.read}
        </Button>
        <Button onClick={() => file.current?.click()}>{words.file}</Button>
      </div>
      <input
        ref={file}
        type="file"
        accept=".csv,.tsv,.txt,.xml,text/csv,text/plain,text/xml"
        aria-label={words.file}
        hidden
        onChange={(event) => {
          void takeFile(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Text size={200} className={styles.quiet}>
        {words.fileHint}
      </Text>
    </div>
  );
}
