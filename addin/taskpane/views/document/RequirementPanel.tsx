import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Filled, Circle16Regular } from "@fluentui/react-icons";
import type { Requirement, RequirementItem } from "../../../../shared/document/requirement.ts";
import { isPastDue } from "../../../../shared/time-zone.ts";
import type { DocumentSession, DocumentState } from "../../../sync/document-session.ts";
import { isOverdue } from "../../document-names.ts";
import { formatDay } from "../../format.ts";
import { periodTextInWords } from "../../../../shared/period.ts";
import { useServices } from "../../services-context.ts";
import { requirementStrings } from "../../strings/requirement.ts";
import { Section } from "../Section.tsx";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, minWidth: 0 },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
  item: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "start", listStyleType: "none", minWidth: 0 },
  mark: { display: "flex", flexShrink: 0, paddingBlockStart: tokens.spacingVerticalXXS },
  spoken: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  isIn: { color: tokens.colorStatusSuccessForeground1 },
  isOpen: { color: tokens.colorNeutralForeground3 },
  text: { overflowWrap: "anywhere", minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  answer: { color: tokens.colorNeutralForeground2, whiteSpace: "pre-line", overflowWrap: "anywhere" },
});

interface Props {
  readonly state: DocumentState;
  readonly session: DocumentSession;
}

const words = requirementStrings;

function sumUp({ missing, reported, required }: Requirement): string {
  if (required === null) return words.test;
  return missing === 0 ? words.reached(reported, required) : words.missing(reported, required, missing);
}

/** What the period asks of the practice: what is due, what is in, what stands in for what and why, and by when. */
export function RequirementPanel({ state, session }: Props) {
  const styles = useStyles();
  const { document, problems, requirement } = state;
  if (requirement === null) return null;
  const { primary, replacement, secondary } = requirement;
  const why = problems.find(({ code }) => code === replacement?.code)?.explanation ?? null;
  return (
    <Section title={words.title(periodTextInWords(document.period))}>
      <div className={styles.part}>
        <Text weight="semibold">{sumUp(requirement)}</Text>
        <Text className={styles.quiet}>{requirement.title}</Text>
        <Lateness document={document} />
      </div>
      {replacement !== null && (
        <div className={styles.part}>
          <Text>{words.replaced(replacement.by, replacement.count, replacement.open)}</Text>
          <Text className={styles.answer}>{why === null ? words.noReason : words.reason(why)}</Text>
        </div>
      )}
      <Items title={words.primary} items={primary} session={session} />
      {secondary.length > 0 && <Items title={words.secondary} items={secondary} session={session} />}
    </Section>
  );
}

/** Said only where it is late: the day it is due stands at the document's head. */
function Lateness({ document }: Pick<DocumentState, "document">) {
  const styles = useStyles();
  const { dueDate, status, submittedAt, timeZone } = document;
  const today = useServices().today(timeZone);
  const isHandedInLate =
    (status === "submitted" || status === "accepted") &&
    submittedAt !== null &&
    isPastDue(dueDate, new Date(submittedAt), timeZone);
  if (isHandedInLate) return <Text className={styles.quiet}>{words.handedInLate(formatDay(dueDate))}</Text>;
  return isOverdue(document, today) ? <Text className={styles.quiet}>{words.late(formatDay(dueDate))}</Text> : null;
}

interface ItemsProps {
  readonly title: string;
  readonly items: readonly RequirementItem[];
  readonly session: DocumentSession;
}

function Items({ title, items, session }: ItemsProps) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Text size={200} className={styles.quiet}>
        {title}
      </Text>
      <ul className={styles.list} aria-label={title}>
        {items.map(({ ids, path, reported, title: name }) => (
          <li key={ids.join(" ")} className={styles.item}>
            <Mark isIn={reported !== null} />
            <Text className={styles.text}>
              <Link
                as="button"
                inline
                aria-label={words.fillIn(reported ?? ids.join(" or "))}
                onClick={() => void session.jumpTo(path)}
              >
                {reported ?? ids.join(" or ")}
              </Link>{" "}
              {name}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A picture for the eye and a word for the ear. */
function Mark({ isIn }: { readonly isIn: boolean }) {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      {isIn ? <CheckmarkCircle16Filled className={styles.isIn} /> : <Circle16Regular className={styles.isOpen} />}
      <span className={styles.spoken}>{isIn ? words.isIn : words.isOpen}</span>
    </span>
  );
}
