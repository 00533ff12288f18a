import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useCallback } from "react";
import { ok, type Result } from "../../../../shared/result.ts";
import type { ApiClient, ClientError } from "../../../sync/api-client.ts";
import { useServices } from "../../services-context.ts";
import { nextStepStrings } from "../../strings/next-step.ts";
import { useLoad } from "../../use-load.ts";

const useStyles = makeStyles({
  reason: {
    borderInlineStartWidth: "3px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorStatusWarningBorderActive,
    paddingInlineStart: tokens.spacingHorizontalM,
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
  },
});

async function lastReturn(api: ApiClient, documentId: string): Promise<Result<string | null, ClientError>> {
  const history = await api.call("history", { params: { documentId } });
  if (!history.ok) return history;
  return ok(history.value.transitions.find(({ transition }) => transition === "return")?.comment ?? null);
}

/** What the reviewer wrote when the document came back. It is kept in the history, not with the document. */
export function ReturnReason({ documentId }: { readonly documentId: string }) {
  const styles = useStyles();
  const { api } = useServices();
  const { loaded } = useLoad(useCallback(() => lastReturn(api, documentId), [api, documentId]));
  if (loaded.state !== "ready" || loaded.value === null) return null;
  return <Text className={styles.reason}>{nextStepStrings.returnReasonGiven(loaded.value)}</Text>;
}
