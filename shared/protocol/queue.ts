import { z } from "zod";
import {
  documentSchema,
  idSchema,
  kindIdSchema,
  periodSchema,
  statusSchema,
  timeSchema,
  transitionSchema,
} from "./common.ts";
import { apiErrorSchema } from "./errors.ts";

export const queueQuerySchema = z.object({
  programId: idSchema.optional(),
  kind: kindIdSchema.optional(),
  period: periodSchema.optional(),
  status: statusSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
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
  lastStep: z
    .object({ transition: transitionSchema, by: z.string(), at: timeSchema, comment: z.string().nullable() })
    .nullable(),
  progress: z.object({ done: z.number(), of: z.number(), words: z.string() }),
  /** How many findings of each severity stand as of today. */
  problems: z.object({ error: z.int(), explain: z.int(), note: z.int() }),
  /** Of the `explain` ones, how many have no explanation that still holds. */
  unanswered: z.int(),
  openThreads: z.int(),
  /** The figure that moved most against the last accepted document; null where none can be compared. */
  biggestChange: z
    .object({ label: z.string(), format: z.enum(["mean", "total", "rate"]), value: z.number(), change: z.number() })
    .nullable(),
});
/** A document as somebody who checks many of them sees it. */
export type QueuedDocument = z.infer<typeof queuedDocumentSchema>;

export const queueReplySchema = z.object({
  documents: z.array(queuedDocumentSchema),
  nextCursor: z.string().nullable(),
});

/** Steps in one call at most; more are refused with 413. */
export const stepsPerCall = 100;

export const transitionManyRequestSchema = z.object({
  transitions: z.array(
    z.object({
      documentId: idSchema,
      transition: transitionSchema,
      /** The version the person looked at. */
      expectedVersion: z.int().min(0),
      comment: z.string().trim().max(2_000).optional(),
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
