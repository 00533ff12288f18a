import * as z from "zod/mini";
import {
  cellValueSchema,
  documentSchema,
  earlierExplanationSchema,
  explanationSchema,
  idSchema,
  pathSchema,
  periodSchema,
  problemSchema,
  storedCellsSchema,
  transitionSchema,
  versionSchema,
} from "./common.ts";

export const documentReplySchema = z.object({
  document: documentSchema,
  cells: storedCellsSchema,
  problems: z.array(problemSchema),
  explanations: z.array(explanationSchema),
  /** The last accepted document before this one, which some rules compare with. */
  previous: z.nullable(
    z.object({
      documentId: idSchema,
      period: periodSchema,
      cells: z.record(z.string(), cellValueSchema),
      /** What the practice explained then: a start for the answer when the same is asked again. */
      explanations: z.optional(z.array(earlierExplanationSchema)),
    }),
  ),
});
export type DocumentReply = z.infer<typeof documentReplySchema>;

export const explanationsReplySchema = z.object({ explanations: z.array(explanationSchema) });

export const explanationRequestSchema = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  paths: z.array(pathSchema).check(z.maxLength(100)),
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)),
});

export const transitionRequestSchema = z.object({
  transition: transitionSchema,
  /** The version the person looked at. */
  expectedVersion: versionSchema,
  comment: z.optional(z.string().check(z.trim(), z.maxLength(2_000))),
});
