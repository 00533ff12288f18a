import { and, asc, desc, eq, gt, lt, lte } from "drizzle-orm";
import type { Cells, CellValue } from "../../shared/cell.ts";
import type { DocumentPlace } from "./documents.ts";
import { changes, documents, transitions } from "./schema.ts";
import { listValues } from "./cells.ts";
import type { Reader } from "./store.ts";

/** A step of a document's status as it was taken. */
export type StepRow = Pick<typeof transitions.$inferSelect, "status" | "version" | "rulesVersion" | "at">;

const stepColumns = {
  status: transitions.status,
  version: transitions.version,
  rulesVersion: transitions.rulesVersion,
  at: transitions.at,
};

/** The last time that the document was submitted. */
export async function findSubmission(reader: Reader, documentId: string): Promise<StepRow | undefined> {
  const [row] = await reader
    .select(stepColumns)
    .from(transitions)
    .where(and(eq(transitions.documentId, documentId), eq(transitions.transition, "submit")))
    .orderBy(desc(transitions.sequence))
    .limit(1);
  return row;
}

/** The values as they were at a version: today's, with every later change taken back. */
export async function valuesAt(reader: Reader, documentId: string, version: number): Promise<Cells> {
  const current = await listValues(reader, [documentId]);
  const values = new Map<string, CellValue>(current.get(documentId));
  const later = await reader
    .select({ cells: changes.cells })
    .from(changes)
    .where(and(eq(changes.documentId, documentId), gt(changes.version, version)))
    .orderBy(desc(changes.version));
  for (const { cells } of later) {
    for (const [path, [before]] of Object.entries(cells)) {
      if (before === null) values.delete(path);
      else values.set(path, before);
    }
  }
  return values;
}

/** A document that was accepted at a moment, with the version that was. */
export interface AcceptedRow {
  readonly documentId: string;
  readonly period: string;
  readonly version: number;
}

/** The last document before the period that stood accepted at the time, whatever became of it since. */
export async function findPreviousAt(
  reader: Reader,
  place: DocumentPlace,
  time: string,
): Promise<AcceptedRow | undefined> {
  const steps = await reader
    .select({ documentId: documents.documentId, period: documents.period, ...stepColumns })
    .from(documents)
    .innerJoin(transitions, eq(transitions.documentId, documents.documentId))
    .where(
      and(
        eq(documents.practiceId, place.practiceId),
        eq(documents.kind, place.kind),
        lt(documents.period, place.period),
        lte(transitions.at, time),
      ),
    )
    .orderBy(asc(documents.period), asc(transitions.sequence));
  const lastSteps = new Map(steps.map((step) => [step.documentId, step]));
  const accepted = [...lastSteps.values()].findLast(({ status }) => status === "accepted");
  if (accepted === undefined) return undefined;
  const { documentId, period, version } = accepted;
  return { documentId, period, version };
}
