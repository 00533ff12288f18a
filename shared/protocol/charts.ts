import * as z from "zod/mini";
import { periodSchema, statusSchema } from "./common.ts";

/** What a document and those before it come to, for its charts, and the program without any single practice in sight. */
export const chartsReplySchema = z.object({
  /** In order of time: those handed in before, and the document itself, last, whatever its status. */
  documents: z.array(
    z.object({
      period: periodSchema,
      status: statusSchema,
      /** Numbers by chart id, as the document's kind has them; what is not known is absent. */
      values: z.record(z.string(), z.number()),
    }),
  ),
  /** By chart id, over the documents of this period that were handed in. Absent where fewer than five practices have one. */
  program: z.record(
    z.string(),
    z.object({
      practices: z.int().check(z.minimum(5)),
      lowerQuartile: z.number(),
      median: z.number(),
      upperQuartile: z.number(),
    }),
  ),
});
export type ChartsReply = z.infer<typeof chartsReplySchema>;
