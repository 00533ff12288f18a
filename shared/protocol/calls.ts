import * as z from "zod/mini";
import type { Call } from "./call.ts";
import { pullReplySchema, pullManyRequestSchema, pullManyReplySchema, receiptReplySchema } from "./pull.ts";
import { historyReplySchema } from "./history.ts";
import {
  documentReplySchema,
  explanationRequestSchema,
  explanationsReplySchema,
  transitionRequestSchema,
} from "./document.ts";
import { chartsReplySchema } from "./charts.ts";
import {
  commentListSchema,
  commentQuerySchema,
  commentReplySchema,
  newCommentSchema,
  resolveCommentSchema,
} from "./comments.ts";
import {
  cursorSchema,
  documentSchema,
  grantSchema,
  idSchema,
  kindIdSchema,
  pathSchema,
  periodSchema,
  practiceSchema,
  programSchema,
  statusSchema,
  timeSchema,
  userSchema,
} from "./common.ts";
import { eventStreamType, watchQuerySchema } from "./events.ts";
import { workbookMediaTypes, workbookReplySchema, workbookUploadQuery } from "./workbooks.ts";
import { mappingParams, mappingRequestSchema, mappingsReplySchema } from "./mappings.ts";
import { judgementQuerySchema, judgementReplySchema } from "./judgement.ts";
import { pushReplySchema, pushRequestSchema } from "./push.ts";
import { requirementReplySchema } from "./requirement.ts";
import { queueQuerySchema, queueReplySchema, transitionManyReplySchema, transitionManyRequestSchema } from "./queue.ts";

const documentParams = z.object({ documentId: idSchema });

export const sessionReplySchema = z.object({ token: z.string(), expiresAt: timeSchema, user: userSchema });
export const meReplySchema = z.object({ user: userSchema, grants: z.array(grantSchema) });

const cursorQuery = z.object({ cursor: z.optional(cursorSchema) });

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const exportFormatSchema = z.enum(["xlsx", "csv", "json"]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Documents a page when listing, unless asked otherwise. */
export const defaultPageSize = 100;

export const calls = {
  signIn: {
    method: "POST",
    path: "/v1/sessions",
    summary: "Trades a one-time sign-in code for a session token",
    isPublic: true,
    body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(200)) }),
    replies: { 201: sessionReplySchema },
  },
  signOut: { method: "DELETE", path: "/v1/sessions/current", summary: "Ends the session", replies: { 204: null } },
  me: {
    method: "GET",
    path: "/v1/me",
    summary: "Who is signed in, and with which roles",
    replies: { 200: meReplySchema },
  },
  listPrograms: {
    method: "GET",
    path: "/v1/programs",
    summary: "Programs the caller may see",
    replies: { 200: z.object({ programs: z.array(programSchema) }) },
  },
  getProgram: {
    method: "GET",
    path: "/v1/programs/{programId}",
    summary: "One program with its reporting periods",
    params: z.object({ programId: idSchema }),
    replies: { 200: z.object({ program: programSchema }) },
  },
  listPractices: {
    method: "GET",
    path: "/v1/practices",
    summary: "Practices the caller may see",
    query: z.object({ programId: z.optional(idSchema) }),
    replies: { 200: z.object({ practices: z.array(practiceSchema) }) },
  },
  openDocument: {
    method: "PUT",
    path: "/v1/practices/{practiceId}/documents/{kind}/{period}",
    summary: "Opens the document of a practice, kind and period: 201 the first time, 200 and the same document after",
    params: z.object({ practiceId: idSchema, kind: kindIdSchema, period: periodSchema }),
    replies: { 200: z.object({ document: documentSchema }), 201: z.object({ document: documentSchema }) },
  },
  listDocuments: {
    method: "GET",
    path: "/v1/documents",
    summary: "Documents the caller may see, a page at a time",
    query: z.object({
      programId: z.optional(idSchema),
      practiceId: z.optional(idSchema),
      kind: z.optional(kindIdSchema),
      period: z.optional(periodSchema),
      status: z.optional(statusSchema),
      cursor: z.optional(cursorSchema),
      limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500))),
    }),
    replies: { 200: z.object({ documents: z.array(documentSchema), nextCursor: z.nullable(z.string()) }) },
  },
  getDocument: {
    method: "GET",
    path: "/v1/documents/{documentId}",
    summary: "A document with its cells, problems and explanations",
    isTagged: true,
    params: documentParams,
    replies: { 200: documentReplySchema },
  },
  push: {
    method: "POST",
    path: "/v1/documents/{documentId}/push",
    summary: "Applies changed cells; sending the same mutation again is safe",
    params: documentParams,
    body: pushRequestSchema,
    replies: { 200: pushReplySchema },
  },
  pull: {
    method: "GET",
    path: "/v1/documents/{documentId}/pull",
    summary: "Cells changed since the cursor of an earlier pull; all of them without one",
    isTagged: true,
    params: documentParams,
    query: cursorQuery,
    replies: { 200: pullReplySchema },
  },
  pullMany: {
    method: "POST",
    path: "/v1/pull",
    summary: "What changed in any of up to 500 documents, each since its own cursor",
    body: pullManyRequestSchema,
    replies: { 200: pullManyReplySchema },
  },
  watch: {
    method: "GET",
    path: "/v1/events",
    summary: "Server-sent events of how documents stand, to pull when they change",
    query: watchQuerySchema,
    replies: { 200: [eventStreamType] },
  },
  receipt: {
    method: "GET",
    path: "/v1/documents/{documentId}/receipt",
    summary: "What the program holds of a document, as a hash to compare a workbook with",
    isTagged: true,
    params: documentParams,
    replies: { 200: receiptReplySchema },
  },
  listExplanations: {
    method: "GET",
    path: "/v1/documents/{documentId}/explanations",
    summary: "The explanations that count: of several to the same question, the last",
    params: documentParams,
    replies: { 200: explanationsReplySchema },
  },
  explain: {
    method: "PUT",
    path: "/v1/documents/{documentId}/explanations",
    summary: "Answers an explain problem in the practice's words",
    params: documentParams,
    body: explanationRequestSchema,
    replies: { 200: explanationsReplySchema },
  },
  history: {
    method: "GET",
    path: "/v1/documents/{documentId}/history",
    summary: "Who changed what, from what to what, when; newest first",
    params: documentParams,
    query: z.extend(cursorQuery, { path: z.optional(pathSchema) }),
    replies: { 200: historyReplySchema },
  },
  charts: {
    method: "GET",
    path: "/v1/documents/{documentId}/charts",
    summary: "The practice's figures up to this document, and the program's median and quartiles beside them",
    isTagged: true,
    params: documentParams,
    replies: { 200: chartsReplySchema },
  },
  requirement: {
    method: "GET",
    path: "/v1/documents/{documentId}/requirement",
    summary: "What the document's period asks of the practice, what of it is in, what is missing, and by when",
    params: documentParams,
    replies: { 200: requirementReplySchema },
  },
  requirementAt: {
    method: "GET",
    path: "/v1/practices/{practiceId}/requirements/{kind}/{period}",
    summary: "The same by practice, kind and period, whether the document was opened yet or not",
    params: z.object({ practiceId: idSchema, kind: kindIdSchema, period: periodSchema }),
    replies: { 200: requirementReplySchema },
  },
  judgement: {
    method: "GET",
    path: "/v1/documents/{documentId}/judgement",
    summary:
      "What the rules find in the document: `as=then` by the rules, program settings, values, earlier document and day of " +
      "its last submission, `as=now` by today's. The practice's attributes are today's in both",
    params: documentParams,
    query: judgementQuerySchema,
    replies: { 200: judgementReplySchema },
  },
  transition: {
    method: "POST",
    path: "/v1/documents/{documentId}/transitions",
    summary: "Submits, returns, accepts or reopens a document",
    params: documentParams,
    body: transitionRequestSchema,
    replies: { 200: z.object({ document: documentSchema }) },
  },
  transitionMany: {
    method: "POST",
    path: "/v1/transitions",
    summary: "Takes up to 100 steps, each decided on its own: one that is refused does not stop the others",
    body: transitionManyRequestSchema,
    replies: { 200: transitionManyReplySchema },
  },
  queue: {
    method: "GET",
    path: "/v1/queue",
    summary: "Documents the caller may see, with what a reviewer asks of each: problems, threads, days to due, changes",
    query: queueQuerySchema,
    replies: { 200: queueReplySchema },
  },
  listComments: {
    method: "GET",
    path: "/v1/documents/{documentId}/comments",
    summary: "Comments on the document's cells, oldest first, a page at a time; those of one thread share `replyTo`",
    params: documentParams,
    query: commentQuerySchema,
    replies: { 200: commentListSchema },
  },
  addComment: {
    method: "POST",
    path: "/v1/documents/{documentId}/comments",
    summary:
      "Opens a thread on a cell, or answers one when `replyTo` names a comment of it; accepted documents take comments too. " +
      "201 the first time; sent again with the same `commentId`, 200 and the same comment",
    params: documentParams,
    body: newCommentSchema,
    replies: { 200: commentReplySchema, 201: commentReplySchema },
  },
  resolveComment: {
    method: "PATCH",
    path: "/v1/documents/{documentId}/comments/{commentId}",
    summary: "Resolves the thread that the comment stands in, or opens it again; gives the thread's first comment",
    params: z.extend(documentParams, { commentId: idSchema }),
    body: resolveCommentSchema,
    replies: { 200: commentReplySchema },
  },
  downloadWorkbook: {
    method: "GET",
    path: "/v1/documents/{documentId}/workbook",
    summary: "The document as an Excel workbook, with its values and rules",
    params: documentParams,
    replies: { 200: [xlsx] },
  },
  exportProgram: {
    method: "GET",
    path: "/v1/programs/{programId}/export",
    summary:
      "The program's documents consolidated. A csv holds one table: the one that `table` names by its id in the json, such as completeness; else the kind's first, or one row a value",
    params: z.object({ programId: idSchema }),
    query: z.object({
      format: z._default(exportFormatSchema, "xlsx"),
      /** Of csv only: which of the tables. */
      table: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
      kind: z.optional(kindIdSchema),
      from: z.optional(periodSchema),
      to: z.optional(periodSchema),
    }),
    replies: { 200: [xlsx, "text/csv", "application/json"] },
  },
  listMappings: {
    method: "GET",
    path: "/v1/practices/{practiceId}/mappings/{kind}",
    summary: "How reports of the practice's record systems are read, by vendor",
    params: mappingParams,
    replies: { 200: mappingsReplySchema },
  },
  saveMapping: {
    method: "PUT",
    path: "/v1/practices/{practiceId}/mappings/{kind}",
    summary: "Remembers how reports of one vendor are read; without columns, forgets it",
    params: mappingParams,
    body: mappingRequestSchema,
    replies: { 200: mappingsReplySchema },
  },
  uploadWorkbook: {
    method: "POST",
    path: "/v1/workbooks",
    summary: "Takes a filled workbook and pushes what its sheets hold; with dryRun, says what that would change",
    query: workbookUploadQuery,
    takes: workbookMediaTypes,
    replies: { 200: workbookReplySchema },
  },
} as const satisfies Record<string, Call>;

export type CallName = keyof typeof calls;
