import * as z from "zod/mini";
import { isPath } from "../cell.ts";
import { parsePeriod } from "../period.ts";

/** Ids are made by the server, or by whoever loads a program; they are opaque to everybody else. */
export const idSchema = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/));

export const pathSchema = z.string().check(z.refine(isPath, "Not a path: write row/column, as in 7/score"));

export const periodSchema = z
  .string()
  .check(z.refine((text) => parsePeriod(text).ok, "Not a period: write 2031, 2031-H1, 2031-Q1 or 2031-03"));

export const kindIdSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/));

/**
 * Longest text a cell may hold: Excel's own limit, so that whatever stands in a sheet can be kept. Grids ask for less, and
 * what is longer than they ask for is stored and shows as a problem.
 */
export const maxTextLength = 32_767;

export const cellValueSchema = z.union([
  z.string().check(z.maxLength(maxTextLength)),
  z.number(),
  z.boolean(),
  z.null(),
]);

export const roleSchema = z.enum([
  "practice-member",
  "practice-champion",
  "chita",
  "facilitator",
  "program-staff",
  "admin",
]);
export type Role = z.infer<typeof roleSchema>;

export const statusSchema = z.enum(["draft", "submitted", "returned", "accepted"]);
export type Status = z.infer<typeof statusSchema>;

export const transitionSchema = z.enum(["submit", "return", "accept", "reopen"]);
export type Transition = z.infer<typeof transitionSchema>;

/** `admin` is granted for a program too small to name: its scope is `{type: "program", id: "*"}`, all programs. */
export const grantSchema = z.object({
  role: roleSchema,
  scope: z.object({ type: z.enum(["program", "practice"]), id: z.string() }),
});
export type Grant = z.infer<typeof grantSchema>;

/** `name` is a label such as "Practice champion, Alder Creek": people's own names are not kept. */
export const userSchema = z.object({ id: idSchema, name: z.string() });
export type User = z.infer<typeof userSchema>;

/** A document's version, or a cell's: that of the mutation that changed it last. */
export const versionSchema = z.int().check(z.minimum(0));

/** Where a list or a pull goes on. Opaque to the client. */
export const cursorSchema = z.string().check(z.maxLength(200));

export const timeSchema = z.iso.datetime();

/** The IANA name of the program's time zone, in which due dates end. Not checked here: a browser may be older than a name. */
const timeZoneNameSchema = z.string();

export const programSchema = z.object({
  programId: idSchema,
  name: z.string(),
  /** Per kind id, what the program sets for it: schedules, sets, thresholds. Read by the kind's own schema. */
  settings: z.record(z.string(), z.unknown()),
  timeZone: timeZoneNameSchema,
  /** Reporting periods by kind, in order, with the day by which documents are expected. */
  periods: z.array(z.object({ kind: kindIdSchema, period: periodSchema, dueDate: z.iso.date() })),
});
export type Program = z.infer<typeof programSchema>;

export const practiceSchema = z.object({
  practiceId: idSchema,
  programId: idSchema,
  name: z.string(),
  attributes: z.record(z.string(), z.string()),
});
export type Practice = z.infer<typeof practiceSchema>;

export const documentSchema = z.object({
  documentId: idSchema,
  programId: idSchema,
  practiceId: idSchema,
  kind: kindIdSchema,
  period: periodSchema,
  status: statusSchema,
  /** Grows by one with every applied mutation, from 0. */
  version: versionSchema,
  /** It is on time until this day ends in the program's time zone. */
  dueDate: z.iso.date(),
  timeZone: timeZoneNameSchema,
  /** When it was last submitted or accepted; null before. */
  submittedAt: z.nullable(timeSchema),
  acceptedAt: z.nullable(timeSchema),
});
/** A practice's document: one per practice, kind and period. */
export type PracticeDocument = z.infer<typeof documentSchema>;

export const storedCellSchema = z.object({
  value: cellValueSchema,
  version: versionSchema,
  /** The label of who changed it last. */
  changedBy: z.string(),
  changedAt: timeSchema,
});
export type StoredCell = z.infer<typeof storedCellSchema>;

export const storedCellsSchema = z.record(z.string(), storedCellSchema);

export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "explain", "note"]),
  paths: z.array(z.string()),
  message: z.string(),
  fix: z.optional(z.array(z.object({ path: z.string(), value: cellValueSchema }))),
});

/** An answer of an earlier period. It answers nothing now. */
export const earlierExplanationSchema = z.object({ code: z.string(), paths: z.array(z.string()), text: z.string() });
export type EarlierExplanation = z.infer<typeof earlierExplanationSchema>;

export const explanationSchema = z.object({
  code: z.string(),
  paths: z.array(z.string()),
  text: z.string(),
  /** The values it was written for; it answers the problem for as long as the cells hold these. */
  values: z.record(z.string(), cellValueSchema),
  explainedBy: z.string(),
  explainedAt: timeSchema,
});
