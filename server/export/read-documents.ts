import {
  judgeDocument,
  type ConsolidatedDocument,
  type DocumentKind,
  type PreviousDocument,
} from "../../shared/document/document-kind.ts";
import { comparePeriods, parsePeriod, periodSpan, type Period } from "../../shared/period.ts";
import type { Practice, PracticeDocument } from "../../shared/protocol/common.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { dayIn } from "../../shared/time-zone.ts";
import type { ExportOptions, ExportSource, SourceDocument } from "./export-source.ts";

/** A document whose values could be read by its kind. */
export interface ReadDocument extends ConsolidatedDocument {
  readonly kind: DocumentKind;
  readonly document: PracticeDocument;
}

/** A document of the selection with what its kind made of it; the error says in a sentence why it could not be read. */
export interface SelectedDocument {
  readonly document: PracticeDocument;
  readonly practiceName: string;
  readonly read: Result<ReadDocument, string>;
}

const collator = new Intl.Collator("en", { numeric: true });

/** The order of people's lists: by name, and by id where names are alike, so that two exports never differ in order. */
export const byPracticeName = (
  a: { name: string; practiceId: string },
  b: { name: string; practiceId: string },
): number => collator.compare(a.name, b.name) || (a.practiceId < b.practiceId ? -1 : 1);

/** Whether kind and period are asked for. A period counts when all of its days lie within. */
export function isSelected(options: ExportOptions, kindId: string, periodText: string): boolean {
  if (options.kind !== undefined && options.kind !== kindId) return false;
  const span = spanOf(periodText);
  if (span === null) return options.from === undefined && options.to === undefined;
  const { from, to } = boundsOf(options);
  return (from === null || span.start >= from.start) && (to === null || span.end <= to.end);
}

const boundsOf = ({ from, to }: Pick<ExportOptions, "from" | "to">) => ({
  from: from === undefined ? null : spanOf(from),
  to: to === undefined ? null : spanOf(to),
});

function spanOf(periodText: string) {
  const period = parsePeriod(periodText);
  return period.ok ? periodSpan(period.value) : null;
}

/** The documents of the selection, by practice name, then period in time. */
export function selectDocuments(source: ExportSource, options: ExportOptions): SelectedDocument[] {
  const practices = new Map(source.practices.map((practice) => [practice.practiceId, practice]));
  const history = acceptedHistory(source.documents);
  const selected: { sort: SortKey; document: SelectedDocument }[] = [];
  for (const entry of source.documents) {
    const { kind: kindId, period, practiceId } = entry.document;
    if (!isSelected(options, kindId, period)) continue;
    const practice = practices.get(practiceId);
    const sort = { name: practice?.name ?? practiceId, practiceId, period: parsePeriod(period) };
    const read = readDocument(source, practice, history, entry, options.exportedAt);
    selected.push({ sort, document: { document: entry.document, practiceName: sort.name, read } });
  }
  return selected.toSorted((a, b) => compareSortKeys(a.sort, b.sort)).map(({ document }) => document);
}

interface SortKey {
  readonly name: string;
  readonly practiceId: string;
  readonly period: Result<Period, "not-a-period">;
}

function compareSortKeys(a: SortKey, b: SortKey): number {
  if (a.practiceId !== b.practiceId) return byPracticeName(a, b);
  return a.period.ok && b.period.ok ? comparePeriods(a.period.value, b.period.value) : 0;
}

/** Accepted documents by practice and kind, earliest first. */
type History = ReadonlyMap<string, readonly (SourceDocument & { readonly at: Period })[]>;

const historyKey = (document: PracticeDocument): string => `${document.practiceId} ${document.kind}`;

function acceptedHistory(documents: readonly SourceDocument[]): History {
  const history = new Map<string, (SourceDocument & { at: Period })[]>();
  for (const entry of documents) {
    const at = parsePeriod(entry.document.period);
    if (entry.document.status !== "accepted" || !at.ok) continue;
    const key = historyKey(entry.document);
    history.set(key, [...(history.get(key) ?? []), { ...entry, at: at.value }]);
  }
  for (const entries of history.values()) entries.sort((a, b) => comparePeriods(a.at, b.at));
  return history;
}

function previousOf(history: History, document: PracticeDocument, period: Period): PreviousDocument | null {
  const before = history.get(historyKey(document))?.findLast(({ at }) => comparePeriods(at, period) < 0);
  return before === undefined ? null : { period: before.document.period, cells: before.cells };
}

function readDocument(
  source: ExportSource,
  practice: Practice | undefined,
  history: History,
  { document, cells }: SourceDocument,
  exportedAt: string,
): Result<ReadDocument, string> {
  const kind = source.kinds.find(({ id }) => id === document.kind);
  if (kind === undefined) return err(`This server does not know the document kind "${document.kind}".`);
  const period = parsePeriod(document.period);
  if (!period.ok) return err(`"${document.period}" is not a reporting period.`);
  if (practice === undefined) return err("Its practice is not part of the program.");
  const model = kind.model({
    period: period.value,
    practice: { name: practice.name, attributes: practice.attributes },
    settings: source.program.settings[kind.id],
  });
  if (!model.ok) return err(model.error);
  const previous = previousOf(history, document, period.value);
  // Judged as of the day it was handed in: a date that was in the future then is not right today because time went by.
  const today = dayIn(new Date(document.submittedAt ?? exportedAt), source.program.timeZone);
  return ok({
    kind,
    document,
    documentId: document.documentId,
    practiceId: document.practiceId,
    practiceName: practice.name,
    period: document.period,
    status: document.status,
    model: model.value,
    cells,
    previous,
    problems: judgeDocument(model.value, { cells, previous, today }),
  });
}
