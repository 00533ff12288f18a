import type { Cells } from "../../shared/cell.ts";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import { explains, type Explanation } from "../../shared/document/explanation.ts";
import type { Replacement, Requirement } from "../../shared/document/requirement.ts";
import type { IsoDate } from "../../shared/period.ts";
import { timeZoneOf } from "../../shared/program-settings.ts";
import type { PracticeDocument, Status } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { isPastDue } from "../../shared/time-zone.ts";
import { listCells } from "../db/cells.ts";
import { listExplanations } from "../db/document-log.ts";
import { findDocumentAt, type DocumentPlace, type JoinedDocument } from "../db/documents.ts";
import { findDocuments } from "../db/joined-documents.ts";
import { findPractice, listPeriods } from "../db/programs.ts";
import type { Reader } from "../db/store.ts";
import { maySee, type Caller } from "./authorise.ts";
import { dueDateOf, kindOf, toDocument } from "./describe.ts";
import { judgeNow, readPrevious, valuesOf, visibleDocument, withModel, type Judgeable } from "./document-at.ts";
import { planDocument } from "./open-document.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

/** A substitute that counts, with the practice's reason for as long as it holds. */
interface Explained extends Omit<Requirement, "replacement"> {
  readonly replacement: (Replacement & { readonly reason: string | null }) | null;
}

/** What a period asks of a practice, how much of it is in, and by when. */
export interface RequirementOf extends DocumentPlace {
  /** Null, as is the status, where the document was never opened. */
  readonly documentId: string | null;
  readonly status: Status | null;
  readonly dueDate: IsoDate;
  readonly isLate: boolean;
  /** Null for kinds whose periods ask for no number of things. */
  readonly requirement: Explained | null;
}

const handedIn: ReadonlySet<Status> = new Set<Status>(["submitted", "accepted"]);

/** Whether the due date was over at handing in, or for what is not handed in, is over by now. */
function isLate(
  deps: ServiceDeps,
  { status, submittedAt, dueDate, timeZone }: Pick<PracticeDocument, "status" | "submittedAt" | "dueDate" | "timeZone">,
): boolean {
  const isIn = handedIn.has(status) && submittedAt !== null;
  return isPastDue(dueDate, isIn ? new Date(submittedAt) : deps.clock(), timeZone);
}

/** The document's requirement, with the practice's reason where a substitute counts. */
function requirementOf(
  deps: ServiceDeps,
  at: Judgeable,
  cells: Cells,
  previous: Awaited<ReturnType<typeof readPrevious>>,
  explanations: readonly Explanation[],
): Explained | null {
  const requirement = at.model.requirement?.(cells);
  if (requirement === undefined) return null;
  const { replacement } = requirement;
  if (replacement === null) return { ...requirement, replacement };
  const asked = judgeNow(deps, at, cells, previous).find(({ code }) => code === replacement.code);
  const answer = asked === undefined ? undefined : explanations.find((one) => explains(one, asked, cells));
  return { ...requirement, replacement: { ...replacement, reason: answer?.text ?? null } };
}

async function ofDocument(
  deps: ServiceDeps,
  reader: Reader,
  joined: JoinedDocument,
  kind: DocumentKind,
): Promise<RequirementOf> {
  const at = withModel({ joined, kind });
  const document = toDocument(deps.kinds, joined);
  const { documentId, dueDate, period, practiceId, status } = document;
  const cells = valuesOf(await listCells(reader, documentId));
  const previous = await readPrevious(reader, joined.document);
  const explanations = await listExplanations(reader, documentId);
  return {
    practiceId,
    kind: kind.id,
    period,
    documentId,
    status,
    dueDate,
    isLate: isLate(deps, document),
    requirement: requirementOf(deps, at, cells, previous, explanations),
  };
}

/** What a document's period asks of its practice, how much of it is in, and by when. */
export const readRequirement = (
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<Result<RequirementOf, Refusal>> =>
  deps.store.read(async (reader) => {
    const [joined] = await findDocuments(reader, [documentId]);
    const visible = visibleDocument(deps, caller, joined);
    return visible.ok ? ok(await ofDocument(deps, reader, visible.value.joined, visible.value.kind)) : visible;
  });

/** The same by practice, kind and period, whether the document was opened yet or not. */
export const readRequirementAt = (
  deps: ServiceDeps,
  caller: Caller,
  place: DocumentPlace,
): Promise<Result<RequirementOf, Refusal>> =>
  deps.store.read<Result<RequirementOf, Refusal>>(async (reader) => {
    const practice = await findPractice(reader, place.practiceId);
    if (practice === undefined || !maySee(caller, practice)) return refuse("not-found");
    const joined = await findDocumentAt(reader, place);
    const kind = kindOf(deps.kinds, place.kind);
    if (joined !== undefined && kind !== undefined) return ok(await ofDocument(deps, reader, joined, kind));
    const planned = await planDocument(deps, reader, place);
    if (!planned.ok) return planned;
    const { model, program } = planned.value;
    const periods = await listPeriods(reader, [practice.programId]);
    const own = periods.find((row) => row.kind === place.kind && row.period === place.period);
    const dueDate = dueDateOf(deps.kinds, program, place.kind, place.period, own?.dueDate ?? null);
    return ok({
      ...place,
      documentId: null,
      status: null,
      dueDate,
      isLate: isPastDue(dueDate, deps.clock(), timeZoneOf(program.settings)),
      requirement: requirementOf(deps, { model, joined: { program } }, new Map(), null, []),
    });
  });
