import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import type { Result } from "../../../../shared/result.ts";
import type { DocumentSession } from "../../../sync/document-session.ts";
import type { ScoringDesk, TeamState } from "../../../sync/scoring-desk.ts";
import type { WorkbookError } from "../../../workbook/workbook.ts";
import { commonStrings } from "../../strings/common.ts";
import { failureStrings } from "../../strings/failures.ts";
import { scoringStrings } from "../../strings/scoring.ts";
import { useLoad } from "../../use-load.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { ScorerList } from "./ScorerList.tsx";
import { SettleList, type Settlement } from "./SettleList.tsx";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly desk: ScoringDesk;
  readonly session: DocumentSession;
}

/** What the team does next: start, wait for each other, or talk over where they differ. */
function introduction({ scorers, items }: TeamState): string {
  const words = scoringStrings;
  if (scorers.length === 0) return words.start;
  return items === null ? words.waiting : words.discuss;
}

const failureText = (error: WorkbookError): string =>
  error.code === "TooManyScorers" ? scoringStrings.tooMany : failureStrings.workbook(error);

/** Each member of the team scores alone on a sheet of their own; once all are in, the pane shows where they differ. */
export function TeamScoring({ desk, session }: Props) {
  const styles = useStyles();
  const { loaded, reload } = useLoad(useCallback(() => desk.read(), [desk]));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<WorkbookError | null>(null);
  const words = scoringStrings;

  const run = async (work: () => Promise<Result<unknown, WorkbookError>>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const done = await work();
    setFailure(done.ok ? null : done.error);
    setBusy(false);
    reload();
  };
  const enter = (changesOf: () => ReturnType<ScoringDesk["sharing"]>): void =>
    void run(async () => {
      const changes = await changesOf();
      if (changes.ok) await session.enter(changes.value);
      return changes;
    });
  const settle = (settled: readonly Settlement[]): void => enter(() => desk.changesFor(settled));

  const shown = failure ?? (loaded.state === "failed" ? loaded.error : null);
  const team = loaded.state === "ready" ? loaded.value : null;
  return (
    <Section title={words.title}>
      <div className={styles.part}>
        <LiveRegion>
          {shown !== null && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>{failureText(shown)}</MessageBarBody>
            </MessageBar>
          )}
        </LiveRegion>
        <LiveRegion>{team === null ? null : <Text>{introduction(team)}</Text>}</LiveRegion>
        {loaded.state === "loading" && <Text>{commonStrings.loading}</Text>}
        {team !== null && (
          <>
            <ScorerList
              scorers={team.scorers}
              isBusy={isBusy}
              setIn={(scorer, isIn) => void run(() => desk.setIn(scorer, isIn))}
            />
            <div className={styles.buttons}>
              <Button disabledFocusable={isBusy} onClick={() => void run(desk.add)}>
                {team.scorers.length === 0 ? words.begin : words.add}
              </Button>
              {team.scorers.length > 0 && <Button onClick={reload}>{words.look}</Button>}
            </div>
            {team.items !== null && (
              <SettleList
                items={team.items}
                scale={desk.scale}
                isBusy={isBusy}
                settle={settle}
                share={(item) => enter(() => desk.sharing(item))}
              />
            )}
          </>
        )}
      </div>
    </Section>
  );
}
