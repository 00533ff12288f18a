import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Fragment, useCallback } from "react";
import type { DocumentSummary } from "../../../sync/summarize-document.ts";
import type { Binding } from "../../../workbook/workbook.ts";
import { documentName } from "../../document-names.ts";
import type { World } from "../../pane-services.ts";
import { useServices } from "../../services-context.ts";
import { homeStrings } from "../../strings/home.ts";
import { useLoad } from "../../use-load.ts";
import { KindAndPeriod } from "../KindAndPeriod.tsx";
import { Section } from "../Section.tsx";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderInlineStartWidth: "4px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorCompoundBrandStroke,
  },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly bindings: readonly Binding[];
  readonly world: World;
  readonly open: (binding: Binding) => void;
}

/** The documents whose sheets are in this workbook. */
export function BoundDocuments({ bindings, world, open }: Props) {
  const styles = useStyles();
  return (
    <Section title={homeStrings.here.title}>
      <ul className={styles.list}>
        {bindings.map((binding) => (
          <li key={binding.documentId} className={styles.item}>
            <div className={styles.words}>
              <Text weight="semibold">{binding.practiceName}</Text>
              <Text size={200} className={styles.quiet}>
                <KindAndPeriod kind={binding.kind} period={binding.period} />
              </Text>
              <Summary binding={binding} world={world} />
            </div>
            <Button
              appearance="primary"
              style={{ minWidth: "64px" }}
              aria-label={homeStrings.here.openNamed(documentName(binding.practiceName, binding.kind, binding.period))}
              onClick={() => {
                open(binding);
              }}
            >
              {homeStrings.here.open}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** "12 of 16 milestones scored · 2 to fix · 1 not saved", in its parts. */
function summaryParts({ progress, toFix, toExplain, waiting }: DocumentSummary): string[] {
  const words = homeStrings.here;
  const isFine = toFix === 0 && toExplain === 0;
  return [
    words.progress(progress.done, progress.of, progress.words),
    ...(isFine ? [words.nothingToFix] : []),
    ...(toFix > 0 ? [words.toFix(toFix)] : []),
    ...(toExplain > 0 ? [words.toExplain(toExplain)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
  ];
}

/** How far the document is and what is wrong with it. One that cannot be looked at says why when it is opened. */
function Summary({ binding, world }: { readonly binding: Binding; readonly world: World }) {
  const styles = useStyles();
  const { documents } = useServices();
  const { loaded } = useLoad(useCallback(() => documents.summarize(binding, world), [documents, binding, world]));
  const words = homeStrings.here;
  const parts =
    loaded.state === "ready" ? summaryParts(loaded.value) : [loaded.state === "loading" ? words.asking : words.unknown];
  return (
    <Text size={200} className={styles.quiet}>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && " · "}
          <span style={{ whiteSpace: "nowrap" }}>{part}</span>
        </Fragment>
      ))}
    </Text>
  );
}
