import { Button, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { formatChange, formatValue } from "../../format.ts";
import { periodTextInWords } from "../../../../shared/period.ts";
import { compareStrings } from "../../strings/compare.ts";
import type { DocumentParts } from "../document/document-parts.ts";
import { Section } from "../Section.tsx";

/** Rows shown at first: the biggest changes are on top. */
const firstRows = 10;

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th, & td": {
      padding: `${tokens.spacingVerticalXS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      textAlign: "end",
      verticalAlign: "top",
      fontWeight: tokens.fontWeightRegular,
      fontVariantNumeric: "tabular-nums",
    },
    "& th:first-child": { textAlign: "start", overflowWrap: "anywhere", width: "100%" },
    "& td, & th:not(:first-child)": { paddingInlineStart: tokens.spacingHorizontalS },
    "& thead th": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  },
  now: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Each value beside that of the last accepted document, what changed most on top. */
export function CompareTable({ opened: { previous, session }, state }: DocumentParts) {
  const styles = useStyles();
  const [shown, setShown] = useState(firstRows);
  if (previous === null) return null;
  const all = previous.compare(state.cells);
  const changed = all.filter(({ before, now }) => before !== now);
  return (
    <Section title={compareStrings.title(periodTextInWords(previous.period))}>
      {all.length === 0 && <Text className={styles.quiet}>{compareStrings.none}</Text>}
      {all.length > 0 && changed.length === 0 && <Text>{compareStrings.equal}</Text>}
      {changed.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{compareStrings.cell}</th>
              <th scope="col">{compareStrings.before}</th>
              <th scope="col">{compareStrings.now}</th>
              <th scope="col">{compareStrings.change}</th>
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, shown).map(({ path, label, before, now, change }) => (
              <tr key={path}>
                <th scope="row">
                  <Link
                    as="button"
                    aria-label={compareStrings.goToCell(label)}
                    onClick={() => void session.jumpTo(path)}
                  >
                    {label}
                  </Link>
                </th>
                <td>{formatValue(before)}</td>
                <td className={styles.now}>{formatValue(now)}</td>
                <td>{formatChange(change, "total") ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changed.length > shown && (
        <Button
          appearance="subtle"
          onClick={() => {
            setShown(changed.length);
          }}
        >
          {compareStrings.more(changed.length - shown)}
        </Button>
      )}
    </Section>
  );
}
