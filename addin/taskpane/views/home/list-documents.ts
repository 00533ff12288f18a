import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { ApiClient, ClientError } from "../../../sync/api-client.ts";

/** Documents a call: the most the server gives at once. */
const pageSize = 500;

/** All documents the person may see, page after page. */
export async function listAllDocuments(api: ApiClient): Promise<Result<readonly PracticeDocument[], ClientError>> {
  const all: PracticeDocument[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(api, cursor);
    if (!page.ok) return page;
    all.push(...page.value.documents);
    cursor = page.value.nextCursor;
  } while (cursor !== null);
  return ok(all);
}

const listPage = (api: ApiClient, cursor: string | null) =>
  api.call("listDocuments", { query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } });
