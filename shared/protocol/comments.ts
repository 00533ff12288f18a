import * as z from "zod/mini";
import { cursorSchema, idSchema, pathSchema, timeSchema } from "./common.ts";

/** What can happen to a thread. The first comment opens it; an answer to a resolved one opens it again. */
export const commentActionSchema = z.enum(["open", "answer", "resolve", "reopen"]);
export type CommentAction = z.infer<typeof commentActionSchema>;

export const commentSchema = z.object({
  commentId: idSchema,
  /** The cell the thread is about. */
  path: z.string(),
  text: z.string(),
  /** The thread's first comment; null for the first itself. */
  replyTo: z.nullable(idSchema),
  /** The label of who wrote it. */
  writtenBy: z.string(),
  writtenAt: timeSchema,
  /** Whether the thread it stands in is resolved, and by whom and when. */
  resolved: z.boolean(),
  resolvedBy: z.nullable(z.string()),
  resolvedAt: z.nullable(timeSchema),
});

export const commentReplySchema = z.object({ comment: commentSchema });

export const commentListSchema = z.object({ comments: z.array(commentSchema), nextCursor: z.nullable(z.string()) });

export const newCommentSchema = z.object({
  path: pathSchema,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
  /** Any comment of the thread that this one answers, which must be about the same path. Absent, a thread is opened. */
  replyTo: z.optional(idSchema),
  /** Made by the client, so that sending it again after a lost reply is answered and not written twice. */
  commentId: z.optional(idSchema),
});

export const resolveCommentSchema = z.object({ resolved: z.boolean() });

export const commentQuerySchema = z.object({
  path: z.optional(pathSchema),
  /** Only threads that are resolved, or only those that are not. */
  resolved: z.optional(z.enum(["true", "false"])),
  cursor: z.optional(cursorSchema),
});

/** A line of the history about a thread. */
export const commentStepSchema = z.object({
  action: commentActionSchema,
  path: z.string(),
  /** Of the comment; null where a thread was resolved or reopened. */
  text: z.nullable(z.string()),
  by: z.string(),
  at: timeSchema,
});
