import { stepsPerCall, type TransitionResult } from "../../../../shared/protocol/queue.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { ApiClient, ClientError } from "../../../sync/api-client.ts";
import type { DeskRow } from "./desk-rows.ts";

const runsOf = (rows: readonly DeskRow[]): DeskRow[][] =>
  Array.from({ length: Math.ceil(rows.length / stepsPerCall) }, (_, index) =>
    rows.slice(index * stepsPerCall, (index + 1) * stepsPerCall),
  );

/**
 * Accepts the documents in the versions that the queue showed. On an error some may have been accepted all the same: the
 * reply is what was lost. Asking the queue again tells which.
 */
export async function acceptMany(
  api: ApiClient,
  rows: readonly DeskRow[],
): Promise<Result<readonly TransitionResult[], ClientError>> {
  const results: TransitionResult[] = [];
  for (const run of runsOf(rows)) {
    const transitions = run.map(({ document: { documentId, version } }) => ({
      documentId,
      transition: "accept" as const,
      expectedVersion: version,
    }));
    const reply = await api.call("transitionMany", { body: { transitions } });
    if (!reply.ok) return reply;
    results.push(...reply.value.results);
  }
  return ok(results);
}
