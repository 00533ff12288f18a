import { isKnownPath } from "../../shared/document/document-kind.ts";
import { ok, type Result } from "../../shared/result.ts";
import { findComment, insertComment, listComments, type CommentRow } from "../db/comments.ts";
import type { Reader } from "../db/store.ts";
import { authorise, type Caller } from "./authorise.ts";
import { findDocumentFor } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { nowOf, type ServiceDeps } from "./service-deps.ts";

const pageSize = 200;

export interface CommentQuery {
  readonly path?: string | undefined;
  readonly resolved?: "true" | "false" | undefined;
  readonly cursor?: string | undefined;
}

export interface CommentPage {
  readonly comments: readonly CommentRow[];
  readonly nextCursor: string | null;
}

function readCursor(cursor: string | undefined): Result<number, Refusal> {
  if (cursor === undefined) return ok(0);
  if (/^[0-9]{1,15}$/.test(cursor)) return ok(Number(cursor));
  return refuse("malformed-body", "cursor: not one that this call gave. Start again without it.");
}

/** Comments on the document's cells, in the order they were written, a page at a time. Whoever may read it reads them. */
export const readComments = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  query: CommentQuery,
): Promise<Result<CommentPage, Refusal>> =>
  deps.store.read<Result<CommentPage, Refusal>>(async (reader) => {
    const found = await findDocumentFor(deps, reader, caller, documentId);
    if (!found.ok) return found;
    const above = readCursor(query.cursor);
    if (!above.ok) return above;
    const resolved = query.resolved === undefined ? undefined : query.resolved === "true";
    const options = { path: query.path, resolved, above: above.value, limit: pageSize + 1 };
    const rows = await listComments(reader, documentId, options);
    const comments = rows.slice(0, pageSize);
    const last = comments.at(-1);
    return ok({ comments, nextCursor: rows.length > pageSize && last !== undefined ? String(last.sequence) : null });
  });

export interface NewComment {
  readonly path: string;
  readonly text: string;
  readonly replyTo?: string | undefined;
  readonly commentId?: string | undefined;
}

export interface AddedComment {
  readonly comment: CommentRow;
  /** False when it had been written already. */
  readonly isNew: boolean;
}

/** Just written, or written in the same transaction: not to be there is a defect. */
async function writtenComment(reader: Reader, documentId: string, commentId: string): Promise<CommentRow> {
  const comment = await findComment(reader, documentId, commentId);
  if (comment === undefined) throw new Error(`Comment ${commentId} of ${documentId} is not there`);
  return comment;
}

const threadOf = ({ replyTo, commentId }: CommentRow): string => replyTo ?? commentId;

/** The thread an answer belongs to. */
async function threadToAnswer(
  reader: Reader,
  documentId: string,
  { path, replyTo }: NewComment,
): Promise<Result<string | null, Refusal>> {
  if (replyTo === undefined) return ok(null);
  const answered = await findComment(reader, documentId, replyTo);
  if (answered === undefined) return refuse("malformed-body", "replyTo: this document has no such comment.");
  if (answered.path !== path) return refuse("malformed-body", `path: the thread is about ${answered.path}.`);
  return ok(threadOf(answered));
}

/**
 * Opens a thread on a cell or answers one. Sent again with the same id it gives what was written then. Accepted documents
 * take comments as well: accepted values are talked about, and nothing of the document changes by it.
 */
export function addComment(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  request: NewComment,
): Promise<Result<AddedComment, Refusal>> {
  const { path, text, commentId = deps.random.id("c") } = request;
  return deps.store.write<AddedComment, Refusal>(async (transactor) => {
    const found = await findDocumentFor(deps, transactor, caller, documentId);
    if (!found.ok) return found;
    const { joined, model } = found.value;
    const allowed = authorise(caller, joined.document, "comment");
    if (!allowed.ok) return allowed;
    if (!isKnownPath(model, path)) return refuse("unknown-path", undefined, { paths: [path] });
    const thread = await threadToAnswer(transactor, documentId, request);
    if (!thread.ok) return thread;

    const known = await findComment(transactor, documentId, commentId);
    if (known !== undefined) {
      const isSame = known.path === path && known.text === text && known.replyTo === thread.value;
      return isSame && known.writtenBy === caller.name
        ? ok({ comment: known, isNew: false })
        : refuse("comment-id-reused");
    }
    await insertComment(transactor, {
      documentId,
      threadId: thread.value ?? commentId,
      commentId,
      action: thread.value === null ? "open" : "answer",
      path,
      text,
      by: caller.userId,
      at: nowOf(deps),
    });
    return ok({ comment: await writtenComment(transactor, documentId, commentId), isNew: true });
  });
}

/** Resolves a comment's thread or opens it again, and gives the thread's first comment. What is so already stays so. */
export function resolveComment(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  commentId: string,
  resolved: boolean,
): Promise<Result<CommentRow, Refusal>> {
  return deps.store.write<CommentRow, Refusal>(async (transactor) => {
    const found = await findDocumentFor(deps, transactor, caller, documentId);
    if (!found.ok) return found;
    const comment = await findComment(transactor, documentId, commentId);
    if (comment === undefined) return refuse("not-found");
    const allowed = authorise(caller, found.value.joined.document, "comment");
    if (!allowed.ok) return allowed;
    const threadId = threadOf(comment);
    if (comment.resolved !== resolved) {
      await insertComment(transactor, {
        documentId,
        threadId,
        action: resolved ? "resolve" : "reopen",
        path: comment.path,
        by: caller.userId,
        at: nowOf(deps),
      });
    }
    return ok(await writtenComment(transactor, documentId, threadId));
  });
}
