import { and, asc, eq, inArray, ne, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { practices, programPeriods, programs } from "./schema.ts";
import { slices } from "./slices.ts";
import type { Reader, Transactor } from "./store.ts";

export type ProgramRow = typeof programs.$inferSelect;
export type PeriodRow = typeof programPeriods.$inferSelect;
export type PracticeRow = typeof practices.$inferSelect;

/** What a caller may know of: the programs and practices they have a role in. */
export interface Visible {
  readonly isAll: boolean;
  readonly programIds: readonly string[];
  readonly practiceIds: readonly string[];
}

/** Condition on rows that carry a program and a practice: within the caller's sight. Undefined where all are. */
const withinSight = (
  visible: Visible,
  columns: { readonly programId: SQLiteColumn; readonly practiceId: SQLiteColumn },
): SQL | undefined =>
  visible.isAll
    ? undefined
    : or(inArray(columns.programId, [...visible.programIds]), inArray(columns.practiceId, [...visible.practiceIds]));

export async function findProgram(reader: Reader, programId: string): Promise<ProgramRow | undefined> {
  const [row] = await reader.select().from(programs).where(eq(programs.programId, programId));
  return row;
}

/** Programs with a scope of their own, or with a practice in sight; by name. */
export async function listVisiblePrograms(reader: Reader, visible: Visible): Promise<ProgramRow[]> {
  const ofPractices = reader
    .select({ programId: practices.programId })
    .from(practices)
    .where(inArray(practices.practiceId, [...visible.practiceIds]));
  return reader
    .select()
    .from(programs)
    .where(
      visible.isAll
        ? undefined
        : or(inArray(programs.programId, [...visible.programIds]), inArray(programs.programId, ofPractices)),
    )
    .orderBy(asc(programs.name), asc(programs.programId));
}

export const listPeriods = (reader: Reader, programIds: readonly string[]): Promise<PeriodRow[]> =>
  reader
    .select()
    .from(programPeriods)
    .where(inArray(programPeriods.programId, [...programIds]));

export async function findPractice(reader: Reader, practiceId: string): Promise<PracticeRow | undefined> {
  const [row] = await reader.select().from(practices).where(eq(practices.practiceId, practiceId));
  return row;
}

export const listProgramPractices = (reader: Reader, programId: string): Promise<PracticeRow[]> =>
  reader
    .select()
    .from(practices)
    .where(eq(practices.programId, programId))
    .orderBy(asc(practices.name), asc(practices.practiceId));

export const listVisiblePractices = (reader: Reader, visible: Visible): Promise<PracticeRow[]> =>
  reader
    .select()
    .from(practices)
    .where(withinSight(visible, practices))
    .orderBy(asc(practices.name), asc(practices.practiceId));

export async function upsertProgram(transactor: Transactor, program: ProgramRow): Promise<void> {
  const { name, settings } = program;
  await transactor
    .insert(programs)
    .values(program)
    .onConflictDoUpdate({ target: programs.programId, set: { name, settings } });
}

/** Makes the program's reporting periods exactly these. Documents of periods that are gone stay. */
export async function replacePeriods(
  transactor: Transactor,
  programId: string,
  periods: readonly Omit<PeriodRow, "programId">[],
): Promise<void> {
  await transactor.delete(programPeriods).where(eq(programPeriods.programId, programId));
  const rows = periods.map((period) => ({ ...period, programId }));
  for (const slice of slices(rows)) await transactor.insert(programPeriods).values(slice);
}

export async function upsertPractices(transactor: Transactor, rows: readonly PracticeRow[]): Promise<void> {
  for (const slice of slices(rows)) {
    await transactor
      .insert(practices)
      .values(slice)
      .onConflictDoUpdate({
        target: practices.practiceId,
        set: { name: sql`excluded.name`, attributes: sql`excluded.attributes` },
      });
  }
}

/** Of these practices, those that belong to another program. */
export async function listForeignPractices(
  reader: Reader,
  programId: string,
  practiceIds: readonly string[],
): Promise<string[]> {
  const foreign: string[] = [];
  for (const ids of slices(practiceIds)) {
    const rows = await reader
      .select({ practiceId: practices.practiceId })
      .from(practices)
      .where(and(inArray(practices.practiceId, ids), ne(practices.programId, programId)));
    foreign.push(...rows.map(({ practiceId }) => practiceId));
  }
  return foreign;
}

/** Every program there is. */
export async function listProgramIds(reader: Reader): Promise<string[]> {
  const rows = await reader.select({ programId: programs.programId }).from(programs);
  return rows.map(({ programId }) => programId);
}
