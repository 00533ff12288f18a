import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Path } from "../../../../shared/cell.ts";
import { threadStrings } from "../../strings/threads.ts";
import type { DocumentParts } from "../document/document-parts.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { WordsForm } from "./WordsForm.tsx";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  pick: { alignSelf: "start" },
});

/** A thread on the cell that a problem is about, or on the one that is selected in the sheet. */
export function NewThread({ parts }: { readonly parts: DocumentParts }) {
  const styles = useStyles();
  const { opened, threads, discussed, discuss } = parts;
  const [path, setPath] = useState<Path | null>(discussed);
  const [isNone, setNone] = useState(false);
  const pick = async (): Promise<void> => {
    const selected = await opened.session.selected();
    setNone(selected === null);
    if (selected !== null) setPath(selected);
  };
  const end = (): void => {
    setPath(null);
    discuss(null);
  };
  return (
    <section className={styles.card} aria-label={threadStrings.start}>
      <Text weight="semibold">{path === null ? threadStrings.start : threadStrings.about(opened.labelOf(path))}</Text>
      {path === null ? (
        <>
          <Text size={200}>{threadStrings.pickHint}</Text>
          <Button size="small" className={styles.pick} onClick={() => void pick()}>
            {threadStrings.pick}
          </Button>
          <LiveRegion>{isNone && <Text>{threadStrings.pickNone}</Text>}</LiveRegion>
        </>
      ) : (
        <WordsForm
          label={threadStrings.text}
          send={threadStrings.send}
          isBusy={threads.isBusy}
          hasFocus
          say={async (text) => {
            const isSaid = await opened.threads.say({ path, text, threadId: null });
            if (isSaid) end();
            return isSaid;
          }}
          cancel={end}
        />
      )}
    </section>
  );
}
