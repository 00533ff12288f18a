import { z } from "zod";
import { programSettingsSchema } from "../../shared/program-settings.ts";
import {
  cellValueSchema,
  idSchema,
  kindIdSchema,
  pathSchema,
  periodSchema,
  roleSchema,
  timeSchema,
} from "../../shared/protocol/common.ts";

/** A line of text that stands well in a list, a sheet and a terminal. */
const labelSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "No line breaks or other control characters");

const grantInFileSchema = z.strictObject({
  role: roleSchema,
  /** `*` as a program's id stands for all programs. */
  scope: z.strictObject({ type: z.enum(["program", "practice"]), id: z.union([idSchema, z.literal("*")]) }),
});

const documentInFileSchema = z.strictObject({
  practiceId: idSchema,
  kind: kindIdSchema,
  period: periodSchema,
  status: z.enum(["draft", "submitted", "accepted"]),
  cells: z.record(pathSchema, cellValueSchema),
  submittedAt: z.optional(timeSchema),
  acceptedAt: z.optional(timeSchema),
  /** Who filled, submitted and accepted it, as far as the change log is concerned. */
  by: idSchema,
});
export type DocumentInFile = z.infer<typeof documentInFileSchema>;

/** A program with everything that belongs to it, as one JSON file: how a program gets into the server. */
export const programFileSchema = z.strictObject({
  program: z.strictObject({ programId: idSchema, name: labelSchema, settings: programSettingsSchema }),
  /** Reporting periods; without a due date the kind's rule decides. */
  periods: z.array(z.strictObject({ kind: kindIdSchema, period: periodSchema, dueDate: z.iso.date().optional() })),
  practices: z.array(
    z.strictObject({
      practiceId: idSchema,
      name: labelSchema,
      attributes: z.record(z.string(), z.string()).default({}),
    }),
  ),
  /** `name` is a label such as "Practice champion, Alder Creek": people's own names are not kept. */
  people: z.array(z.strictObject({ userId: idSchema, name: labelSchema, grants: z.array(grantInFileSchema) })),
  documents: z.array(documentInFileSchema).default([]),
});
export type ProgramFile = z.infer<typeof programFileSchema>;
