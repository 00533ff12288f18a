import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import type { Severity } from "../../../../shared/problem.ts";
import type { DocumentSession, DocumentState, ListedProblem } from "../../../sync/document-session.ts";
import { documentStrings } from "../../strings/document.ts";
import { problemStrings } from "../../strings/problems.ts";
import { Section } from "../Section.tsx";
import { ProblemItem } from "./ProblemItem.tsx";

/** Rows shown of one severity at first; an untouched document has a problem for every row. */
const firstRows = 5;

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  list: { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  none: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  good: { color: tokens.colorStatusSuccessForeground1 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly state: DocumentState;
  readonly session: DocumentSession;
  readonly mayChange: boolean;
  readonly mayExplain: boolean;
  /** Leads to a thread on a cell; null for those who only read. */
  readonly discuss: ((path: string) => void) | null;
}

const severities: readonly Severity[] = ["error", "explain", "note"];

/** What the rules found, worst first, each with the way to its cell. */
export function ProblemList({ state, session, mayChange, mayExplain, discuss }: Props) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { problems } = state;
  return (
    <Section title={problemStrings.title} headingRef={heading}>
      {!state.isRead && <Text>{documentStrings.notRead}</Text>}
      {state.isRead && problems.length === 0 && (
        <Text className={styles.none}>
          <CheckmarkCircle20Filled className={styles.good} />
          {problemStrings.none}
        </Text>
      )}
      {severities.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          problems={problems.filter((problem) => problem.severity === severity)}
          actions={{
            isBusy: state.activity !== "idle",
            mayChange,
            mayExplain,
            discuss,
            jumpTo: (target) => void session.jumpTo(target),
            applyFix: (problem) => {
              heading.current?.focus();
              void session.applyFix(problem);
            },
            explain: async (problem, text) => {
              await session.explain(problem, text);
              return session.getState().outcome?.kind === "explained";
            },
          }}
        />
      ))}
    </Section>
  );
}

/** What can be done about a problem, and by this person now. */
export interface ProblemActions {
  readonly isBusy: boolean;
  readonly mayChange: boolean;
  readonly mayExplain: boolean;
  readonly jumpTo: (target: Parameters<DocumentSession["jumpTo"]>[0]) => void;
  readonly discuss: ((path: string) => void) | null;
  readonly applyFix: (problem: ListedProblem) => void;
  /** Whether it was saved. */
  readonly explain: (problem: ListedProblem, text: string) => Promise<boolean>;
}

interface GroupProps {
  readonly severity: Severity;
  readonly problems: readonly ListedProblem[];
  readonly actions: ProblemActions;
}

const keyOf = ({ code, message, paths }: ListedProblem): string => `${code} ${paths.join(" ")} ${message}`;

/** The problems that an answer is being written to, by key, for as long as they stand. */
function useWritten(problems: readonly ListedProblem[]) {
  const [written, setWritten] = useState<ReadonlySet<string>>(new Set());
  const standing = new Set(problems.map(keyOf).filter((key) => written.has(key)));
  if (standing.size < written.size) setWritten(standing);
  const setWriting = (key: string, isWriting: boolean): void => {
    if (isWriting === standing.has(key)) return;
    setWritten(isWriting ? new Set([...standing, key]) : new Set([...standing].filter((other) => other !== key)));
  };
  return { written: standing, setWriting };
}

function Group({ severity, problems, actions }: GroupProps) {
  const styles = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const { written, setWriting } = useWritten(problems);
  if (problems.length === 0) return null;
  const explained = problems.filter(({ explanation }) => explanation !== null);
  // a problem that somebody is writing about stays where it is, though somebody else has answered it
  const isDone = (problem: ListedProblem): boolean => problem.explanation !== null && !written.has(keyOf(problem));
  const ordered = [...problems.filter((problem) => !isDone(problem)), ...problems.filter(isDone)];
  const shown = showsAll ? ordered : ordered.slice(0, firstRows);
  return (
    <div className={styles.group}>
      <h3 className={styles.heading}>{problemStrings.group(severity, problems.length, explained.length)}</h3>
      <ul className={styles.list}>
        {shown.map((problem) => {
          const key = keyOf(problem);
          return (
            <ProblemItem
              key={key}
              problem={problem}
              actions={actions}
              isWriting={written.has(key)}
              setWriting={(isWriting) => setWriting(key, isWriting)}
            />
          );
        })}
      </ul>
      {shown.length < problems.length && (
        <Button
          appearance="subtle"
          onClick={() => {
            setShowsAll(true);
          }}
        >
          {problemStrings.more(problems.length - shown.length)}
        </Button>
      )}
    </div>
  );
}
