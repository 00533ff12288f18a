import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { homeStrings } from "../../strings/home.ts";
import { documentName } from "../../document-names.ts";
import type { DocumentChoice, OpeningStep } from "../../pane-services.ts";
import { LiveRegion } from "../LiveRegion.tsx";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow8,
  },
  words: { justifyContent: "start", alignItems: "start", textAlign: "start" },
});

/** A document on its way into the workbook. */
export interface OpeningUnderWay {
  readonly choice: DocumentChoice;
  readonly step: OpeningStep;
}

/**
 * What is being done about the document that was asked for, at the pane's foot, in sight however far down the list it was
 * asked from. It cannot be cancelled: the sheets go to Excel as one batch, which Excel carries out whole or not at all and
 * never calls back, so a Cancel could only pretend and leave sheets that the pane says are not there. Asking the program
 * ends by itself when it takes too long.
 */
export function OpeningProgress({ opening }: { readonly opening: OpeningUnderWay | null }) {
  const styles = useStyles();
  const words = homeStrings.choose.steps;
  return (
    <LiveRegion {...(opening === null ? {} : { className: styles.bar })}>
      {opening !== null && (
        <Spinner
          size="tiny"
          labelPosition="after"
          className={styles.words}
          label={words[opening.step](
            documentName(opening.choice.practice.name, opening.choice.kind, opening.choice.period),
          )}
        />
      )}
    </LiveRegion>
  );
}
