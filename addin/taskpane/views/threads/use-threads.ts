import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { DocumentState } from "../../../sync/document-session.ts";
import type { ThreadDesk, ThreadsState } from "../../../sync/thread-desk.ts";

/** The document's threads, read anew whenever the program has something new of the document, or was heard to. */
export function useThreads(
  desk: ThreadDesk,
  { document, heard }: Pick<DocumentState, "document" | "heard">,
): ThreadsState {
  const { version, status } = document;
  const load = useCallback(() => {
    void desk.load();
  }, [desk]);
  useEffect(load, [load, version, status, heard]);
  return useSyncExternalStore(desk.subscribe, desk.getState);
}
