import * as z from "zod/mini";
import {
  cursorSchema,
  documentSchema,
  idSchema,
  kindIdSchema,
  periodSchema,
  statusSchema,
  timeSchema,
  transitionSchema,
  versionSchema,
} from "./common.ts";
import { apiErrorSchema } from "./errors.ts";

export const queueQuerySchema = z.object({
  programId: z.optional(idSchema),
  kind: z.optional(kindIdSchema),
  period: z.optional(periodSchema),
  status: z.optional(statusSchema),
  cursor: z.optional(cursorSchema),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
});

/** Who has to do something about a document next; nobody once it is accepted. */
export const waitsForSchema = z.enum(["practice", "chita", "facilitator", "nobody"]);

export const queuedDocumentSchema = z.object({
  document: documentSchema,
  practiceName: z.string(),
  /** From today to the day it is due; below 0 when that has passed. */
  daysToDue: z.int(),
  waitsFor: waitsForSchema,
  /** Its last step; null for one that never was submitted. */
  lastStep: z.nullable(
    z.object({ transition: transitionSchema, by: z.string(), at: timeSchema, comment: z.nullable(z.string()) }),
  ),
  progress: z.object({ done: z.number(), of: z.number(), words: z.string() }),
  /** How many findings of each severity stand as of today. */
  problems: z.object({ error: z.int(), explain: z.int(), note: z.int() }),
  /** Of the `explain` ones, how many have no explanation that still holds. */
  unanswered: z.int(),
  openThreads: z.int(),
  /** The figure that moved most against the last accepted document; null where none can be compared. */
  biggestChange: z.nullable(
    z.object({ label: z.string(), format: z.enum(["mean", "total", "rate"]), value: z.number(), change: z.number() }),
  ),
});
/** A document as somebody who checks many of them sees it. */
export type QueuedDocument = z.infer<typeof queuedDocumentSchema>;

export const queueReplySchema = z.object({
  documents: z.array(queuedDocumentSchema),
  nextCursor: z.nullable(z.string()),
});

/** Steps in one call at most; more are refused with 413. */
export const stepsPerCall = 100;

export const transitionManyRequestSchema = z.object({
  transitions: z.array(
    z.object({
      documentId: idSchema,
      transition: transitionSchema,
      /** The version the person looked at. */
      expectedVersion: versionSchema,
      comment: z.optional(z.string().check(z.trim(), z.maxLength(2_000))),
    }),
  ),
});

export const transitionResultSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("done"), documentId: idSchema, document: documentSchema }),
  /** As the call for this document alone would have been refused. */
  z.object({ outcome: z.literal("refused"), documentId: idSchema, problem: apiErrorSchema }),
]);
export type TransitionResult = z.infer<typeof transitionResultSchema>;

/** In the order asked. */
export const transitionManyReplySchema = z.object({ results: z.array(transitionResultSchema) });
