import * as z from "zod/mini";
import { idSchema, periodSchema, problemSchema, timeSchema, versionSchema } from "./common.ts";

export const judgementQuerySchema = z.object({
  /** `then`: as it was when it was submitted last. `now`: as it is, by today's rules. */
  as: z._default(z.enum(["then", "now"]), "now"),
});

/** What the rules find in a document, and what they looked at. */
export const judgementReplySchema = z.object({
  as: z.enum(["then", "now"]),
  rulesVersion: z.string(),
  /** The day that was judged by. */
  asOf: z.iso.date(),
  /** The document's version whose values were judged. */
  version: versionSchema,
  /** The accepted document that was compared with. */
  previous: z.nullable(z.object({ documentId: idSchema, period: periodSchema, version: versionSchema })),
  /**
   * When the program's settings that were judged by were set, and by whom, as a label; null for those that were set before
   * their history was kept, which are taken to have held from the beginning.
   */
  settings: z.nullable(z.object({ setAt: timeSchema, setBy: z.string() })),
  problems: z.array(problemSchema),
});
export type JudgementReply = z.infer<typeof judgementReplySchema>;
