import * as z from "zod/mini";
import { cellValueSchema, documentSchema, idSchema, problemSchema } from "./common.ts";
import { errorCodeSchema } from "./errors.ts";
import { conflictSchema } from "./push.ts";

/** Media types a workbook is sent as. Macros are never looked at. */
export const workbookMediaTypes = [
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.ms-excel.sheet.macroEnabled.12",
  "application/octet-stream",
] as const;

export const workbookUploadQuery = z.object({
  /** `true` changes nothing and says what would be changed. */
  dryRun: z.optional(z.enum(["true", "false"])),
});

const cellChangeSchema = z.object({ path: z.string(), before: cellValueSchema, after: cellValueSchema });

const uploadedSheetSchema = z.object({
  sheetName: z.string(),
  /** Null where the sheet could not be connected to a document; `why` says what to do. */
  documentId: z.nullable(idSchema),
  gridId: z.nullable(z.string()),
  why: z.nullable(z.string()),
  /** Cells that the document held otherwise. */
  changes: z.array(cellChangeSchema),
  /** What is wrong with the sheet itself, and what the rules say of its cells. */
  problems: z.array(problemSchema),
});

const uploadedDocumentSchema = z.object({
  /** As it stands after the call. */
  document: documentSchema,
  /** With `dryRun`, what would have come of it. `alreadyProcessed`: this very file was taken before. */
  outcome: z.enum(["unchanged", "applied", "alreadyProcessed", "conflict", "refused"]),
  /** Why it was refused, as a push would have been. */
  refusal: z.nullable(z.object({ code: errorCodeSchema, detail: z.nullable(z.string()) })),
  conflicts: z.array(conflictSchema),
  /** The whole document judged with the changes. */
  problems: z.array(problemSchema),
});

export const workbookReplySchema = z.object({
  dryRun: z.boolean(),
  sheets: z.array(uploadedSheetSchema),
  documents: z.array(uploadedDocumentSchema),
});
export type WorkbookReply = z.infer<typeof workbookReplySchema>;
