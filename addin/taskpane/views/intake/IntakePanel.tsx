import { MessageBar, MessageBarBody, Text } from "@fluentui/react-components";
import { useCallback } from "react";
import type { Intake } from "../../../../shared/document/intake.ts";
import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import type { ReportMapping } from "../../../../shared/protocol/mappings.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import type { DocumentSession } from "../../../sync/document-session.ts";
import type { IntakeDesk } from "../../../sync/intake-desk.ts";
import { useServices } from "../../services-context.ts";
import { commonStrings } from "../../strings/common.ts";
import { intakeStrings } from "../../strings/intake.ts";
import { useLoad } from "../../use-load.ts";
import { LiveRegion } from "../LiveRegion.tsx";
import { Section } from "../Section.tsx";
import { ColumnsStep } from "./ColumnsStep.tsx";
import { PreviewStep } from "./PreviewStep.tsx";
import { SourceStep } from "./SourceStep.tsx";
import { useIntake } from "./use-intake.ts";

interface Props {
  readonly desk: IntakeDesk;
  readonly session: DocumentSession;
  readonly document: PracticeDocument;
}

interface Known {
  readonly intake: Intake;
  readonly mappings: readonly ReportMapping[];
}

/** Brings counts out of a report of a record system into the sheet: the report, its columns, what would change. */
export function IntakePanel({ desk, session, document }: Props) {
  const { api } = useServices();
  const { practiceId, kind } = document;
  const load = useCallback(async (): Promise<Result<Known, "not-loaded">> => {
    // Without the network nothing is remembered, and the report can be read all the same.
    const [intake, remembered] = await Promise.all([
      desk.load().catch(() => null),
      api.call("listMappings", { params: { practiceId, kind } }),
    ]);
    return intake === null
      ? err("not-loaded")
      : ok({ intake, mappings: remembered.ok ? remembered.value.mappings : [] });
  }, [desk, api, practiceId, kind]);
  const { loaded, reload } = useLoad(load);
  return (
    <Section title={intakeStrings.title}>
      {loaded.state === "loading" && <Text>{commonStrings.loading}</Text>}
      {loaded.state === "failed" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{intakeStrings.notLoaded}</MessageBarBody>
        </MessageBar>
      )}
      {loaded.state === "ready" && (
        <IntakeSteps {...loaded.value} desk={desk} session={session} document={document} reload={reload} />
      )}
    </Section>
  );
}

function IntakeSteps({ reload, ...deps }: Props & Known & { readonly reload: () => void }) {
  const state = useIntake(deps);
  const { step, source, reading, look, message } = state;
  return (
    <>
      <LiveRegion>
        {message !== null && (
          <MessageBar intent={message.intent} layout="multiline">
            <MessageBarBody>{message.text}</MessageBarBody>
          </MessageBar>
        )}
      </LiveRegion>
      {step === "source" && <SourceStep state={state} />}
      {step === "columns" && source !== null && (
        <ColumnsStep state={state} source={source} intake={deps.intake} mappings={deps.mappings} />
      )}
      {step === "preview" && reading !== null && look !== null && (
        <PreviewStep state={state} reading={reading} look={look} written={reload} />
      )}
    </>
  );
}
