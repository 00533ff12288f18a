import { isDeepStrictEqual } from "node:util";
import { and, asc, desc, eq, isNull, lte, or } from "drizzle-orm";
import type { ProgramRow } from "./programs.ts";
import { programSettings } from "./schema.ts";
import type { Reader, Transactor } from "./store.ts";

export type SettingsRow = typeof programSettings.$inferSelect;

/** When settings were set, and by whom. */
export interface SettingsMark {
  /** ISO time, UTC. */
  readonly setAt: string;
  /** A label. */
  readonly setBy: string;
}

/**
 * The settings that held at a time, and before the history's begin those it began with: documents are loaded with
 * submissions older than their program. Undefined for a program without a history.
 */
export async function findSettingsAt(
  reader: Reader,
  programId: string,
  time: string,
): Promise<SettingsRow | undefined> {
  const ofProgram = eq(programSettings.programId, programId);
  const [row] = await reader
    .select()
    .from(programSettings)
    .where(and(ofProgram, or(isNull(programSettings.setAt), lte(programSettings.setAt, time))))
    .orderBy(desc(programSettings.sequence))
    .limit(1);
  if (row !== undefined) return row;
  const [first] = await reader
    .select()
    .from(programSettings)
    .where(ofProgram)
    .orderBy(asc(programSettings.sequence))
    .limit(1);
  return first;
}

/** The settings that were set last; undefined for a program without a history. */
export async function findLastSettings(reader: Reader, programId: string): Promise<SettingsRow | undefined> {
  const [row] = await reader
    .select()
    .from(programSettings)
    .where(eq(programSettings.programId, programId))
    .orderBy(desc(programSettings.sequence))
    .limit(1);
  return row;
}

/** Notes a program's settings, to be called in the transaction that writes them. Those that hold already are not noted again. */
export async function noteSettings(
  transactor: Transactor,
  { programId, settings }: Pick<ProgramRow, "programId" | "settings">,
  mark: SettingsMark,
): Promise<void> {
  const last = await findLastSettings(transactor, programId);
  if (last !== undefined && isDeepStrictEqual(last.settings, settings)) return;
  await transactor.insert(programSettings).values({ programId, settings, ...mark });
}
