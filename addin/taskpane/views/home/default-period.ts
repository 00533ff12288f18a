import type { IsoDate } from "../../../../shared/period.ts";
import type { Program } from "../../../../shared/protocol/common.ts";

export type ProgramPeriod = Program["periods"][number];

export const periodsOf = (program: Program, kind: string): ProgramPeriod[] =>
  program.periods.filter((period) => period.kind === kind);

/** The period people most likely came for: the next one due, or the last one when all are past. */
export const defaultPeriod = (periods: readonly ProgramPeriod[], today: IsoDate): string | null =>
  (
    periods.toSorted((a, b) => a.dueDate.localeCompare(b.dueDate)).find(({ dueDate }) => dueDate >= today) ??
    periods.at(-1)
  )?.period ?? null;
