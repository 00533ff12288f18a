import type { DocumentKind, DocumentModel } from "../../shared/document/document-kind.ts";
import { formatPeriod, parsePeriod, type PeriodUnit } from "../../shared/period.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import { findDocumentAt, insertDocuments, type DocumentPlace } from "../db/documents.ts";
import { findPractice, findProgram, type ProgramRow } from "../db/programs.ts";
import type { Reader } from "../db/store.ts";
import { authorise, type Caller } from "./authorise.ts";
import { kindOf, toDocument } from "./describe.ts";
import { modelFor } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

const unitExamples: Readonly<Record<PeriodUnit, string>> = {
  year: "by year, as in 2031",
  half: "by half-year, as in 2031-H1",
  quarter: "by quarter, as in 2031-Q1",
  month: "by month, as in 2031-03",
};

export interface Opened {
  readonly document: PracticeDocument;
  readonly isNew: boolean;
}

/** The document of a practice, kind and period, made when it is not there yet: whoever asks, it is the same one. */
export function openDocument(
  deps: ServiceDeps,
  caller: Caller,
  place: DocumentPlace,
): Promise<Result<Opened, Refusal>> {
  return deps.store.write<Opened, Refusal>(async (transactor) => {
    const practice = await findPractice(transactor, place.practiceId);
    if (practice === undefined) return refuse("not-found");
    const allowed = authorise(caller, practice, "open");
    if (!allowed.ok) return allowed;

    const found = await findDocumentAt(transactor, place);
    if (found !== undefined) return ok({ document: toDocument(deps.kinds, found), isNew: false });
    const planned = await planDocument(deps, transactor, place);
    if (!planned.ok) return planned;

    await insertDocuments(transactor, [
      {
        documentId: deps.random.id("d"),
        programId: practice.programId,
        ...place,
        status: "draft",
        version: 0,
        versionMadeBy: null,
        submittedAt: null,
        acceptedAt: null,
      },
    ]);
    const made = await findDocumentAt(transactor, place);
    if (made === undefined) throw new Error("A document just inserted is not there");
    return ok({ document: toDocument(deps.kinds, made), isNew: true });
  });
}

/** What a document that may not be there yet would be made of. */
export interface DocumentPlan {
  readonly kind: DocumentKind;
  readonly program: ProgramRow;
  readonly model: DocumentModel;
}

/** Whether the kind has such a document at all, and what it would be. */
export async function planDocument(
  deps: ServiceDeps,
  reader: Reader,
  place: DocumentPlace,
): Promise<Result<DocumentPlan, Refusal>> {
  const kind = kindOf(deps.kinds, place.kind);
  if (kind === undefined) return refuse("not-found", `There are no documents of kind ${place.kind}.`);
  const period = parsePeriod(place.period);
  if (!period.ok || period.value.unit !== kind.periodUnit || formatPeriod(period.value) !== place.period) {
    return refuse("malformed-body", `${kind.title} is reported ${unitExamples[kind.periodUnit]}.`);
  }
  const practice = await findPractice(reader, place.practiceId);
  const program = practice === undefined ? undefined : await findProgram(reader, practice.programId);
  if (practice === undefined || program === undefined) return refuse("not-found");
  const model = modelFor(kind, program, practice, place.period);
  return model.ok ? ok({ kind, program, model: model.value }) : refuse("not-found", model.error);
}
