import type { DocumentKind } from "../../shared/document/document-kind.ts";
import { comparePeriods, parsePeriod, periodSpan, type IsoDate, type Period } from "../../shared/period.ts";
import { timeZoneOf } from "../../shared/program-settings.ts";
import type { Practice, PracticeDocument, Program } from "../../shared/protocol/common.ts";
import type { JoinedDocument } from "../db/documents.ts";
import type { PeriodRow, PracticeRow, ProgramRow } from "../db/programs.ts";

type Kinds = readonly DocumentKind[];

export const kindOf = (kinds: Kinds, id: string): DocumentKind | undefined => kinds.find((kind) => kind.id === id);

/** Periods are checked before they are stored. */
function storedPeriod(text: string): Period {
  const period = parsePeriod(text);
  if (!period.ok) throw new Error(`The database holds a period that is none: ${text}`);
  return period.value;
}

/**
 * The day by which the document is expected: the program's own, or by the kind's rule. A kind this server no longer has
 * leaves the period's last day, so that lists with old documents still can be shown.
 */
export function dueDateOf(
  kinds: Kinds,
  program: ProgramRow,
  kindId: string,
  text: string,
  ownDate: string | null,
): IsoDate {
  if (ownDate !== null) return ownDate;
  const period = storedPeriod(text);
  return kindOf(kinds, kindId)?.dueDate(period, program.settings[kindId]) ?? periodSpan(period).end;
}

export function toDocument(kinds: Kinds, joined: JoinedDocument): PracticeDocument {
  const { document, program, dueDate } = joined;
  const { documentId, programId, practiceId, kind, period, status, version, submittedAt, acceptedAt } = document;
  return {
    documentId,
    programId,
    practiceId,
    kind,
    period,
    status,
    version,
    submittedAt,
    acceptedAt,
    dueDate: dueDateOf(kinds, program, document.kind, document.period, dueDate),
    timeZone: timeZoneOf(program.settings),
  };
}

export const toPractice = ({ practiceId, programId, name, attributes }: PracticeRow): Practice => ({
  practiceId,
  programId,
  name,
  attributes: { ...attributes },
});

/** A program with its reporting periods, by kind in the registry's order, then in time. */
export function toProgram(kinds: Kinds, program: ProgramRow, rows: readonly PeriodRow[]): Program {
  const rank = (kind: string) => kinds.findIndex(({ id }) => id === kind);
  const periods = rows
    .filter(({ programId }) => programId === program.programId)
    .toSorted((a, b) => rank(a.kind) - rank(b.kind) || comparePeriods(storedPeriod(a.period), storedPeriod(b.period)))
    .map(({ kind, period, dueDate }) => ({
      kind,
      period,
      dueDate: dueDateOf(kinds, program, kind, period, dueDate),
    }));
  const { programId, name, settings } = program;
  return { programId, name, settings: { ...settings }, timeZone: timeZoneOf(settings), periods };
}
