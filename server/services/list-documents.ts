import { z } from "zod";
import { defaultPageSize } from "../../shared/protocol/calls.ts";
import type { PracticeDocument, Status } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listVisibleDocuments, type DocumentPlace } from "../db/documents.ts";
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

function decodeCursor(cursor: string): Result<DocumentPlace, Refusal> {
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

/** A page of the documents the caller may see, in a fixed order; `nextCursor` is null on the last. */
export async function listDocuments(
  deps: ServiceDeps,
  caller: Caller,
  query: DocumentQuery,
): Promise<Result<DocumentPage, Refusal>> {
  const { cursor, limit = defaultPageSize, ...filter } = query;
  const after = cursor === undefined ? ok(undefined) : decodeCursor(cursor);
  if (!after.ok) return after;
  const rows = await deps.store.read((reader) =>
    // one more than asked for tells whether there is a further page
    listVisibleDocuments(reader, visibleTo(caller), { ...filter, after: after.value, limit: limit + 1 }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    documents: page.map((row) => toDocument(deps.kinds, row)),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(last.document) : null,
  });
}
