import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Path } from "../../../../shared/cell.ts";
import { clientErrorText } from "../../error-words.ts";
import { commonStrings } from "../../strings/common.ts";
import { historyStrings } from "../../strings/history.ts";
import type { DocumentParts } from "../document/document-parts.ts";
import { Section } from "../Section.tsx";
import { EntryItem } from "./EntryItem.tsx";
import { timelineOf } from "./timeline.ts";
import { useHistory } from "./use-history.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who changed what, newest first: of the whole document, or of one cell. */
export function HistoryList(parts: DocumentParts) {
  const [path, setPath] = useState<Path | null>(null);
  const { labelOf, session } = parts.opened;
  const styles = useStyles();
  return (
    <Section title={path === null ? historyStrings.title : historyStrings.titleOf(labelOf(path))}>
      {path !== null && (
        <div className={styles.buttons}>
          <Button
            size="small"
            onClick={() => {
              setPath(null);
            }}
          >
            {historyStrings.allCells}
          </Button>
          <Button size="small" onClick={() => void session.jumpTo(path)}>
            {historyStrings.goToCell}
          </Button>
        </div>
      )}
      <Entries key={path ?? ""} parts={parts} path={path} choose={setPath} />
    </Section>
  );
}

interface EntriesProps {
  readonly parts: DocumentParts;
  readonly path: Path | null;
  readonly choose: (path: Path) => void;
}

function Entries({ parts, path, choose }: EntriesProps) {
  const styles = useStyles();
  const { opened, state, allowed } = parts;
  const { loaded, reload, more } = useHistory(state, path);
  if (loaded.state === "loading") return <Spinner size="small" label={commonStrings.loading} />;
  if (loaded.state === "failed") {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {clientErrorText(loaded.error)}{" "}
          <Button size="small" onClick={reload}>
            {commonStrings.tryAgain}
          </Button>
        </MessageBarBody>
      </MessageBar>
    );
  }
  const entries = timelineOf(loaded.value);
  const hasMore = (loaded.value.at(-1)?.nextCursor ?? null) !== null;
  return (
    <>
      {entries.length === 0 && <Text className={styles.quiet}>{historyStrings.none}</Text>}
      <ul className={styles.list}>
        {entries.map((entry) => (
          <EntryItem
            key={`${entry.did} ${entry.at} ${entry.did === "change" ? (entry.changes[0]?.version ?? "") : entry.by} ${entry.did === "explanation" ? `${entry.explanation.code} ${entry.explanation.paths.join(" ")}` : ""}`}
            entry={entry}
            labelOf={opened.labelOf}
            cells={state.cells}
            choose={path === null ? choose : null}
            putBack={
              allowed.save
                ? (change) => {
                    if (state.activity === "idle") void opened.session.enter([change]);
                  }
                : null
            }
          />
        ))}
      </ul>
      {hasMore && (
        <Button appearance="subtle" onClick={more}>
          {historyStrings.more}
        </Button>
      )}
    </>
  );
}
