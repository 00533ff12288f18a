import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular } from "@fluentui/react-icons";
import { useCallback, useState } from "react";
import { practiceOf } from "../../pane-services.ts";
import { useMemory } from "../../remembered.ts";
import { useServices } from "../../services-context.ts";
import { commonStrings } from "../../strings/common.ts";
import { deskStrings } from "../../strings/desk.ts";
import { clientErrorText } from "../../error-words.ts";
import { useLoad } from "../../use-load.ts";
import type { HomeParts } from "../home/home-parts.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { BatchAccept } from "./BatchAccept.tsx";
import { DeskFilters } from "./DeskFilters.tsx";
import { DeskItem } from "./DeskItem.tsx";
import { canAccept, chosenRows, deskRows, firstChoice, type DeskChoice, type DeskRow } from "./desk-rows.ts";
import { loadQueue } from "./load-queue.ts";

/** Rows shown at first, and how many more each time: a queue of hundreds is searched and filtered, not scrolled. */
const rowsAtOnce = 25;

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Home's tab for those who check what practices hand in: what waits, how it stands, and accepting several at once. */
export function DeskTab(parts: HomeParts) {
  const { api, today } = useServices();
  const { loaded, reload } = useLoad(useCallback(() => loadQueue(api), [api]));
  const { grants } = parts.world;
  const rows = loaded.state === "ready" ? deskRows(loaded.value, grants, today) : [];
  if (loaded.state === "loading") return <Spinner size="small" label={commonStrings.loading} />;
  return (
    <Section
      title={deskStrings.title}
      isNamedByTab
      aside={
        <Button size="small" appearance="subtle" icon={<ArrowClockwise16Regular />} onClick={reload}>
          {deskStrings.refresh}
        </Button>
      }
    >
      {loaded.state === "failed" ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{clientErrorText(loaded.error)}</MessageBarBody>
        </MessageBar>
      ) : (
        <Desk rows={rows} parts={parts} reload={reload} />
      )}
    </Section>
  );
}

interface DeskProps {
  readonly rows: readonly DeskRow[];
  readonly parts: HomeParts;
  readonly reload: () => void;
}

function Desk({ rows, parts, reload }: DeskProps) {
  const styles = useStyles();
  const { remembered, remember } = useMemory();
  const choice = remembered.desk ?? firstChoice;
  const [shown, setShown] = useState(rowsAtOnce);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  if (rows.length === 0) return <Text className={styles.quiet}>{deskStrings.nothingYet}</Text>;
  const choose = (next: Partial<DeskChoice>): void => {
    remember({ desk: { ...choice, ...next } });
    setShown(rowsAtOnce);
  };
  const found = chosenRows(rows, choice);
  // What has been accepted or changed since is selected no more, and what is out of sight is not accepted by the way.
  const picked = found.filter((row) => selected.has(row.document.documentId) && canAccept(row));
  return (
    <>
      <DeskFilters rows={rows} choice={choice} choose={choose} />
      <LiveRegion>
        <Text size={200} className={styles.quiet}>
          {found.length > 0
            ? deskStrings.shown(found.length)
            : choice.show === "mine" && choice.filter === ""
              ? deskStrings.noneMine
              : deskStrings.none}
        </Text>
      </LiveRegion>
      <ul className={styles.list}>
        {found.slice(0, shown).map((row) => (
          <DeskItem
            key={row.document.documentId}
            row={row}
            isHere={parts.bindings.some(({ documentId }) => documentId === row.document.documentId)}
            busy={parts.busy}
            open={(what) => {
              openRow(row, parts, what);
            }}
            isSelected={picked.includes(row)}
            select={(isSelected) => {
              const { documentId } = row.document;
              const others = [...selected].filter((id) => id !== documentId);
              select(new Set(isSelected ? [...others, documentId] : others));
            }}
          />
        ))}
      </ul>
      {found.length > shown && (
        <Button
          appearance="subtle"
          onClick={() => {
            setShown(shown + rowsAtOnce * 2);
          }}
        >
          {deskStrings.more(Math.min(rowsAtOnce * 2, found.length - shown))}
        </Button>
      )}
      <BatchAccept rows={found} picked={picked} select={select} reload={reload} />
    </>
  );
}

/** Into this workbook, or to where it already is in it. */
function openRow({ document }: DeskRow, { bindings, openBinding, insert, world }: HomeParts, what: string): void {
  const bound = bindings.find(({ documentId }) => documentId === document.documentId);
  const practice = practiceOf(world, document);
  const program = world.programs.find(({ programId }) => programId === document.programId);
  if (bound !== undefined) openBinding(bound);
  else if (practice !== undefined && program !== undefined) {
    insert({ program, practice, kind: document.kind, period: document.period }, what);
  }
}
