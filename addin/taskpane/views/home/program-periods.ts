import type { KindFacts } from "../../../../shared/document/document-kind.ts";
import { formatPeriod, parsePeriod, type IsoDate } from "../../../../shared/period.ts";
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

/** The period as the protocol writes it, or null when it is none of this kind's: `2031-Q1` for a kind by quarter. */
export function readPeriod(kind: KindFacts, text: string): string | null {
  const parsed = parsePeriod(text.trim().toUpperCase());
  return parsed.ok && parsed.value.unit === kind.periodUnit ? formatPeriod(parsed.value) : null;
}
