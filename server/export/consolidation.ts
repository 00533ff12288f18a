import type { ExportTable } from "../../shared/document/export-table.ts";
import type { KindParts } from "./part-completeness.ts";
import type { Status } from "../../shared/protocol/common.ts";

/** How many documents of one kind and period stand where. */
export interface StatusCount {
  readonly kind: string;
  readonly kindTitle: string;
  readonly period: string;
  readonly dueDate: string | null;
  /** One per practice where the program has set this period; none for periods it has not. */
  readonly expected: number;
  /** Expected, and nobody has begun. */
  readonly notOpened: number;
  readonly byStatus: Readonly<Record<Status, number>>;
}

/** Documents left out for the same reason, counted. */
export interface LeftOutCount {
  readonly kindTitle: string;
  readonly period: string;
  readonly documents: number;
  readonly reason: string;
}

/** What a reader must know before using the figures. */
export interface Cover {
  readonly programId: string;
  readonly programName: string;
  /** The program's: in it due dates end, and a workbook's times are written. */
  readonly timeZone: string;
  /** ISO time, UTC. */
  readonly exportedAt: string;
  readonly exportedBy: string;
  /** What was asked for, in words. */
  readonly selection: string;
  readonly practices: number;
  /** Documents whose values are in the tables, and those whose values are not. */
  readonly included: number;
  readonly leftOut: number;
  /** By kind, then period. */
  readonly statusCounts: readonly StatusCount[];
  readonly leftOutCounts: readonly LeftOutCount[];
}

/** A program's documents put together: what every encoder writes. */
export interface Consolidation {
  readonly cover: Cover;
  /** Practices, the kinds' own tables, completeness, what was left out. Ids are unique. */
  readonly tables: readonly ExportTable[];
  /** For one kind, its first table; for all of them, one row a value. What a single csv holds. */
  readonly mainTable: ExportTable;
  /** Kinds whose parts are expected one by one: what the heat maps are drawn from. */
  readonly parts: readonly KindParts[];
}
