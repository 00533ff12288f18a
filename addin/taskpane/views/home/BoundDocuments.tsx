import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { Binding } from "../../../workbook/workbook.ts";
import { documentName } from "../../document-names.ts";
import { strings } from "../../strings.ts";
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
  readonly open: (binding: Binding) => void;
}

/** The documents whose sheets are in this workbook. */
export function BoundDocuments({ bindings, open }: Props) {
  const styles = useStyles();
  return (
    <Section title={strings.home.here.title}>
      <ul className={styles.list}>
        {bindings.map((binding) => (
          <li key={binding.documentId} className={styles.item}>
            <div className={styles.words}>
              <Text weight="semibold">{binding.practiceName}</Text>
              <Text size={200} className={styles.quiet}>
                <KindAndPeriod kind={binding.kind} period={binding.period} />
              </Text>
            </div>
            <Button
              appearance="primary"
              style={{ minWidth: "64px" }}
              aria-label={strings.home.here.openNamed(documentName(binding.practiceName, binding.kind, binding.period))}
              onClick={() => {
                open(binding);
              }}
            >
              {strings.home.here.open}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
