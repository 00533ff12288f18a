import { documentsPerPull } from "../../shared/protocol/pull.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listChangedCells, type CellRow } from "../db/cells.ts";
import { findChangedCells, type ChangedCells } from "../db/changed-cells.ts";
import type { DocumentRow, JoinedDocument } from "../db/documents.ts";
import { findDocuments } from "../db/joined-documents.ts";
import { findVersionsMade } from "../db/versions-made.ts";
import type { Caller } from "./authorise.ts";
import { checkPast, cursorOf, fullCursorOf, readCursor, standingOf, type VersionsMade } from "./cursor.ts";
import { toDocument } from "./describe.ts";
import { visibleDocument } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

export interface Pulled {
  readonly cursor: string;
  readonly document: PracticeDocument;
  readonly cells: readonly CellRow[];
}

/** Begins to read what a pull asks for. It is worth nothing to anybody before `pull` has looked at who asks. */
export function readForPull(
  deps: ServiceDeps,
  documentId: string,
  cursorText: string | undefined,
): Promise<ChangedCells> {
  const cursor = readCursor(cursorText);
  const { version = 0, madeBy = null } = (cursor.ok ? cursor.value : null) ?? {};
  return findChangedCells(deps.store.once, documentId, cursor.ok ? version : null, madeBy);
}

/** Cells changed since the cursor, cleared ones with the value null; all of them without one. */
export async function pull(
  deps: ServiceDeps,
  caller: Caller,
  cursorText: string | undefined,
  reading: Promise<ChangedCells>,
): Promise<Result<Pulled, Refusal>> {
  const { joined, cells, made } = await reading;
  const found = visibleDocument(deps, caller, joined);
  if (!found.ok) return found;
  const cursor = readCursor(cursorText);
  if (!cursor.ok) return cursor;
  const row = found.value.joined.document;
  const past = checkPast(cursor.value, row, made);
  if (!past.ok) return past;
  return ok({ cursor: cursorOf(row), document: toDocument(deps.kinds, found.value.joined), cells });
}

export interface AskedDocument {
  readonly documentId: string;
  readonly cursor?: string | undefined;
}

export interface PulledMany {
  readonly documents: readonly Pulled[];
  readonly refused: readonly { readonly documentId: string; readonly code: ErrorCode; readonly version?: number }[];
}

/** A document to pull, with the version since which. */
interface Changed {
  readonly row: DocumentRow;
  readonly document: PracticeDocument;
  readonly since: number;
}

/** What made the versions of cursors that their documents have left behind: of all others the document itself tells. */
const olderThan = (joined: ReadonlyMap<string, JoinedDocument>, asked: readonly AskedDocument[]) =>
  asked.flatMap(({ documentId, cursor: text }) => {
    const cursor = readCursor(text);
    if (!cursor.ok || cursor.value === null || cursor.value.madeBy === null) return [];
    const version = joined.get(documentId)?.document.version ?? 0;
    return cursor.value.version < version ? [[documentId, cursor.value.madeBy] as const] : [];
  });

/** Whether anything changed since the cursor, and since when; null where nothing did. */
function changeOf(
  deps: ServiceDeps,
  caller: Caller,
  joined: JoinedDocument | undefined,
  cursorText: string | undefined,
  made: VersionsMade,
): Result<Changed | null, Refusal> {
  const found = visibleDocument(deps, caller, joined);
  if (!found.ok) return found;
  const cursor = readCursor(cursorText);
  if (!cursor.ok) return cursor;
  const row = found.value.joined.document;
  const document = toDocument(deps.kinds, found.value.joined);
  const past = checkPast(cursor.value, row, made);
  if (!past.ok) return past;
  const isSame = cursor.value?.version === document.version && cursor.value.standing === standingOf(document);
  return ok(isSame ? null : { row, document, since: cursor.value?.version ?? 0 });
}

/**
 * Pulls many documents, all as of one moment, and tells only of those that changed: of the others the reply says nothing,
 * and reading them costs no cells. A document that cannot be pulled does not stand in the way of the others.
 */
export async function pullMany(
  deps: ServiceDeps,
  caller: Caller,
  asked: readonly AskedDocument[],
): Promise<Result<PulledMany, Refusal>> {
  if (asked.length > documentsPerPull) return refuse("too-large", `At most ${documentsPerPull} documents a pull.`);
  const ids = asked.map(({ documentId }) => documentId);
  if (new Set(ids).size < ids.length) return refuse("malformed-body", "documents: a document stands there twice.");
  return deps.store.read<Result<PulledMany, Refusal>>(async (reader) => {
    const rows = await findDocuments(reader, ids);
    const joined = new Map(rows.map((row) => [row.document.documentId, row]));
    const made = await findVersionsMade(reader, olderThan(joined, asked));
    const changed: Changed[] = [];
    const refused: PulledMany["refused"][number][] = [];
    for (const { documentId, cursor } of asked) {
      const change = changeOf(deps, caller, joined.get(documentId), cursor, made);
      if (change.ok && change.value !== null) changed.push(change.value);
      if (!change.ok) refused.push(refusedOf(documentId, change.error));
    }
    const cells = await listChangedCells(
      reader,
      changed.map(({ document, since }) => ({ documentId: document.documentId, since })),
    );
    const documents = changed.map(({ row, document }) => ({
      cursor: fullCursorOf(row, document),
      document,
      cells: cells.get(document.documentId) ?? [],
    }));
    return ok({ documents, refused });
  });
}

const refusedOf = (documentId: string, { code, data }: Refusal): PulledMany["refused"][number] => ({
  documentId,
  code,
  ...(typeof data?.["version"] === "number" ? { version: data["version"] } : {}),
});
