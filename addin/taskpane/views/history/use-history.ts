import { useCallback, useEffect, useState } from "react";
import type { Path } from "../../../../shared/cell.ts";
import { ok, type Result } from "../../../../shared/result.ts";
import type { DocumentState } from "../../../sync/document-session.ts";
import type { ClientError } from "../../../sync/api-client.ts";
import { useServices } from "../../services-context.ts";
import { useLoad } from "../../use-load.ts";
import type { HistoryPage } from "./timeline.ts";

/** The document's history, or one cell's, as many pages of it as were asked for; read anew for every version and status, and for what was heard. */
export function useHistory({ document, heard }: Pick<DocumentState, "document" | "heard">, path: Path | null) {
  const { documentId, version, status } = document;
  const { api } = useServices();
  const [wanted, setWanted] = useState(1);
  const read = useCallback(async (): Promise<Result<readonly HistoryPage[], ClientError>> => {
    const pages: HistoryPage[] = [];
    let cursor: string | null = null;
    do {
      const query: { path?: string; cursor?: string } = {
        ...(path === null ? {} : { path }),
        ...(cursor === null ? {} : { cursor }),
      };
      const page: Result<HistoryPage, ClientError> = await api.call("history", { params: { documentId }, query });
      if (!page.ok) return page;
      pages.push(page.value);
      cursor = page.value.nextCursor;
    } while (cursor !== null && pages.length < wanted);
    return ok(pages);
  }, [api, documentId, path, wanted]);
  const { loaded, reload } = useLoad(read);
  useEffect(reload, [reload, version, status, heard]);
  return {
    loaded,
    reload,
    more: () => {
      setWanted(wanted + 1);
    },
  };
}
