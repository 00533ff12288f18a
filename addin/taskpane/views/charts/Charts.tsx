import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useCallback, useState } from "react";
import type { Chart } from "../../../../shared/document/document-charts.ts";
import type { ChartDesk } from "../../../sync/chart-desk.ts";
import type { DocumentState } from "../../../sync/document-session.ts";
import { openErrorText } from "../../error-words.ts";
import { chartStrings } from "../../strings/charts.ts";
import { commonStrings } from "../../strings/common.ts";
import { failureStrings } from "../../strings/failures.ts";
import { useLoad } from "../../use-load.ts";
import type { Message } from "../../words.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { ChartFigure } from "./ChartFigure.tsx";

const useStyles = makeStyles({
  failure: { display: "flex", flexDirection: "column", alignItems: "start", gap: tokens.spacingVerticalM },
  button: { alignSelf: "start" },
  /** Measures have long names: the list is as wide as the pane, not as its longest entry. */
  field: { gridTemplateColumns: "minmax(0, 1fr)", "& select": { width: "100%", textOverflow: "ellipsis" } },
});

interface Props {
  readonly desk: ChartDesk;
  readonly state: DocumentState;
  /** Names the document on the chart's sheet. */
  readonly name: string;
}

/** The document's charts, one at a time, as the sheet stands now. */
export function Charts({ desk, state: { document, figures }, name }: Props) {
  const styles = useStyles();
  const { status, version } = document;
  // Drawn again when what it is drawn from has changed, not whenever the sheet was looked at.
  const values = JSON.stringify(figures.map(({ id, value }) => [id, value]));
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the values are what the desk will find in the sheet
  const load = useCallback(() => desk.read({ version, status }), [desk, version, status, values]);
  const { loaded, reload } = useLoad(load);
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Section title={chartStrings.title}>
      {loaded.state === "loading" && <Text>{commonStrings.loading}</Text>}
      {loaded.state === "failed" && (
        <div className={styles.failure}>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{openErrorText(loaded.error)}</MessageBarBody>
          </MessageBar>
          <Button onClick={reload}>{commonStrings.tryAgain}</Button>
        </div>
      )}
      {loaded.state === "ready" && (
        <ChosenChart charts={loaded.value} chosen={chosen} choose={choose} desk={desk} name={name} />
      )}
    </Section>
  );
}

interface ChosenProps {
  readonly charts: readonly Chart[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  readonly desk: ChartDesk;
  readonly name: string;
}

function ChosenChart({ charts, chosen, choose, desk, name }: ChosenProps) {
  const styles = useStyles();
  const chart = charts.find(({ id }) => id === chosen) ?? charts[0];
  if (chart === undefined) return <Text>{chartStrings.nothing}</Text>;
  return (
    <>
      {charts.length > 1 && (
        <Field label={chartStrings.choose} className={styles.field}>
          <Select
            value={chart.id}
            onChange={(_, data) => {
              choose(data.value);
            }}
          >
            {charts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ChartFigure chart={chart} />
      <InsertChart key={chart.id} chart={chart} desk={desk} name={name} />
    </>
  );
}

function InsertChart({ chart, desk, name }: { readonly chart: Chart } & Pick<ChosenProps, "desk" | "name">) {
  const styles = useStyles();
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<Message | null>(null);
  const insert = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setMessage(null);
    const done = await desk.insert(chart, name);
    setBusy(false);
    setMessage(
      done.ok
        ? { intent: "success", text: chartStrings.inserted }
        : { intent: "error", text: failureStrings.workbook(done.error) },
    );
  };
  return (
    <>
      <Button className={styles.button} disabledFocusable={isBusy} onClick={() => void insert()}>
        {chartStrings.insert}
      </Button>
      <LiveRegion>
        {isBusy && <Spinner size="tiny" label={chartStrings.inserting} />}
        {message !== null && (
          <MessageBar intent={message.intent} layout="multiline">
            <MessageBarBody>{message.text}</MessageBarBody>
          </MessageBar>
        )}
      </LiveRegion>
    </>
  );
}
