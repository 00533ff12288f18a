import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from "@fluentui/react-components";
import type { TransitionResult } from "../../../../shared/protocol/queue.ts";
import type { Result } from "../../../../shared/result.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import { clientErrorText } from "../../error-words.ts";
import { deskStrings } from "../../strings/desk.ts";
import { failureStrings } from "../../strings/failures.ts";
import { LiveRegion } from "../LiveRegion.tsx";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, maxHeight: "160px", overflowY: "auto" },
});

interface Props {
  readonly outcome: Result<readonly TransitionResult[], ClientError> | null;
  readonly nameFor: (documentId: string) => string;
  readonly close: () => void;
}

/** What came of accepting several: how many are, and of each of the others why not. */
export function BatchOutcome({ outcome, nameFor, close }: Props) {
  return (
    <LiveRegion label={deskStrings.batch.region}>
      {outcome !== null && (
        <MessageBar intent={isAllDone(outcome) ? "success" : "warning"} layout="multiline">
          <MessageBarBody>
            <Words outcome={outcome} nameFor={nameFor} />
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={close}>
              {deskStrings.batch.close}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </LiveRegion>
  );
}

const isAllDone = (outcome: NonNullable<Props["outcome"]>): boolean =>
  outcome.ok && outcome.value.every((result) => result.outcome === "done");

function Words({ outcome, nameFor }: { readonly outcome: NonNullable<Props["outcome"]> } & Pick<Props, "nameFor">) {
  const styles = useStyles();
  const words = deskStrings.batch;
  if (!outcome.ok) return outcome.error.kind === "offline" ? words.unsure : clientErrorText(outcome.error);
  const refused = outcome.value.flatMap((result) => (result.outcome === "refused" ? [result] : []));
  return (
    <>
      {words.done(outcome.value.length - refused.length)}
      {refused.length > 0 && (
        <>
          {" "}
          {words.refused(refused.length)}
          <ul className={styles.list}>
            {refused.map(({ documentId, problem }) => (
              <li key={documentId}>{words.refusal(nameFor(documentId), failureStrings.refusal(problem.code))}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
