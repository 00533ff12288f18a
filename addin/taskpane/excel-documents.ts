import { findKind } from "../../shared/document/registry.ts";
import { createIndexedDbOutbox } from "../sync/indexed-db-outbox.ts";
import { openDocument, type OpenDeps } from "../sync/open-document.ts";
import { summarizeDocument } from "../sync/summarize-document.ts";
import { createDocumentOpener } from "./document-opener.ts";
import type { DocumentOpener } from "./pane-services.ts";

interface ExcelDocumentsDeps extends Pick<OpenDeps, "api" | "workbook" | "clientId" | "today"> {
  /** Names the IndexedDB database that keeps what is not sent yet. */
  readonly outboxName: string;
}

/** Documents of the workbook that is open, with this browser's storage, clock and ids. */
export function createExcelDocuments({ outboxName, ...deps }: ExcelDocumentsDeps): DocumentOpener {
  const opening: OpenDeps = {
    ...deps,
    outbox: createIndexedDbOutbox(outboxName),
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
    digest: (bytes) => crypto.subtle.digest("SHA-256", bytes),
    findKind,
  };
  return {
    ...createDocumentOpener(deps.api, deps.workbook, (binding, world) => openDocument(opening, binding, world)),
    summarize: (binding, world) => summarizeDocument(opening, binding, world),
  };
}
