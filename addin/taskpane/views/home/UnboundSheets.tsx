import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { UnboundSheet } from "../../../workbook/workbook.ts";
import type { DocumentChoice, World } from "../../pane-services.ts";
import { kindTitle } from "../../document-names.ts";
import { homeStrings } from "../../strings/home.ts";
import { Section } from "../Section.tsx";
import { PeriodField, PracticeField } from "./DocumentFields.tsx";
import { unboundDocuments, type UnboundDocument } from "./unbound-documents.ts";
import { useDocumentChoice } from "./use-document-choice.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly sheets: readonly UnboundSheet[];
  readonly world: World;
  readonly isBusy: boolean;
  readonly bindAgain: (choice: DocumentChoice, sheets: readonly UnboundSheet[]) => void;
}

/** Sheets that were filled but no longer know which document they are: a person says it, and they are connected again. */
export function UnboundSheets({ sheets, world, isBusy, bindAgain }: Props) {
  const styles = useStyles();
  return (
    <Section title={homeStrings.unbound.title}>
      <Text size={200} className={styles.quiet}>
        {homeStrings.unbound.intro}
      </Text>
      {unboundDocuments(sheets, world).map((found) => (
        <UnboundCard
          key={found.sheets.map(({ sheetId }) => sheetId).join(" ")}
          found={found}
          world={world}
          isBusy={isBusy}
          bindAgain={bindAgain}
        />
      ))}
    </Section>
  );
}

interface CardProps extends Omit<Props, "sheets"> {
  readonly found: UnboundDocument;
}

function UnboundCard({ found, world, isBusy, bindAgain }: CardProps) {
  const styles = useStyles();
  const form = useDocumentChoice(world, found);
  const [showsErrors, setShowsErrors] = useState(false);
  const names = homeStrings.unbound.sheets(found.sheets.map(({ sheetName }) => sheetName));
  const words = homeStrings.choose;
  return (
    <fieldset className={styles.card} aria-label={names}>
      <Text>
        <b>{names}</b>
        <br />
        <Text size={200} className={styles.quiet}>
          {kindTitle(found.kind)}
        </Text>
      </Text>
      <PracticeField
        practices={form.practices}
        chosen={form.practice}
        choose={form.setPractice}
        error={showsErrors && form.practice === null ? words.practiceMissing : null}
      />
      <PeriodField
        kind={form.kind}
        periods={form.periods}
        chosen={form.periodText}
        choose={form.setPeriodText}
        error={showsErrors && form.period === null ? words.periodWrong(form.kind.periodUnit) : null}
      />
      <Button
        aria-label={homeStrings.unbound.buttonNamed(names)}
        disabledFocusable={isBusy}
        onClick={() => {
          setShowsErrors(true);
          if (form.choice !== null && !isBusy) bindAgain(form.choice, found.sheets);
        }}
      >
        {homeStrings.unbound.button}
      </Button>
    </fieldset>
  );
}
