import { createHash } from "node:crypto";
import { documentsPerPull } from "../../shared/protocol/calls.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listChangedCells, type CellRow } from "../db/cells.ts";
import { findChangedCells, type ChangedCells } from "../db/changed-cells.ts";
import type { JoinedDocument } from "../db/documents.ts";
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

/** What is known of the document's state when pulling: the version up to which its cells are, and how it stood. */
interface Cursor {
  readonly version: number;
  /** Tells whether anything but the cells has changed; null where the cursor does not know. */
  readonly standing: string | null;
}

/** Of a document's own data, its version apart: its status and days change without a version. */
const standingOf = (document: PracticeDocument): string =>
  createHash("sha256").update(JSON.stringify(document)).digest("base64url").slice(0, 12);

/** The cursor for a pull of this document alone: the version up to which cells were pulled. Clients do not read it. */
export const cursorOf = (version: number): string => String(version);

const fullCursorOf = (document: PracticeDocument): string => `${document.version}~${standingOf(document)}`;

function readCursor(cursor: string | undefined): Result<Cursor | null, Refusal> {
  if (cursor === undefined) return ok(null);
  const [, version, standing = null] = /^([0-9]{1,15})(?:~([A-Za-z0-9_-]{12}))?$/.exec(cursor) ?? [];
  if (version !== undefined) return ok({ version: Number(version), standing });
  return refuse("malformed-body", "cursor: not one that this call gave. Pull without it.");
}

/** A database restored from a backup is behind its workbooks: pulling on would leave their newer values unnoticed. */
function checkReached(cursor: Cursor | null, version: number): Result<null, Refusal> {
  if (cursor === null || cursor.version <= version) return ok(null);
  return refuse("version-ahead", `The document is at version ${version}.`, { version });
}

/** Begins to read what a pull asks for. It is worth nothing to anybody before `pull` has looked at who asks. */
export function readForPull(
  deps: ServiceDeps,
  documentId: string,
  cursorText: string | undefined,
): Promise<ChangedCells> {
  const cursor = readCursor(cursorText);
  return findChangedCells(deps.store.once, documentId, cursor.ok ? (cursor.value?.version ?? 0) : null);
}

/** Cells changed since the cursor, cleared ones with the value null; all of them without one. */
export async function pull(
  deps: ServiceDeps,
  caller: Caller,
  cursorText: string | undefined,
  reading: Promise<ChangedCells>,
): Promise<Result<Pulled, Refusal>> {
  const { joined, cells } = await reading;
  const found = visibleDocument(deps, caller, joined);
  if (!found.ok) return found;
  const cursor = readCursor(cursorText);
  if (!cursor.ok) return cursor;
  const { version } = found.value.joined.document;
  const reached = checkReached(cursor.value, version);
  if (!reached.ok) return reached;
  return ok({ cursor: cursorOf(version), document: toDocument(deps.kinds, found.value.joined), cells });
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
  readonly document: PracticeDocument;
  readonly since: number;
}

/** Whether anything changed since the cursor, and since when; null where nothing did. */
function changeOf(
  deps: ServiceDeps,
  caller: Caller,
  joined: JoinedDocument | undefined,
  cursorText: string | undefined,
): Result<Changed | null, Refusal> {
  const found = visibleDocument(deps, caller, joined);
  if (!found.ok) return found;
  const cursor = readCursor(cursorText);
  if (!cursor.ok) return cursor;
  const document = toDocument(deps.kinds, found.value.joined);
  const reached = checkReached(cursor.value, document.version);
  if (!reached.ok) return reached;
  const isSame = cursor.value?.version === document.version && cursor.value.standing === standingOf(document);
  return ok(isSame ? null : { document, since: cursor.value?.version ?? 0 });
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
    const changed: Changed[] = [];
    const refused: PulledMany["refused"][number][] = [];
    for (const { documentId, cursor } of asked) {
      const change = changeOf(deps, caller, joined.get(documentId), cursor);
      if (change.ok && change.value !== null) changed.push(change.value);
      if (!change.ok) refused.push(refusedOf(documentId, change.error));
    }
    const cells = await listChangedCells(
      reader,
      changed.map(({ document, since }) => ({ documentId: document.documentId, since })),
    );
    const documents = changed.map(({ document }) => ({
      cursor: fullCursorOf(document),
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
