import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { Path } from "../../../../shared/cell.ts";
import type { DocumentSession, DocumentState } from "../../../sync/document-session.ts";
import { formatTime } from "../../format.ts";
import { receiptStrings } from "../../strings/document.ts";
import { Section } from "../Section.tsx";

/** Cells named one by one; beyond that the number says enough. */
const shownCells = 10;

const useStyles = makeStyles({
  note: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly state: DocumentState;
  readonly labelOf: (path: Path) => string;
  readonly session: DocumentSession;
}

/** What the program acknowledged last, and whether the sheet still says the same. */
export function ReceiptNote({ state, labelOf, session }: Props) {
  const styles = useStyles();
  const words = receiptStrings;
  const { receipt } = state;
  const differences = state.differences ?? [];
  return (
    <Section title={words.title}>
      {receipt === null ? (
        <Text className={styles.quiet}>{words.none}</Text>
      ) : (
        <div className={styles.note}>
          <Text>{words.inStep(formatTime(receipt.at), receipt.version)}</Text>
          {differences.length === 0 ? (
            <Text className={styles.quiet}>{words.equal}</Text>
          ) : (
            <>
              <Text>{words.differs(differences.length)}</Text>
              <ul className={styles.list}>
                {differences.slice(0, shownCells).map((path) => (
                  <li key={path}>
                    <Link as="button" onClick={() => void session.jumpTo(path)}>
                      {labelOf(path)}
                    </Link>
                  </li>
                ))}
                {differences.length > shownCells && <li>{words.more(differences.length - shownCells)}</li>}
              </ul>
            </>
          )}
        </div>
      )}
    </Section>
  );
}
