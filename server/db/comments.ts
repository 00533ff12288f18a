import { and, desc, eq, lt } from "drizzle-orm";
import type { CommentAction } from "../../shared/protocol/comments.ts";
import { comments, users } from "./schema.ts";
import { numberOf, textOf, type Statement, type StatementRow } from "./statement.ts";
import type { Reader, Transactor } from "./store.ts";

/** A comment with how its thread stands. */
export interface CommentRow {
  readonly sequence: number;
  readonly commentId: string;
  readonly path: string;
  readonly text: string;
  /** The thread's first comment; null for the first itself. */
  readonly replyTo: string | null;
  readonly writtenBy: string;
  readonly writtenAt: string;
  readonly resolved: boolean;
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
}

/** The last line of each thread tells how the thread stands: SQLite takes bare columns from the row of the maximum. */
const lastLines = (documentIds: string): string =>
  `SELECT document_id, thread_id, action, by, at, max(sequence) FROM comments
    WHERE document_id IN (${documentIds}) GROUP BY document_id, thread_id`;

const commentsStatement = (condition: string, args: readonly (string | number | null)[]): Statement => ({
  sql: `SELECT c.sequence, c.comment_id, c.thread_id, c.path, c.text, author.name AS written_by, c.at AS written_at,
      last.action = 'resolve' AS is_resolved, resolver.name AS resolved_by, last.at AS resolved_at
    FROM comments AS c
    JOIN users AS author ON author.user_id = c.by
    JOIN (${lastLines("?1")}) AS last ON last.thread_id = c.thread_id
    JOIN users AS resolver ON resolver.user_id = last.by
    WHERE c.document_id = ?1 AND c.comment_id IS NOT NULL AND ${condition}
    ORDER BY c.sequence`,
  args: [...args],
});

function readComment(row: StatementRow): CommentRow {
  const commentId = textOf(row, "comment_id");
  const threadId = textOf(row, "thread_id");
  const resolved = numberOf(row, "is_resolved") === 1;
  return {
    sequence: numberOf(row, "sequence"),
    commentId,
    path: textOf(row, "path"),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this server writes it, from a string
    text: JSON.parse(textOf(row, "text")) as string,
    replyTo: threadId === commentId ? null : threadId,
    writtenBy: textOf(row, "written_by"),
    writtenAt: textOf(row, "written_at"),
    resolved,
    resolvedBy: resolved ? textOf(row, "resolved_by") : null,
    resolvedAt: resolved ? textOf(row, "resolved_at") : null,
  };
}

export async function findComment(
  reader: Reader,
  documentId: string,
  commentId: string,
): Promise<CommentRow | undefined> {
  const [rows = []] = await reader.byHand([commentsStatement("c.comment_id = ?2", [documentId, commentId])]);
  return rows.map(readComment)[0];
}

export interface CommentFilter {
  readonly path?: string | undefined;
  /** Only threads that are resolved, or only those that are not. */
  readonly resolved?: boolean | undefined;
  /** Only what was written after it. */
  readonly above: number;
  readonly limit: number;
}

/** The document's comments, oldest first. */
export async function listComments(
  reader: Reader,
  documentId: string,
  { path, resolved, above, limit }: CommentFilter,
): Promise<CommentRow[]> {
  const condition = `c.sequence > ?2 AND (?3 IS NULL OR c.path = ?3) AND (?4 IS NULL OR (last.action = 'resolve') = ?4)`;
  const wanted = resolved === undefined ? null : Number(resolved);
  const args = [documentId, above, path ?? null, wanted, limit];
  const { sql } = commentsStatement(condition, args);
  const [rows = []] = await reader.byHand([{ sql: `${sql} LIMIT ?5`, args }]);
  return rows.map(readComment);
}

/** How many threads of each document are not resolved; documents without any are left out. One statement. */
export async function countOpenThreads(
  reader: Reader,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const statement: Statement = {
    sql: `SELECT document_id, count(*) AS open FROM (${lastLines("SELECT value FROM json_each(?)")})
      WHERE action <> 'resolve' GROUP BY document_id`,
    args: [JSON.stringify(documentIds)],
  };
  const [rows = []] = await reader.byHand([statement]);
  return new Map(rows.map((row) => [textOf(row, "document_id"), numberOf(row, "open")]));
}

export async function insertComment(transactor: Transactor, row: typeof comments.$inferInsert): Promise<void> {
  await transactor.insert(comments).values(row);
}

/** A line of the log, as the history tells it. */
export interface CommentStepRow {
  readonly sequence: number;
  readonly action: CommentAction;
  readonly path: string;
  readonly text: string | null;
  readonly by: string;
  readonly at: string;
}

/** Everything that happened to the document's threads, newest first, below the sequence number. */
export const listCommentSteps = (
  reader: Reader,
  documentId: string,
  options: { readonly path?: string | undefined; readonly below: number; readonly limit: number },
): Promise<CommentStepRow[]> =>
  reader
    .select({
      sequence: comments.sequence,
      action: comments.action,
      path: comments.path,
      text: comments.text,
      by: users.name,
      at: comments.at,
    })
    .from(comments)
    .innerJoin(users, eq(users.userId, comments.by))
    .where(
      and(
        eq(comments.documentId, documentId),
        options.path === undefined ? undefined : eq(comments.path, options.path),
        lt(comments.sequence, options.below),
      ),
    )
    .orderBy(desc(comments.sequence))
    .limit(options.limit);
