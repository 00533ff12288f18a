import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listCells, type CellRow } from "../db/cells.ts";
import { findDocuments } from "../db/joined-documents.ts";
import type { Caller } from "./authorise.ts";
import { toDocument } from "./describe.ts";
import { visibleDocument } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

export interface Pulled {
  readonly cursor: string;
  readonly document: PracticeDocument;
  readonly cells: readonly CellRow[];
}

/** Cells changed since the cursor, cleared ones with the value null; all of them without one. */
export async function pull(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  cursor: string | undefined,
): Promise<Result<Pulled, Refusal>> {
  return deps.store.read<Result<Pulled, Refusal>>(async (reader) => {
    const [row] = await findDocuments(reader, [documentId]);
    const found = visibleDocument(deps, caller, row);
    if (!found.ok) return found;
    const { version } = found.value.joined.document;
    const since = cursor === undefined ? 0 : versionOfCursor(cursor);
    if (since === null) return refuse("malformed-body", "cursor: not one that this call gave. Pull without it.");
    // A database restored from a backup is behind its workbooks: pulling on would leave their newer values unnoticed.
    if (since > version) return refuse("version-ahead", `The document is at version ${version}.`, { version });
    // no cell is newer than its document
    const cells = since === version ? [] : await listCells(reader, documentId, since);
    return ok({ cursor: cursorOf(version), document: toDocument(deps.kinds, found.value.joined), cells });
  });
}

/** The cursor is the version up to which cells were pulled; clients keep it without reading it. */
export const cursorOf = (version: number): string => String(version);

const versionOfCursor = (cursor: string): number | null => (/^[0-9]{1,15}$/.test(cursor) ? Number(cursor) : null);
