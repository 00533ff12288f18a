import { setImmediate as turn } from "node:timers/promises";
import type { Figure } from "../../shared/document/document-kind.ts";
import { standingProblems } from "../../shared/document/explanation.ts";
import type { Problem, Severity } from "../../shared/problem.ts";
import type { QueuedDocument } from "../../shared/protocol/queue.ts";
import { ok, type Result } from "../../shared/result.ts";
import { daysBetween } from "../../shared/time-zone.ts";
import { countOpenThreads } from "../db/comments.ts";
import { listJudgedValues, type JudgedValues } from "../db/judged-values.ts";
import type { JoinedDocument } from "../db/documents.ts";
import { listVisibleDocuments } from "../db/visible-documents.ts";
import { listQueueParts, type QueueParts } from "../db/queue.ts";
import { visibleTo, type Caller } from "./authorise.ts";
import { kindOf, toDocument } from "./describe.ts";
import { judgeNow, withModel, type DocumentAt } from "./document-at.ts";
import { pageOf, readPlaceCursor, type DocumentQuery } from "./list-documents.ts";
import type { Refusal } from "./refusal.ts";
import { todayOf, type ServiceDeps } from "./service-deps.ts";

/** Documents judged before others get their turn: some milliseconds, so that pushes do not wait for a long queue. */
const judgedAtOnce = 20;

/** Everything read of the page's documents. */
interface Read extends QueueParts {
  readonly rows: readonly JoinedDocument[];
  readonly values: ReadonlyMap<string, JudgedValues>;
  readonly openThreads: ReadonlyMap<string, number>;
}

export interface QueuePage {
  readonly documents: readonly QueuedDocument[];
  readonly nextCursor: string | null;
}

function countBySeverity(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, explain: 0, note: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/**
 * How much of its range a figure moved, so that 1.5 more of 3 weighs as much as half of a rate's 100 %. Totals have no
 * range of their own: the means they are made of tell more.
 */
function shareMoved({ change, top, format }: Figure): number {
  const range = top ?? (format === "rate" ? 1 : Infinity);
  return Math.abs(change ?? 0) / range;
}

function biggestChange(figures: readonly Figure[]): QueuedDocument["biggestChange"] {
  const [biggest] = figures.toSorted((a, b) => shareMoved(b) - shareMoved(a));
  if (biggest === undefined || shareMoved(biggest) === 0) return null;
  const { label, format, value, change = null } = biggest;
  return value === null || change === null ? null : { label, format, value, change };
}

const waitsFor = ({ joined, kind }: Pick<DocumentAt, "joined" | "kind">): QueuedDocument["waitsFor"] => {
  if (joined.document.status === "accepted") return "nobody";
  return joined.document.status === "submitted" ? kind.acceptedBy : "practice";
};

const nothing: JudgedValues = { cells: new Map(), previous: null };

function describe(deps: ServiceDeps, at: DocumentAt, read: Read): QueuedDocument {
  const { joined, model } = at;
  const { documentId } = joined.document;
  const { cells, previous } = read.values.get(documentId) ?? nothing;
  const problems = judgeNow(deps, at, cells, previous);
  const counts = countBySeverity(problems);
  const document = toDocument(deps.kinds, joined);
  return {
    document,
    practiceName: joined.practice.name,
    daysToDue: daysBetween(todayOf(deps, joined.program), document.dueDate),
    waitsFor: waitsFor(at),
    lastStep: read.lastSteps.get(documentId) ?? null,
    progress: model.progress(cells),
    problems: counts,
    unanswered: standingProblems(problems, read.explanations.get(documentId) ?? [], cells).length - counts.error,
    openThreads: read.openThreads.get(documentId) ?? 0,
    biggestChange: biggestChange(model.figures(cells, previous)),
  };
}

/**
 * The caller's documents with all that a reviewer asks before opening one, judged as of today by the rules that the pane
 * and every push judge by. Whatever their number, five statements read them, of one moment.
 */
export async function readQueue(
  deps: ServiceDeps,
  caller: Caller,
  query: DocumentQuery,
): Promise<Result<QueuePage, Refusal>> {
  const { cursor, limit, ...filter } = query;
  const after = readPlaceCursor(cursor);
  if (!after.ok) return after;
  const { page, read } = await deps.store.read(async (reader) => {
    const found = await pageOf(limit, (rowLimit) =>
      listVisibleDocuments(reader, visibleTo(caller), { ...filter, after: after.value, limit: rowLimit }),
    );
    // documents of a kind this server does not have can be neither judged nor opened
    const rows = found.rows.filter(({ document }) => kindOf(deps.kinds, document.kind) !== undefined);
    const ids = rows.map(({ document }) => document.documentId);
    const values = await listJudgedValues(reader, ids);
    const parts = await listQueueParts(reader, ids);
    return { page: found, read: { ...parts, rows, values, openThreads: await countOpenThreads(reader, ids) } };
  });
  const documents: QueuedDocument[] = [];
  for (const [index, joined] of read.rows.entries()) {
    if (index > 0 && index % judgedAtOnce === 0) await turn();
    const kind = kindOf(deps.kinds, joined.document.kind);
    if (kind !== undefined) documents.push(describe(deps, withModel({ joined, kind }), read));
  }
  return ok({ documents, nextCursor: page.nextCursor });
}
