import { and, desc, eq, lt } from "drizzle-orm";
import type { PracticeRow, ProgramRow } from "./programs.ts";
import { documents, practices, programPeriods, programs } from "./schema.ts";
import { slices } from "./slices.ts";
import type { Reader, Transactor } from "./store.ts";

export type DocumentRow = typeof documents.$inferSelect;

/** A document with all that its model and its due date depend on. */
export interface JoinedDocument {
  readonly document: DocumentRow;
  readonly practice: PracticeRow;
  readonly program: ProgramRow;
  /** What the program itself set for the period; null where the kind decides. */
  readonly dueDate: string | null;
}

const selectJoined = (reader: Reader) =>
  reader
    .select({ document: documents, practice: practices, program: programs, dueDate: programPeriods.dueDate })
    .from(documents)
    .innerJoin(practices, eq(practices.practiceId, documents.practiceId))
    .innerJoin(programs, eq(programs.programId, documents.programId))
    .leftJoin(
      programPeriods,
      and(
        eq(programPeriods.programId, documents.programId),
        eq(programPeriods.kind, documents.kind),
        eq(programPeriods.period, documents.period),
      ),
    )
    .$dynamic();

/** What makes a document the one it is. */
export interface DocumentPlace {
  readonly practiceId: string;
  readonly kind: string;
  readonly period: string;
}

export async function findDocumentAt(reader: Reader, place: DocumentPlace): Promise<JoinedDocument | undefined> {
  const [row] = await selectJoined(reader).where(
    and(eq(documents.practiceId, place.practiceId), eq(documents.kind, place.kind), eq(documents.period, place.period)),
  );
  return row;
}

export const listProgramDocuments = (reader: Reader, programId: string): Promise<JoinedDocument[]> =>
  selectJoined(reader).where(eq(documents.programId, programId));

/** The last accepted document of the practice and kind before the period. Periods of one kind compare as text. */
export async function findPrevious(reader: Reader, place: DocumentPlace): Promise<DocumentRow | undefined> {
  const [row] = await reader
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.practiceId, place.practiceId),
        eq(documents.kind, place.kind),
        eq(documents.status, "accepted"),
        lt(documents.period, place.period),
      ),
    )
    .orderBy(desc(documents.period))
    .limit(1);
  return row;
}

export async function insertDocuments(transactor: Transactor, rows: readonly DocumentRow[]): Promise<void> {
  for (const slice of slices(rows)) await transactor.insert(documents).values(slice);
}

export async function updateDocument(
  transactor: Transactor,
  documentId: string,
  change: Partial<Pick<DocumentRow, "status" | "version" | "submittedAt" | "acceptedAt">>,
): Promise<void> {
  await transactor.update(documents).set(change).where(eq(documents.documentId, documentId));
}
