import type { Cells } from "../../shared/cell.ts";
import { judgeDocument, type DocumentKind, type DocumentModel } from "../../shared/document/document-kind.ts";
import type { PreviousDocument } from "../../shared/document/document-kind.ts";
import { parsePeriod } from "../../shared/period.ts";
import type { Problem } from "../../shared/problem.ts";
import { ok, type Result } from "../../shared/result.ts";
import { listValues, type CellRow } from "../db/cells.ts";
import { findPrevious, type DocumentRow, type JoinedDocument } from "../db/documents.ts";
import { findDocuments } from "../db/joined-documents.ts";
import type { PracticeRow, ProgramRow } from "../db/programs.ts";
import type { Reader } from "../db/store.ts";
import { maySee, type Caller } from "./authorise.ts";
import { kindOf } from "./describe.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { todayOf, type ServiceDeps } from "./service-deps.ts";

/** A document that the caller may see, with its kind's grids and rules made for it. */
export interface DocumentAt {
  readonly joined: JoinedDocument;
  readonly kind: DocumentKind;
  readonly model: DocumentModel;
}

/** The kind's grids and rules for a practice and period, the newest rules unless asked otherwise; the error is a sentence for people. */
export function modelFor(
  kind: DocumentKind,
  program: Pick<ProgramRow, "settings">,
  practice: Pick<PracticeRow, "name" | "attributes">,
  period: string,
  rulesVersion?: string,
): Result<DocumentModel, string> {
  const read = parsePeriod(period);
  if (!read.ok) throw new Error(`Not a period: ${period}`); // refused by the protocol before it comes here
  const { name, attributes } = practice;
  const settings = program.settings[kind.id];
  return kind.model({ period: read.value, practice: { name, attributes }, settings, rulesVersion });
}

/** A document that the caller may see, with its kind. */
export type VisibleDocument = Pick<DocumentAt, "joined" | "kind">;

/** The document, unless the caller may not know of it. Documents of a kind this server does not have cannot be shown. */
export function visibleDocument(
  deps: Pick<ServiceDeps, "kinds">,
  caller: Caller,
  joined: JoinedDocument | undefined,
): Result<VisibleDocument, Refusal> {
  if (joined === undefined || !maySee(caller, joined.document)) return refuse("not-found");
  const kind = kindOf(deps.kinds, joined.document.kind);
  if (kind === undefined) return refuse("not-found", `This server has no documents of kind ${joined.document.kind}.`);
  return ok({ joined, kind });
}

type Models = Map<string, Result<DocumentModel, string>>;

/** Models made by the newest rules, by kind, settings and what else they are made of. They depend on nothing else. */
const modelsMade = new WeakMap<DocumentKind, WeakMap<ProgramRow["settings"], Models>>();

/** Of one program and kind. A model takes some 10 KB. */
const modelsKept = 500;

/** Every push needs its document's model: one is made once for the same settings, which are one object as long as they stay. */
function knownModel(
  kind: DocumentKind,
  { program, practice, document }: JoinedDocument,
): Result<DocumentModel, string> {
  const bySettings = modelsMade.get(kind) ?? new WeakMap<ProgramRow["settings"], Models>();
  modelsMade.set(kind, bySettings);
  const models: Models = bySettings.get(program.settings) ?? new Map();
  bySettings.set(program.settings, models);
  const key = JSON.stringify([document.period, practice.name, practice.attributes]);
  const model = models.get(key) ?? modelFor(kind, program, practice, document.period);
  if (models.size >= modelsKept && !models.has(key)) models.clear();
  models.set(key, model);
  return model;
}

/** The document with its grids and rules. */
export function withModel({ joined, kind }: VisibleDocument): DocumentAt {
  const model = knownModel(kind, joined);
  // Programs are checked when they are loaded and documents when they are opened: this is a defect of ours.
  if (!model.ok) throw new Error(`Document ${joined.document.documentId} cannot be modelled: ${model.error}`);
  return { joined, kind, model: model.value };
}

/** Finds a document for somebody who may see it. */
export async function findDocumentFor(
  deps: ServiceDeps,
  reader: Reader,
  caller: Caller,
  documentId: string,
): Promise<Result<DocumentAt, Refusal>> {
  const [joined] = await findDocuments(reader, [documentId]);
  const visible = visibleDocument(deps, caller, joined);
  return visible.ok ? ok(withModel(visible.value)) : visible;
}

/** The values of stored cells; cleared ones are dropped. */
export const valuesOf = (rows: Iterable<Pick<CellRow, "path" | "value">>): Cells => {
  const cells = new Map<string, NonNullable<CellRow["value"]>>();
  for (const { path, value } of rows) if (value !== null) cells.set(path, value);
  return cells;
};

export interface PreviousStored extends PreviousDocument {
  readonly documentId: string;
}

/** The last accepted document before this one, which some rules compare with. */
export async function readPrevious(reader: Reader, document: DocumentRow): Promise<PreviousStored | null> {
  const row = await findPrevious(reader, document);
  if (row === undefined) return null;
  const values = await listValues(reader, [row.documentId]);
  return { documentId: row.documentId, period: row.period, cells: values.get(row.documentId) ?? new Map() };
}

/** A model, with the program in whose days it is judged. */
export interface Judgeable {
  readonly model: DocumentModel;
  readonly joined: Pick<JoinedDocument, "program">;
}

/** All findings as of now, worst first. */
export const judgeNow = (
  deps: ServiceDeps,
  { model, joined }: Judgeable,
  cells: Cells,
  previous: PreviousDocument | null,
): Problem[] => judgeDocument(model, { cells, previous, today: todayOf(deps, joined.program) });
