import type { DocumentModel } from "../../shared/document/document-kind.ts";
import type { Problem } from "../../shared/problem.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listCells, type CellRow } from "../db/cells.ts";
import { listExplanations, type ExplanationRow } from "../db/document-log.ts";
import type { JoinedDocument } from "../db/documents.ts";
import type { Caller } from "./authorise.ts";
import { toDocument } from "./describe.ts";
import { findDocumentFor, judgeNow, readPrevious, valuesOf, type PreviousStored } from "./document-at.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** A document as a reader sees it. Problems are those of this moment: rules may ask for the day. */
export interface ReadDocument {
  readonly document: PracticeDocument;
  readonly cells: readonly CellRow[];
  readonly problems: readonly Problem[];
  readonly explanations: readonly ExplanationRow[];
  /** With what was explained in it, as a start for the answers of now. */
  readonly previous: (PreviousStored & { readonly explanations: readonly ExplanationRow[] }) | null;
  readonly model: DocumentModel;
  readonly joined: JoinedDocument;
  readonly kindTitle: string;
}

export const readDocument = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<Result<ReadDocument, Refusal>> =>
  deps.store.read(async (reader) => {
    const found = await findDocumentFor(deps, reader, caller, documentId);
    if (!found.ok) return found;
    const { joined, model, kind } = found.value;
    const cells = await listCells(reader, documentId);
    const previous = await readPrevious(reader, joined.document);
    return ok({
      document: toDocument(deps.kinds, joined),
      cells,
      problems: judgeNow(deps, { model, joined }, valuesOf(cells), previous),
      explanations: await listExplanations(reader, documentId),
      previous:
        previous === null ? null : { ...previous, explanations: await listExplanations(reader, previous.documentId) },
      model,
      joined,
      kindTitle: kind.title,
    });
  });
