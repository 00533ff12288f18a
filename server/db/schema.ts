import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CellChange, CellValue } from "../../shared/cell.ts";
import type { CommentAction } from "../../shared/protocol/comments.ts";
import type { Role, Status, Transition } from "../../shared/protocol/common.ts";
import type { ReportMapping } from "../../shared/protocol/mappings.ts";

/*
 * Times are ISO 8601 in UTC, as text. Whatever people type is kept as JSON: a plain text column would lose what follows a
 * NUL character and would change lone surrogates. After a change run
 * `npx drizzle-kit generate --dialect sqlite --schema server/db/schema.ts --out server/db/migrations` and commit both.
 */

export const programs = sqliteTable("programs", {
  programId: text("program_id").primaryKey(),
  name: text("name").notNull(),
  settings: text("settings", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
});

/**
 * Everything that programs have set: only ever added to, in the transaction that changes the program. What a program had set
 * when its history began, with its first loading or with this table, is taken to have held before as well.
 */
export const programSettings = sqliteTable(
  "program_settings",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    programId: text("program_id")
      .notNull()
      .references(() => programs.programId),
    settings: text("settings", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    /** Null, as is who, for what was set before there was this table. */
    setAt: text("set_at"),
    /** A label. */
    setBy: text("set_by"),
  },
  (table) => [index("program_settings_by_program").on(table.programId)],
);

export const programPeriods = sqliteTable(
  "program_periods",
  {
    programId: text("program_id")
      .notNull()
      .references(() => programs.programId),
    kind: text("kind").notNull(),
    period: text("period").notNull(),
    /** Null where the kind's own rule decides. */
    dueDate: text("due_date"),
  },
  (table) => [primaryKey({ columns: [table.programId, table.kind, table.period] })],
);

export const practices = sqliteTable(
  "practices",
  {
    practiceId: text("practice_id").primaryKey(),
    programId: text("program_id")
      .notNull()
      .references(() => programs.programId),
    name: text("name").notNull(),
    attributes: text("attributes", { mode: "json" }).$type<Readonly<Record<string, string>>>().notNull(),
  },
  (table) => [index("practices_by_program").on(table.programId)],
);

/** `name` is a label such as "Practice champion, Alder Creek". Users are never deleted: the change log names them. */
export const users = sqliteTable("users", {
  userId: text("user_id").primaryKey(),
  name: text("name").notNull(),
});

export const grants = sqliteTable(
  "grants",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.userId),
    role: text("role").$type<Role>().notNull(),
    scopeType: text("scope_type").$type<"program" | "practice">().notNull(),
    scopeId: text("scope_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role, table.scopeType, table.scopeId] })],
);

export const signInCodes = sqliteTable(
  "sign_in_codes",
  {
    /** SHA-256 of the code, hex. */
    hash: text("hash").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.userId),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
  },
  (table) => [index("sign_in_codes_by_user").on(table.userId)],
);

export const sessions = sqliteTable("sessions", {
  /** SHA-256 of the token, hex. */
  tokenHash: text("token_hash").primaryKey(),
  userId: text("user_id")
    .notNull()
    .references(() => users.userId),
  createdAt: text("created_at").notNull(),
  expiresAt: text("expires_at").notNull(),
});

export const documents = sqliteTable(
  "documents",
  {
    documentId: text("document_id").primaryKey(),
    programId: text("program_id")
      .notNull()
      .references(() => programs.programId),
    practiceId: text("practice_id")
      .notNull()
      .references(() => practices.practiceId),
    kind: text("kind").notNull(),
    period: text("period").notNull(),
    status: text("status").$type<Status>().notNull(),
    version: integer("version").notNull(),
    /**
     * The mutation that made this version; null before the first push. A backup that is restored and goes on comes to the
     * same version numbers by other mutations, and only this tells the two pasts apart.
     */
    versionMadeBy: text("version_made_by"),
    submittedAt: text("submitted_at"),
    acceptedAt: text("accepted_at"),
  },
  (table) => [
    uniqueIndex("documents_by_place").on(table.practiceId, table.kind, table.period),
    index("documents_by_program").on(table.programId),
  ],
);

/** A cleared cell keeps its row with the value null, so that pulling tells of the clearing. */
export const cells = sqliteTable(
  "cells",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.documentId),
    path: text("path").notNull(),
    value: text("value", { mode: "json" }).$type<CellValue>(),
    /** The document version that changed it last. */
    version: integer("version").notNull(),
    changedBy: text("changed_by")
      .notNull()
      .references(() => users.userId),
    changedAt: text("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.path] })],
);

/** Cells by path as a mutation changed them; null is no value. The last comes first, as the log is read. */
export type LoggedCells = Readonly<Record<string, readonly [before: CellValue, after: CellValue]>>;

/**
 * The change log: only ever added to, in the transaction that changes the cells. A row is a version of a document with all
 * cells that its mutation changed: a row for each cell, with its document, author and time once more and an index over them,
 * cost a push of 5,000 cells as much as writing the cells did. A mutation that changed nothing has no row.
 */
export const changes = sqliteTable(
  "changes",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.documentId),
    version: integer("version").notNull(),
    mutationId: text("mutation_id").notNull(),
    changedBy: text("changed_by")
      .notNull()
      .references(() => users.userId),
    changedAt: text("changed_at").notNull(),
    cells: text("cells", { mode: "json" }).$type<LoggedCells>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.version] })],
);

/** Every mutation ever taken, so that sending one again is answered and never applied again. */
export const mutations = sqliteTable(
  "mutations",
  {
    documentId: text("document_id")
      .notNull()
      .references(() => documents.documentId),
    mutationId: text("mutation_id").notNull(),
    clientId: text("client_id").notNull(),
    /** SHA-256 over base version and values: the same id with another hash is another mutation under a used id. */
    contentHash: text("content_hash").notNull(),
    outcome: text("outcome").$type<"applied" | "conflict">().notNull(),
    /** The document's version after it. */
    version: integer("version").notNull(),
    /** Whether it made that version; one refused altogether leaves the version as it was. */
    madeVersion: integer("made_version", { mode: "boolean" }).notNull(),
    /** The cells that were not applied. */
    refused: text("refused", { mode: "json" }).$type<readonly CellChange[]>().notNull(),
    receivedAt: text("received_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.mutationId] })],
);

/** Only ever added to; of several for the same code and paths the last one counts. */
export const explanations = sqliteTable(
  "explanations",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.documentId),
    code: text("code").notNull(),
    paths: text("paths", { mode: "json" }).$type<readonly string[]>().notNull(),
    text: text("text", { mode: "json" }).$type<string>().notNull(),
    /** What the cells held when it was written. */
    values: text("cell_values", { mode: "json" }).$type<Readonly<Record<string, CellValue>>>().notNull(),
    explainedBy: text("explained_by")
      .notNull()
      .references(() => users.userId),
    explainedAt: text("explained_at").notNull(),
  },
  (table) => [index("explanations_by_document").on(table.documentId)],
);

/** The status log: only ever added to, in the transaction that changes the status. */
export const transitions = sqliteTable(
  "transitions",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.documentId),
    transition: text("transition").$type<Transition>().notNull(),
    /** The status it led to. */
    status: text("status").$type<Status>().notNull(),
    version: integer("version").notNull(),
    comment: text("comment", { mode: "json" }).$type<string>(),
    rulesVersion: text("rules_version").notNull(),
    by: text("by")
      .notNull()
      .references(() => users.userId),
    at: text("at").notNull(),
  },
  (table) => [index("transitions_by_document").on(table.documentId)],
);

/** Everything that happened to the threads on cells: only ever added to. A thread is resolved while its last line says so. */
export const comments = sqliteTable(
  "comments",
  {
    sequence: integer("sequence").primaryKey({ autoIncrement: true }),
    documentId: text("document_id")
      .notNull()
      .references(() => documents.documentId),
    /** The id of the thread's first comment. */
    threadId: text("thread_id").notNull(),
    /** Null where nothing was said: resolving and reopening. */
    commentId: text("comment_id"),
    action: text("action").$type<CommentAction>().notNull(),
    path: text("path").notNull(),
    text: text("text", { mode: "json" }).$type<string>(),
    by: text("by")
      .notNull()
      .references(() => users.userId),
    at: text("at").notNull(),
  },
  (table) => [
    uniqueIndex("comments_by_id").on(table.documentId, table.commentId),
    index("comments_by_thread").on(table.documentId, table.threadId),
  ],
);

/** How a practice's reports of one record system are read; the vendor's name is compared without case. */
export const reportMappings = sqliteTable(
  "report_mappings",
  {
    practiceId: text("practice_id")
      .notNull()
      .references(() => practices.practiceId),
    kind: text("kind").notNull(),
    /** The vendor's name in lower case. */
    vendorKey: text("vendor_key").notNull(),
    mapping: text("mapping", { mode: "json" }).$type<Pick<ReportMapping, "vendor" | "columns" | "rows">>().notNull(),
    savedBy: text("saved_by")
      .notNull()
      .references(() => users.userId),
    savedAt: text("saved_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.practiceId, table.kind, table.vendorKey] })],
);
