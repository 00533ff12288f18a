import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  SearchBox,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useId, useState } from "react";
import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import { documentName, kindTitle } from "../../document-names.ts";
import { tellFirstViewShown } from "../../first-view.ts";
import { formatPeriodWords } from "../../format.ts";
import { practiceOf, type DocumentChoice, type World } from "../../pane-services.ts";
import { commonStrings } from "../../strings/common.ts";
import { homeStrings } from "../../strings/home.ts";
import { statusWord } from "../../strings/status.ts";
import type { Loaded } from "../../use-load.ts";
import { clientErrorText } from "../../error-words.ts";
import { DueDay } from "../DueDay.tsx";
import { KindAndPeriod } from "../KindAndPeriod.tsx";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { StatusBadge } from "../StatusBadge.tsx";
import { inDueOrder, matching, type ListedDocument } from "./due-order.ts";
import type { HomeParts } from "./home-parts.ts";

/** Rows shown at first: a CHITA with forty practices and eight quarters has hundreds, and wants the next few. */
const firstRows = 12;

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0, gap: "2px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: "2px",
  },
});

interface Props extends HomeParts {
  readonly list: Loaded<readonly PracticeDocument[], ClientError>;
  readonly reload: () => void;
}

/** Everything there is to do and was done, the next day due on top. */
export function DocumentList({ world, bindings, busy, openBinding, insert, list: loaded, reload }: Props) {
  const styles = useStyles();
  const isWaiting = loaded.state === "loading";
  useEffect(() => {
    if (!isWaiting) tellFirstViewShown();
  }, [isWaiting]);
  const [filter, setFilter] = useState("");
  const [shown, setShown] = useState(firstRows);
  const words = homeStrings.list;
  if (loaded.state === "loading") return <Spinner size="small" label={commonStrings.loading} />;
  if (loaded.state === "failed") {
    return (
      <Section title={words.title}>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{clientErrorText(loaded.error)}</MessageBarBody>
        </MessageBar>
        <Button onClick={reload}>{commonStrings.tryAgain}</Button>
      </Section>
    );
  }
  const all = inDueOrder(loaded.value.map((document) => listed(document, world)));
  const found = matching(all, filter);
  const open = ({ document }: ListedDocument, what: string): void => {
    const bound = bindings.find(({ documentId }) => documentId === document.documentId);
    const choice = choiceOf(document, world);
    if (bound !== undefined) openBinding(bound);
    else if (choice !== null) insert(choice, what);
  };
  return (
    <Section
      title={words.title}
      aside={
        <LiveRegion>
          {all.length === 0 ? null : (
            <Text size={200} className={styles.quiet}>
              {words.shown(found.length, all.length)}
            </Text>
          )}
        </LiveRegion>
      }
    >
      {all.length === 0 && <Text className={styles.quiet}>{words.empty}</Text>}
      {all.length > 5 && (
        <Field label={words.filter}>
          <SearchBox
            value={filter}
            placeholder={words.filterPlaceholder}
            onChange={(_, data) => {
              setFilter(data.value);
              setShown(firstRows);
            }}
            style={{ maxWidth: "none" }}
          />
        </Field>
      )}
      {all.length > 0 && found.length === 0 && <Text className={styles.quiet}>{words.none}</Text>}
      <ul className={styles.list}>
        {found.slice(0, shown).map((row) => (
          <DocumentRow
            key={row.document.documentId}
            row={row}
            isHere={bindings.some(({ documentId }) => documentId === row.document.documentId)}
            busy={busy}
            open={open}
          />
        ))}
      </ul>
      {found.length > shown && (
        <Button
          appearance="subtle"
          onClick={() => {
            setShown(shown + 50);
          }}
        >
          {words.more(Math.min(50, found.length - shown))}
        </Button>
      )}
    </Section>
  );
}

interface RowProps {
  readonly row: ListedDocument;
  readonly isHere: boolean;
  readonly busy: string | null;
  readonly open: (row: ListedDocument, what: string) => void;
}

function DocumentRow({ row, isHere, busy, open }: RowProps) {
  const styles = useStyles();
  const id = useId();
  const { document, practiceName } = row;
  const words = homeStrings.list;
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <Text weight="semibold">{practiceName}</Text>
        <Text size={200} className={styles.quiet}>
          <KindAndPeriod kind={document.kind} period={document.period} />
          {isHere && ` · ${words.here}`}
        </Text>
        <span className={styles.line}>
          <StatusBadge status={document.status} />
          <DueDay document={document} size={200} />
        </span>
      </div>
      <Button
        size="small"
        aria-label={words.openNamed(documentName(practiceName, document.kind, document.period))}
        disabledFocusable={busy !== null}
        onClick={() => {
          if (busy === null) open(row, id);
        }}
      >
        {busy === id ? homeStrings.choose.busy : words.open}
      </Button>
    </li>
  );
}

const listed = (document: PracticeDocument, world: World): ListedDocument => ({
  document,
  practiceName: practiceOf(world, document)?.name ?? document.practiceId,
  kindTitle: kindTitle(document.kind),
  periodWords: formatPeriodWords(document.period),
  statusWord: statusWord(document.status),
});

function choiceOf(document: PracticeDocument, world: World): DocumentChoice | null {
  const practice = practiceOf(world, document);
  const program = world.programs.find(({ programId }) => programId === document.programId);
  return practice === undefined || program === undefined
    ? null
    : { program, practice, kind: document.kind, period: document.period };
}
