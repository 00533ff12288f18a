import type { CellValue, Path } from "../../shared/cell.ts";
import type { DocumentKind, DocumentModel, PreviousDocument } from "../../shared/document/document-kind.ts";
import { parsePeriod } from "../../shared/period.ts";
import type { DocumentReply } from "../../shared/protocol/document.ts";
import type { Practice, Program } from "../../shared/protocol/common.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding, WorkbookError } from "../workbook/workbook.ts";
import type { ClientError } from "./api-client.ts";
import { createChartDesk, type ChartDesk } from "./chart-desk.ts";
import { createDocumentSession } from "./create-document-session.ts";
import type { DocumentSession } from "./document-session.ts";
import { createIntakeDesk, type IntakeDesk } from "./intake-desk.ts";
import { labelOfPath } from "./list-problems.ts";
import { createPreviousDesk, type PreviousDesk } from "./previous-desk.ts";
import { createScoringDesk, type ScoringDesk } from "./scoring-desk.ts";
import { createThreadDesk, type ThreadDesk } from "./thread-desk.ts";
import type { SessionDeps } from "./session-context.ts";

/** Why a document did not open. */
export type OpenError =
  | { readonly kind: "client"; readonly error: ClientError }
  | { readonly kind: "workbook"; readonly error: WorkbookError }
  | { readonly kind: "unknown-kind" } // of a later version of Milepost
  | { readonly kind: "not-set-up"; readonly why: string }; // the program's settings or the practice's attributes

/** A document with its sheets in the workbook. */
export interface OpenedDocument {
  readonly session: DocumentSession;
  readonly practiceName: string;
  /** Row and column in words: "Milestone 7, Score". */
  readonly labelOf: (path: Path) => string;
  /** The last accepted document beside this one; null where there is none. */
  readonly previous: PreviousDesk | null;
  /** What people said about its cells. */
  readonly threads: ThreadDesk;
  /** Null for documents that are not scored by a team. */
  readonly scoring: ScoringDesk | null;
  /** Null for documents without charts. */
  readonly charts: ChartDesk | null;
  /** Null for documents that take no reports of other systems. */
  readonly intake: IntakeDesk | null;
}

/** What every session of one pane is given. */
export type OpenDeps = Pick<
  SessionDeps,
  "workbook" | "api" | "outbox" | "clientId" | "now" | "today" | "newId" | "digest"
> & {
  /** Null for a kind there is not. */
  readonly findKind: (id: string) => DocumentKind | null;
};

/** The programs and practices the signed-in person may see. */
export interface Visible {
  readonly programs: readonly Program[];
  readonly practices: readonly Practice[];
}

/** The grids and rules of one document. */
export function modelOfDocument(
  { kind: kindId, period: periodText }: { readonly kind: string; readonly period: string },
  program: Program,
  practice: Practice,
  findKind: OpenDeps["findKind"],
): Result<DocumentModel, OpenError> {
  const kind = findKind(kindId);
  if (kind === null) return err({ kind: "unknown-kind" });
  const period = parsePeriod(periodText);
  if (!period.ok) return err({ kind: "not-set-up", why: periodText });
  const model = kind.model({ period: period.value, practice, settings: program.settings[kindId] });
  return model.ok ? model : err({ kind: "not-set-up", why: model.error });
}

export function previousOf(reply: DocumentReply): PreviousDocument | null {
  if (reply.previous === null) return null;
  return { period: reply.previous.period, cells: new Map<Path, CellValue>(Object.entries(reply.previous.cells)) };
}

/** The grids and rules of a document in the workbook; not set up when its program or practice is not this person's to see. */
export function modelOfBinding(
  binding: Binding,
  { programs, practices }: Visible,
  findKind: OpenDeps["findKind"],
): Result<DocumentModel, OpenError> {
  const program = programs.find(({ programId }) => programId === binding.programId);
  const practice = practices.find(({ practiceId }) => practiceId === binding.practiceId);
  return program === undefined || practice === undefined
    ? err({ kind: "not-set-up", why: `${binding.practiceName} is not among the practices you work with.` })
    : modelOfDocument(binding, program, practice, findKind);
}

/**
 * A session for a document whose sheets are in the workbook. Reads nothing from the sheet and writes nothing: what
 * differs between sheet and server is for `check` to show and for `push` and `pull` to bring together.
 */
export async function openDocument(
  deps: OpenDeps,
  binding: Binding,
  visible: Visible,
): Promise<Result<OpenedDocument, OpenError>> {
  const model = modelOfBinding(binding, visible, deps.findKind);
  if (!model.ok) return model;
  const reply = await deps.api.call("getDocument", { params: { documentId: binding.documentId } });
  if (!reply.ok) return err({ kind: "client", error: reply.error });
  const { document, explanations } = reply.value;
  const previous = previousOf(reply.value);
  const earlierExplanations = reply.value.previous?.explanations ?? [];
  const answers = { explanations, earlierExplanations };
  const session = createDocumentSession({ ...deps, binding, document, model: model.value, previous, ...answers });
  // Practices are renamed; the binding knows the name of the day it was made.
  const practiceName = visible.practices.find(({ practiceId }) => practiceId === binding.practiceId)?.name;
  const labelOf = (path: Path): string => labelOfPath(model.value.grids, path);
  const desk = createPreviousDesk(model.value, previous);
  const threads = createThreadDesk({ api: deps.api, documentId: document.documentId, newId: deps.newId });
  const scoring = createScoringDesk(deps.workbook, binding, model.value);
  const charts = createChartDesk(deps, binding, model.value.grids, visible);
  const kind = deps.findKind(binding.kind);
  const context = { previous, today: () => deps.today(document.timeZone) };
  const intake = kind === null ? null : createIntakeDesk(deps.workbook, binding, kind, model.value, context);
  return ok({
    session,
    practiceName: practiceName ?? binding.practiceName,
    labelOf,
    threads,
    scoring,
    charts,
    intake,
    previous: desk,
  });
}
