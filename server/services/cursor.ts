import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { createHash } from "node:crypto";
import { ok, type Result } from "../../shared/result.ts";
import type { DocumentRow } from "../db/documents.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** What a client has seen of a document, as a pull's reply told it. Clients keep it and do not read it. */
export interface Cursor {
  /** The version up to which it has the cells. */
  readonly version: number;
  /** The mutation that made that version; null before the first push, and in cursors that do not know. */
  readonly madeBy: string | null;
  /** Tells whether anything but the cells has changed; null where the cursor does not know. */
  readonly standing: string | null;
}

type Made = Pick<DocumentRow, "version" | "versionMadeBy">;

/** `12:5f0c…`: the version and what made it. */
export const cursorOf = ({ version, versionMadeBy }: Made): string =>
  versionMadeBy === null ? String(version) : `${version}:${versionMadeBy}`;

/** Of a document's own data, its version apart: its status and days change without a version. */
export const standingOf = (document: PracticeDocument): string =>
  createHash("sha256").update(JSON.stringify(document)).digest("base64url").slice(0, 12);

/** A cursor that also tells how the document itself stood. */
export const fullCursorOf = (row: Made, document: PracticeDocument): string =>
  `${cursorOf(row)}~${standingOf(document)}`;

const form = /^([0-9]{1,15})(?::([A-Za-z0-9][A-Za-z0-9._-]{0,63}))?(?:~([A-Za-z0-9_-]{12}))?$/;

export function readCursor(cursor: string | undefined): Result<Cursor | null, Refusal> {
  if (cursor === undefined) return ok(null);
  const [, version, madeBy = null, standing = null] = form.exec(cursor) ?? [];
  if (version !== undefined) return ok({ version: Number(version), madeBy, standing });
  return refuse("malformed-body", "cursor: not one that a pull gave. Pull without it.");
}

/** Which mutations made which of a document's versions, as far as it was asked. */
export type VersionsMade = ReadonlyMap<string, { readonly version: number; readonly madeVersion: boolean }>;

/**
 * Whether what the client has seen is of this document's past. After a restore from a backup it may not be: the document
 * is behind its workbooks, or it has gone on since and come to the same version numbers by other mutations. Pulling or
 * pushing on from there would leave newer values unnoticed, and overwrite others unseen.
 */
export function checkPast(cursor: Cursor | null, document: Made, made: VersionsMade): Result<null, Refusal> {
  if (cursor === null) return ok(null);
  const { version } = document;
  const ahead = () => refuse("version-ahead", `The document is at version ${version}.`, { version });
  if (cursor.version > version) return ahead();
  if (cursor.madeBy === null) return ok(null);
  if (cursor.version === version) return cursor.madeBy === document.versionMadeBy ? ok(null) : ahead();
  const known = made.get(cursor.madeBy);
  return known?.madeVersion === true && known.version === cursor.version ? ok(null) : ahead();
}
