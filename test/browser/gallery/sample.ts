import type { Cells, CellValue } from "../../../shared/cell.ts";
import { judgeDocument, type DocumentModel, type PreviousDocument } from "../../../shared/document/document-kind.ts";
import { bySeverity } from "../../../shared/problem.ts";
import type { Practice, PracticeDocument, Program, Role, Status } from "../../../shared/protocol/common.ts";
import type { DocumentState } from "../../../addin/sync/document-session.ts";
import { modelOfDocument } from "../../../addin/sync/open-document.ts";
import { findKind } from "../../../shared/document/registry.ts";
import type { World } from "../../../addin/taskpane/pane-services.ts";
import type { CellState } from "../../../addin/workbook/cell-state.ts";
import type { Binding } from "../../../addin/workbook/workbook.ts";

/** Made-up practices: nobody's. */
const names = [
  "Alder Creek Family Medicine",
  "Bear Hollow Clinic",
  "Cottonwood Pediatrics",
  "Dry Fork Health Center",
  "Elk Meadow Internal Medicine and Geriatrics of the Upper Valley",
  "Foxglove Community Clinic",
  "Granite Pass Primary Care",
  "Hawthorn Street Practice",
  "Ironwood Family Health",
  "Juniper Point Medical Group",
  "Kestrel Ridge Clinic",
  "Larkspur Family Practice",
];

export const program: Program = {
  programId: "sim-2",
  name: "SIM cohort 2",
  settings: {},
  timeZone: "America/Denver",
  periods: [
    { kind: "imat", period: "2018-01", dueDate: "2018-02-15" },
    { kind: "cqm", period: "2017-Q3", dueDate: "2017-10-31" },
    { kind: "cqm", period: "2017-Q4", dueDate: "2018-01-31" },
    { kind: "cqm", period: "2018-Q1", dueDate: "2018-04-30" },
  ],
};

const idOf = (name: string): string => name.split(" ")[0]?.toLowerCase() ?? name;

export const practices: readonly Practice[] = names.map((name) => ({
  practiceId: idOf(name),
  programId: program.programId,
  name,
  attributes: {},
}));

const userNames: Readonly<Partial<Record<Role, string>>> = {
  chita: "CHITA, northern region",
  "program-staff": "Program staff, SIM cohort 2",
};

export const world = (role: Role, count = practices.length): World => ({
  user: { id: "user-1", name: userNames[role] ?? "Alder Creek, quality lead" },
  grants:
    role === "program-staff"
      ? [{ role, scope: { type: "program", id: program.programId } }]
      : practices.slice(0, count).map(({ practiceId }) => ({ role, scope: { type: "practice", id: practiceId } })),
  programs: [program],
  practices: practices.slice(0, count),
});

export function documentOf(
  practiceId: string,
  kind: string,
  period: string,
  status: Status,
  version = 12,
): PracticeDocument {
  const due = program.periods.find((candidate) => candidate.kind === kind && candidate.period === period)?.dueDate;
  return {
    documentId: `${practiceId}-${kind}-${period}`,
    programId: program.programId,
    practiceId,
    kind,
    period,
    status,
    version,
    dueDate: due ?? "2018-01-31",
    timeZone: "America/Denver",
    submittedAt: status === "draft" ? null : "2018-01-29T21:05:00Z",
    acceptedAt: status === "accepted" ? "2018-01-30T16:40:00Z" : null,
  };
}

const statuses: readonly Status[] = ["draft", "returned", "submitted", "accepted", "draft", "accepted"];

export const documents: readonly PracticeDocument[] = practices.flatMap(({ practiceId }, index) => [
  documentOf(practiceId, "cqm", "2017-Q3", "accepted"),
  documentOf(practiceId, "cqm", "2017-Q4", statuses[index % statuses.length] ?? "draft"),
  documentOf(practiceId, "imat", "2018-01", statuses[(index + 3) % statuses.length] ?? "draft"),
]);

export const bindingOf = (document: PracticeDocument): Binding => ({
  documentId: document.documentId,
  programId: document.programId,
  practiceId: document.practiceId,
  practiceName: practices.find(({ practiceId }) => practiceId === document.practiceId)?.name ?? document.practiceId,
  kind: document.kind,
  period: document.period,
  sheets: [],
  base: new Map(),
  baseVersion: document.version,
  cursor: null,
  receipt: null,
});

export const cellsOf = (record: Readonly<Record<string, CellValue>>): Cells => new Map(Object.entries(record));

export function modelFor(document: PracticeDocument): DocumentModel {
  const practice = practices.find(({ practiceId }) => practiceId === document.practiceId);
  if (practice === undefined) throw new Error(`No practice ${document.practiceId}`);
  const model = modelOfDocument(document, program, practice, findKind);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

/** The state a session would show for these values, judged by the real rules. */
export function stateOf(
  document: PracticeDocument,
  cells: Cells,
  previous: PreviousDocument | null,
  own: Partial<DocumentState> = {},
): DocumentState {
  const model = modelFor(document);
  const problems = bySeverity(judgeDocument(model, { cells, previous, today: "2018-01-29" })).map((problem) =>
    Object.assign(problem, { explanation: null, address: null }),
  );
  return {
    document,
    activity: "idle",
    isOnline: true,
    problems,
    conflicts: [],
    waiting: 0,
    cells,
    progress: model.progress(cells),
    requirement: model.requirement?.(cells) ?? null,
    figures: model.figures(cells, previous),
    receipt: { version: document.version, hash: "", at: "2018-01-29T21:05:00Z" },
    differences: [],
    outcome: null,
    replaced: null,
    cellStates: new Map<string, CellState>([
      ...[...cells.keys()].map((path) => [path, document.status === "accepted" ? "locked" : "saved"] as const),
      ...(own.differences ?? []).map((path) => [path, "waiting"] as const),
      ...(own.conflicts ?? []).map(({ path }) => [path, "conflict"] as const),
    ]),
    sending: null,
    isMarked: false,
    heard: 0,
    isRead: true,
    ...own,
  };
}
