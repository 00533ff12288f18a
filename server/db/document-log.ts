import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { CellValue } from "../../shared/cell.ts";
import type { Status, Transition } from "../../shared/protocol/common.ts";
import { explanations, transitions, users } from "./schema.ts";
import { slices } from "./slices.ts";
import type { Reader, Transactor } from "./store.ts";

export interface ExplanationRow {
  readonly code: string;
  readonly paths: readonly string[];
  readonly text: string;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly explainedBy: string;
  readonly explainedAt: string;
}

/** One name for a code and its paths, in whatever order the paths come. */
const subjectOf = (row: Pick<ExplanationRow, "code" | "paths">): string =>
  [row.code, ...row.paths.toSorted()].join(" ");

/** The explanations that count: of several for the same code and paths, the last. */
export async function listExplanations(reader: Reader, documentId: string): Promise<ExplanationRow[]> {
  const rows = await reader
    .select({
      code: explanations.code,
      paths: explanations.paths,
      text: explanations.text,
      values: explanations.values,
      explainedBy: users.name,
      explainedAt: explanations.explainedAt,
    })
    .from(explanations)
    .innerJoin(users, eq(users.userId, explanations.explainedBy))
    .where(eq(explanations.documentId, documentId))
    .orderBy(asc(explanations.sequence));
  return [...new Map(rows.map((row) => [subjectOf(row), row])).values()];
}

export async function insertExplanation(transactor: Transactor, row: typeof explanations.$inferInsert): Promise<void> {
  await transactor.insert(explanations).values(row);
}

export interface ExplanationStepRow {
  readonly sequence: number;
  readonly code: string;
  readonly paths: readonly string[];
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** Every explanation that was given, newest first, below the sequence number; asked for a path, those about its cell. */
export const listExplanationSteps = (
  reader: Reader,
  documentId: string,
  options: { readonly path?: string | undefined; readonly below: number; readonly limit: number },
): Promise<ExplanationStepRow[]> =>
  reader
    .select({
      sequence: explanations.sequence,
      code: explanations.code,
      paths: explanations.paths,
      text: explanations.text,
      by: users.name,
      at: explanations.explainedAt,
    })
    .from(explanations)
    .innerJoin(users, eq(users.userId, explanations.explainedBy))
    .where(
      and(
        eq(explanations.documentId, documentId),
        options.path === undefined
          ? undefined
          : sql`EXISTS (SELECT 1 FROM json_each(${explanations.paths}) AS about WHERE about.value = ${options.path})`,
        lt(explanations.sequence, options.below),
      ),
    )
    .orderBy(desc(explanations.sequence))
    .limit(options.limit);

export type NewTransition = typeof transitions.$inferInsert;

export async function insertTransitions(transactor: Transactor, rows: readonly NewTransition[]): Promise<void> {
  for (const slice of slices(rows)) await transactor.insert(transitions).values(slice);
}

export interface TransitionRow {
  readonly sequence: number;
  readonly transition: Transition;
  readonly status: Status;
  readonly version: number;
  readonly comment: string | null;
  readonly rulesVersion: string;
  readonly by: string;
  readonly at: string;
}

/** The status log, newest first, below the sequence number. */
export const listTransitions = (
  reader: Reader,
  documentId: string,
  below: number,
  limit: number,
): Promise<TransitionRow[]> =>
  reader
    .select({
      sequence: transitions.sequence,
      transition: transitions.transition,
      status: transitions.status,
      version: transitions.version,
      comment: transitions.comment,
      rulesVersion: transitions.rulesVersion,
      by: users.name,
      at: transitions.at,
    })
    .from(transitions)
    .innerJoin(users, eq(users.userId, transitions.by))
    .where(and(eq(transitions.documentId, documentId), lt(transitions.sequence, below)))
    .orderBy(desc(transitions.sequence))
    .limit(limit);
