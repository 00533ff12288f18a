import { webcrypto } from "node:crypto";
import { hashCells } from "../../shared/canonical-hash.ts";
import type { Cells } from "../../shared/cell.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listValues } from "../db/cells.ts";
import { findDocuments } from "../db/joined-documents.ts";
import type { Caller } from "./authorise.ts";
import { toDocument } from "./describe.ts";
import { visibleDocument } from "./document-at.ts";
import type { Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

export interface ReceiptNow {
  readonly document: PracticeDocument;
  readonly version: number;
  readonly hash: string;
}

interface Read {
  readonly document: PracticeDocument;
  readonly cells: Cells;
}

/** The hash of what the program holds of a document, as a workbook makes it of its own cells. */
export async function readReceipt(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<Result<ReceiptNow, Refusal>> {
  const read = await deps.store.read<Result<Read, Refusal>>(async (reader) => {
    const [row] = await findDocuments(reader, [documentId]);
    const found = visibleDocument(deps, caller, row);
    if (!found.ok) return found;
    const values = await listValues(reader, [documentId]);
    return ok({ document: toDocument(deps.kinds, found.value.joined), cells: values.get(documentId) ?? new Map() });
  });
  if (!read.ok) return read;
  const { document, cells } = read.value;
  const hash = await hashCells(cells, (bytes) => webcrypto.subtle.digest("SHA-256", bytes));
  return ok({ document, version: document.version, hash });
}
