import type { PracticeDocument } from "../../../../shared/protocol/common.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { ApiClient, ClientError } from "../../../sync/api-client.ts";

/** What is asked first: as many documents as the server gives at once. */
export const firstPage = { query: { limit: 500 } };

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
  api.call("listDocuments", cursor === null ? firstPage : { query: { ...firstPage.query, cursor } });
