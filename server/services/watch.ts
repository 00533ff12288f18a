import { documentsPerStream } from "../../shared/protocol/events.ts";
import { ok, type Result } from "../../shared/result.ts";
import { findDocuments } from "../db/joined-documents.ts";
import type { Caller } from "./authorise.ts";
import { visibleDocument } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** Whether the caller may hear of all these documents: of what they may not know they hear nothing, as when pulling. */
export async function mayWatch(
  deps: ServiceDeps,
  caller: Caller,
  documentIds: readonly string[],
): Promise<Result<null, Refusal>> {
  if (documentIds.length === 0) return refuse("malformed-body", "documentId: name at least one document.");
  if (documentIds.length > documentsPerStream) {
    return refuse("too-large", `At most ${documentsPerStream} documents a stream.`);
  }
  const rows = await findDocuments(deps.store.once, documentIds);
  const found = new Map(rows.map((row) => [row.document.documentId, row]));
  for (const documentId of documentIds) {
    const visible = visibleDocument(deps, caller, found.get(documentId));
    if (!visible.ok) return refuse(visible.error.code, `documentId: ${documentId}`);
  }
  return ok(null);
}
