import type { CellValue } from "../../shared/cell.ts";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { ExportTable } from "../../shared/document/export-table.ts";
import type { Practice, PracticeDocument, Program, Status } from "../../shared/protocol/common.ts";
import { dayIn, daysBetween, isPastDue } from "../../shared/time-zone.ts";
import type { StatusCount } from "./consolidation.ts";
import type { SelectedDocument } from "./read-documents.ts";

/** A kind's reporting period as the program expects it, or as documents were opened for it. */
export interface ReportingPeriod {
  readonly kind: string;
  readonly kindTitle: string;
  readonly period: string;
  /** The program's due date; null for a period that it has not set. */
  readonly dueDate: string | null;
}

/** The program's periods of the selection, and those that only documents name, each kind's in order of time. */
export function reportingPeriods(
  program: Program,
  kinds: readonly DocumentKind[],
  selected: readonly SelectedDocument[],
  isAsked: (kind: string, period: string) => boolean,
): ReportingPeriod[] {
  const found = new Map<string, ReportingPeriod>();
  const titleOf = (kindId: string): string => kinds.find(({ id }) => id === kindId)?.title ?? kindId;
  const add = (kind: string, period: string, dueDate: string | null): void => {
    const key = `${kind} ${period}`;
    if (!found.has(key)) found.set(key, { kind, kindTitle: titleOf(kind), period, dueDate });
  };
  for (const { kind, period, dueDate } of program.periods) {
    if (isAsked(kind, period)) add(kind, period, dueDate);
  }
  for (const { document } of selected) add(document.kind, document.period, null);
  const rankOf = (kindId: string): number => {
    const index = kinds.findIndex(({ id }) => id === kindId);
    return index < 0 ? kinds.length : index;
  };
  // Periods of one kind share a unit, so their texts sort as they follow in time.
  return [...found.values()].toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind) || (a.period < b.period ? -1 : 1));
}

const slotOf = (practiceId: string, kind: string, period: string): string => `${practiceId} ${kind} ${period}`;

const documentsBySlot = (selected: readonly SelectedDocument[]): Map<string, SelectedDocument> =>
  new Map(
    selected.map((entry) => [slotOf(entry.document.practiceId, entry.document.kind, entry.document.period), entry]),
  );

export function countStatuses(
  periods: readonly ReportingPeriod[],
  practices: readonly Practice[],
  selected: readonly SelectedDocument[],
): StatusCount[] {
  const bySlot = documentsBySlot(selected);
  return periods.map((reporting) => {
    const byStatus: Record<Status, number> = { draft: 0, submitted: 0, returned: 0, accepted: 0 };
    let notOpened = 0;
    for (const { practiceId } of practices) {
      const entry = bySlot.get(slotOf(practiceId, reporting.kind, reporting.period));
      if (entry !== undefined) byStatus[entry.document.status] += 1;
      else if (reporting.dueDate !== null) notOpened += 1;
    }
    return { ...reporting, expected: reporting.dueDate === null ? 0 : practices.length, notOpened, byStatus };
  });
}

export const isHandedIn = (document: PracticeDocument): boolean =>
  document.status === "submitted" || document.status === "accepted";

/** When an export is made, and in whose days it reckons. */
export interface ExportMoment {
  /** ISO time, UTC. */
  readonly exportedAt: string;
  /** The program's. */
  readonly timeZone: string;
}

/** Whole days from the due date to the day of submission: 3 is three days late, -3 three days early. */
const daysLate = (submittedAt: string, dueDate: string, timeZone: string): number =>
  daysBetween(dueDate, dayIn(new Date(submittedAt), timeZone));

/** Null while nobody can tell: not handed in, and not due yet. A document that was returned counts as not handed in. */
export function isOnTime(
  document: PracticeDocument | undefined,
  dueDate: string,
  { exportedAt, timeZone }: ExportMoment,
): boolean | null {
  const submittedAt = document !== undefined && isHandedIn(document) ? document.submittedAt : null;
  if (submittedAt !== null) return !isPastDue(dueDate, new Date(submittedAt), timeZone);
  return isPastDue(dueDate, new Date(exportedAt), timeZone) ? false : null;
}

/** One row a practice, kind and period, also for what was expected and never opened. */
export function completenessTable(
  periods: readonly ReportingPeriod[],
  practices: readonly Practice[],
  selected: readonly SelectedDocument[],
  moment: ExportMoment,
): ExportTable {
  const bySlot = documentsBySlot(selected);
  const rows: CellValue[][] = [];
  for (const practice of practices) {
    for (const { kind, kindTitle, period, dueDate } of periods) {
      const entry = bySlot.get(slotOf(practice.practiceId, kind, period));
      if (entry === undefined && dueDate === null) continue;
      const document = entry?.document;
      const due = dueDate ?? document?.dueDate ?? null;
      const progress = entry?.read.ok === true ? entry.read.value.model.progress(entry.read.value.cells) : null;
      const submittedAt = document?.submittedAt ?? null;
      rows.push([
        practice.practiceId,
        practice.name,
        kindTitle,
        period,
        dueDate !== null,
        document?.status ?? "not opened",
        progress?.done ?? null,
        progress?.of ?? null,
        progress?.words ?? null,
        progress === null || progress.of === 0 ? null : progress.done / progress.of,
        due,
        submittedAt,
        submittedAt === null || due === null ? null : daysLate(submittedAt, due, moment.timeZone),
        due === null ? null : isOnTime(document, due, moment),
        document?.acceptedAt ?? null,
      ]);
    }
  }
  return { id: "completeness", title: "Completeness", columns: completenessColumns, rows };
}

const completenessColumns: ExportTable["columns"] = [
  { id: "practiceId", title: "Practice id", type: "text", width: 14 },
  { id: "practice", title: "Practice", type: "text", width: 26 },
  { id: "kind", title: "Kind", type: "text", width: 24 },
  { id: "period", title: "Period", type: "text", width: 10 },
  { id: "isExpected", title: "Expected", type: "boolean", width: 11 },
  { id: "status", title: "Status", type: "text", width: 12 },
  { id: "done", title: "Done", type: "integer", width: 8 },
  { id: "of", title: "Of", type: "integer", width: 8 },
  { id: "unit", title: "What is counted", type: "text", width: 20 },
  { id: "progress", title: "Progress", type: "percent", width: 11 },
  { id: "dueDate", title: "Due", type: "date", width: 12 },
  { id: "submittedAt", title: "Last submitted", type: "dateTime", width: 17 },
  { id: "daysLate", title: "Days late (early: below 0)", type: "integer", width: 13 },
  { id: "isOnTime", title: "On time", type: "boolean", width: 10 },
  { id: "acceptedAt", title: "Accepted", type: "dateTime", width: 17 },
];
