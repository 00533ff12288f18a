import * as z from "zod/mini";
import { idSchema, statusSchema, versionSchema } from "./common.ts";
import { errorCodeSchema } from "./errors.ts";

/** Documents one stream tells of at most; more are refused with 413. */
export const documentsPerStream = 500;

export const watchQuerySchema = z.object({
  /** Once for every document to hear of. */
  documentId: z.optional(z.array(idSchema).check(z.maxLength(documentsPerStream))),
});

/** Event `document`: how it stands, never what is in it. What changed is for a pull to bring. */
export const documentNewsSchema = z.object({
  documentId: idSchema,
  version: versionSchema,
  status: statusSchema,
  /** Grows with every step, explanation and line of a thread; for comparing only. */
  log: z.int().check(z.minimum(0)),
});
export type DocumentNews = z.infer<typeof documentNewsSchema>;

/** Event `ended`: why the stream will not go on, as a pull would say it. A stream that ends without it may be opened again. */
export const streamEndedSchema = z.object({ code: errorCodeSchema });

export const eventStreamType = "text/event-stream";
