import type { QueuedDocument } from "../../../../shared/protocol/queue.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { ApiClient, ClientError } from "../../../sync/api-client.ts";

/** Documents a call: the most the server gives at once. */
const pageSize = 500;

const queuePage = (api: ApiClient, cursor: string | null) =>
  api.call("queue", { query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } });

/** The person's whole queue, page after page. */
export async function loadQueue(api: ApiClient): Promise<Result<readonly QueuedDocument[], ClientError>> {
  const all: QueuedDocument[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof queuePage>> = await queuePage(api, cursor);
    if (!page.ok) return page;
    all.push(...page.value.documents);
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return ok(all);
}
