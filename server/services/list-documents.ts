import { z } from "zod";
import { defaultPageSize } from "../../shared/protocol/calls.ts";
import type { PracticeDocument, Status } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { DocumentPlace, JoinedDocument } from "../db/documents.ts";
import { listVisibleDocuments } from "../db/visible-documents.ts";
import { visibleTo, type Caller } from "./authorise.ts";
import { toDocument } from "./describe.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

export interface DocumentQuery {
  readonly programId?: string | undefined;
  readonly practiceId?: string | undefined;
  readonly kind?: string | undefined;
  readonly period?: string | undefined;
  readonly status?: Status | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface DocumentPage {
  readonly documents: readonly PracticeDocument[];
  readonly nextCursor: string | null;
}

const cursorSchema = z.tuple([z.string(), z.string(), z.string()]);

const encodeCursor = ({ practiceId, kind, period }: DocumentPlace): string =>
  Buffer.from(JSON.stringify([practiceId, kind, period])).toString("base64url");

/** Where a page begins, by a cursor that an earlier page gave; undefined without one. */
export function readPlaceCursor(cursor: string | undefined): Result<DocumentPlace | undefined, Refusal> {
  if (cursor === undefined) return ok(undefined);
  const damaged = refuse("malformed-body", "cursor: not one that this call gave. Start again without it.");
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return damaged;
  }
  const read = cursorSchema.safeParse(json);
  if (!read.success) return damaged;
  const [practiceId, kind, period] = read.data;
  return ok({ practiceId, kind, period });
}

/** A page of rows, `limit` at most, with the cursor of the next one. One row more than asked for tells whether there is one. */
export async function pageOf(
  limit: number | undefined,
  list: (rowLimit: number) => Promise<readonly JoinedDocument[]>,
): Promise<{ readonly rows: readonly JoinedDocument[]; readonly nextCursor: string | null }> {
  const most = limit ?? defaultPageSize;
  const found = await list(most + 1);
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > most && last !== undefined ? encodeCursor(last.document) : null };
}

/** A page of the documents the caller may see, in a fixed order; `nextCursor` is null on the last. */
export async function listDocuments(
  deps: ServiceDeps,
  caller: Caller,
  query: DocumentQuery,
): Promise<Result<DocumentPage, Refusal>> {
  const { cursor, limit, ...filter } = query;
  const after = readPlaceCursor(cursor);
  if (!after.ok) return after;
  const { rows, nextCursor } = await pageOf(limit, (rowLimit) =>
    listVisibleDocuments(deps.store.once, visibleTo(caller), { ...filter, after: after.value, limit: rowLimit }),
  );
  return ok({ documents: rows.map((row) => toDocument(deps.kinds, row)), nextCursor });
}
