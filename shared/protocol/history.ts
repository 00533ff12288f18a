import * as z from "zod/mini";
import { commentStepSchema } from "./comments.ts";
import { cellValueSchema, statusSchema, timeSchema, transitionSchema } from "./common.ts";

/** A line of the history about an explain problem that was answered. */
const explanationStepSchema = z.object({
  code: z.string(),
  paths: z.array(z.string()),
  text: z.string(),
  by: z.string(),
  at: timeSchema,
});

export const historyReplySchema = z.object({
  changes: z.array(
    z.object({
      path: z.string(),
      before: cellValueSchema,
      after: cellValueSchema,
      version: z.int(),
      changedBy: z.string(),
      changedAt: timeSchema,
    }),
  ),
  transitions: z.array(
    z.object({
      transition: transitionSchema,
      status: statusSchema,
      version: z.int(),
      comment: z.nullable(z.string()),
      rulesVersion: z.string(),
      by: z.string(),
      at: timeSchema,
    }),
  ),
  comments: z.array(commentStepSchema),
  /** Answers to problems, each as it was given: of several to the same problem, all. */
  explanations: z.optional(z.array(explanationStepSchema)),
  nextCursor: z.nullable(z.string()),
});
