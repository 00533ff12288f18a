import * as z from "zod/mini";
import { cursorSchema, documentSchema, idSchema, storedCellsSchema, versionSchema } from "./common.ts";
import { errorCodeSchema } from "./errors.ts";

export const pullReplySchema = z.object({ cursor: z.string(), document: documentSchema, cells: storedCellsSchema });
export type PullReply = z.infer<typeof pullReplySchema>;

/** Documents pulled in one call at most; more are refused with 413. */
export const documentsPerPull = 500;

export const pullManyRequestSchema = z.object({
  /** Without a cursor, all of the document's cells. */
  documents: z.array(z.object({ documentId: idSchema, cursor: z.optional(cursorSchema) })),
});

export const pullManyReplySchema = z.object({
  /** Of the documents asked for, those of which anything changed since their cursor, in the order asked. */
  documents: z.array(pullReplySchema),
  /** Documents that could not be pulled, and why, as a pull of each alone would have said. */
  refused: z.array(z.object({ documentId: idSchema, code: errorCodeSchema, version: z.optional(versionSchema) })),
});
export type PullManyReply = z.infer<typeof pullManyReplySchema>;

export const receiptReplySchema = z.object({
  document: documentSchema,
  version: versionSchema,
  /** SHA-256 of the document's cells as canonical JSON, hex: two that are equal hold the same values. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
