import * as z from "zod/mini";
import { idSchema, kindIdSchema, pathSchema, periodSchema, statusSchema } from "./common.ts";

const countSchema = z.int().check(z.minimum(0));

const itemSchema = z.object({
  /** Any of these will do. */
  ids: z.array(z.string()),
  title: z.string(),
  /** The id that is in; null where none is. */
  reported: z.nullable(z.string()),
  path: pathSchema,
});

/** What a period asks of a practice, and how much of it is in. */
const requirementSchema = z.object({
  title: z.string(),
  /** Null in a test period, when any number will do. */
  required: z.nullable(countSchema),
  reported: countSchema,
  missing: countSchema,
  primary: z.array(itemSchema),
  secondary: z.array(itemSchema),
  replacement: z.nullable(
    z.object({
      by: z.array(z.string()),
      /** How many of `open` they stand in for. */
      count: z.int().check(z.minimum(1)),
      open: z.array(z.array(z.string())),
      /** The code of the problem that asks why. */
      code: z.string(),
      /** The practice's answer, for as long as it holds. */
      reason: z.nullable(z.string()),
    }),
  ),
});

export const requirementReplySchema = z.object({
  practiceId: idSchema,
  kind: kindIdSchema,
  period: periodSchema,
  /** Null, as is the status, where the document was never opened. */
  documentId: z.nullable(idSchema),
  status: z.nullable(statusSchema),
  dueDate: z.iso.date(),
  /** Handed in after the due date, or not handed in and the due date gone by. Nothing is refused for it. */
  isLate: z.boolean(),
  /** Null for kinds whose periods ask for no number of things. */
  requirement: z.nullable(requirementSchema),
});
