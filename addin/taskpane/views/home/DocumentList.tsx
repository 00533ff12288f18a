import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  SearchBox,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import { kindTitle } from "../../document-names.ts";
import { tellFirstViewShown } from "../../first-view.ts";
import { periodTextInWords } from "../../../../shared/period.ts";
import { practiceOf, type DocumentChoice, type World } from "../../pane-services.ts";
import { commonStrings } from "../../strings/common.ts";
import { homeStrings } from "../../strings/home.ts";
import { statusWord } from "../../strings/status.ts";
import type { Loaded } from "../../use-load.ts";
import { clientErrorText } from "../../error-words.ts";
import { LateSpinner } from "../LateSpinner.tsx";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { ChooseDocument } from "./ChooseDocument.tsx";
import { DocumentRows } from "./DocumentRows.tsx";
import { inDueOrder, matching, type ListedDocument } from "./due-order.ts";
import type { HomeParts } from "./home-parts.ts";

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props extends HomeParts {
  readonly list: Loaded<readonly PracticeDocument[], ClientError>;
  readonly reload: () => void;
}

/** Up to this many documents are seen at once; more are filtered, and the form steps aside for them. */
const fewDocuments = 5;

/**
 * Everything there is to do and was done, the next day due on top, and the form for another document: below a short list,
 * and above a long one, whose end is far to go by keyboard. There it is folded for those with several practices, whose list
 * is what they work from; a practice's own long list is mostly its past, and the next document is what its people come for.
 */
export function DocumentList({ list: loaded, reload, ...parts }: Props) {
  const isWaiting = loaded.state === "loading";
  useEffect(() => {
    if (!isWaiting) tellFirstViewShown();
  }, [isWaiting]);
  const { world, busy, insert } = parts;
  if (isWaiting) return <LateSpinner size="small" label={commonStrings.loading} />;
  const isLong = loaded.state === "ready" && loaded.value.length > fewDocuments;
  const form = world.practices.length > 0 && (
    <ChooseDocument world={world} busy={busy} insert={insert} isFolded={isLong && world.practices.length > 1} />
  );
  return (
    <>
      {isLong && form}
      {loaded.state === "ready" && loaded.value.length > 0 && <Documents {...parts} documents={loaded.value} />}
      {loaded.state === "failed" && (
        <Section title={homeStrings.list.title}>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{clientErrorText(loaded.error)}</MessageBarBody>
          </MessageBar>
          <Button onClick={reload}>{commonStrings.tryAgain}</Button>
        </Section>
      )}
      {!isLong && form}
    </>
  );
}

function Documents({
  documents,
  world,
  bindings,
  busy,
  openBinding,
  insert,
}: HomeParts & { readonly documents: readonly PracticeDocument[] }) {
  const styles = useStyles();
  const [filter, setFilter] = useState("");
  const words = homeStrings.list;
  const all = inDueOrder(documents.map((document) => listed(document, world)));
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
          <Text size={200} className={styles.quiet}>
            {words.shown(found.length, all.length)}
          </Text>
        </LiveRegion>
      }
    >
      {all.length > fewDocuments && (
        <Field label={words.filter}>
          <SearchBox
            value={filter}
            placeholder={words.filterPlaceholder}
            onChange={(_, data) => {
              setFilter(data.value);
            }}
            style={{ maxWidth: "none" }}
          />
        </Field>
      )}
      {found.length === 0 && <Text className={styles.quiet}>{words.none}</Text>}
      <DocumentRows
        rows={found}
        isHere={({ document }) => bindings.some(({ documentId }) => documentId === document.documentId)}
        busy={busy}
        open={open}
      />
    </Section>
  );
}

const listed = (document: PracticeDocument, world: World): ListedDocument => ({
  document,
  practiceName: practiceOf(world, document)?.name ?? document.practiceId,
  kindTitle: kindTitle(document.kind),
  periodWords: periodTextInWords(document.period),
  statusWord: statusWord(document.status),
});

function choiceOf(document: PracticeDocument, world: World): DocumentChoice | null {
  const practice = practiceOf(world, document);
  const program = world.programs.find(({ programId }) => programId === document.programId);
  return practice === undefined || program === undefined
    ? null
    : { program, practice, kind: document.kind, period: document.period };
}
