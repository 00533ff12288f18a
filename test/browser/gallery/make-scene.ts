import type { Cells, CellValue } from "../../../shared/cell.ts";
import { findKind } from "../../../shared/document/registry.ts";
import type { PracticeDocument } from "../../../shared/protocol/common.ts";
import { err, ok } from "../../../shared/result.ts";
import type { ChartDesk } from "../../../addin/sync/chart-desk.ts";
import type { DocumentState } from "../../../addin/sync/document-session.ts";
import { createPreviousDesk } from "../../../addin/sync/previous-desk.ts";
import { createIntakeDesk } from "../../../addin/sync/intake-desk.ts";
import { labelOfPath } from "../../../addin/sync/list-problems.ts";
import { type ScoringDesk } from "../../../addin/sync/scoring-desk.ts";
import type { Thread } from "../../../addin/sync/thread-desk.ts";
import type { PaneServices, World } from "../../../addin/taskpane/pane-services.ts";
import type { Start } from "../../../addin/taskpane/start/start-office.ts";
import {
  fakeApi,
  fakeServices,
  fakeSession,
  fakeThreads,
  fakeWorkbook,
  signedInStore,
} from "../../support/pane-fakes.ts";
import { acceptedButFirst, queue } from "./queue.ts";
import { bindingOf, cellsOf, documentOf, documents, modelFor, stateOf, world } from "./sample.ts";

/** One thing to look at: the whole pane with these services, or why it did not start. */
export type Scene = { readonly services: PaneServices } | { readonly start: Exclude<Start, { kind: "ready" }> };

export const neverOpens: PaneServices["documents"] = {
  insert: () => Promise.resolve({ ok: false, error: { kind: "client", error: { kind: "offline" } } }),
  bindAgain: () => Promise.resolve({ ok: false, error: { kind: "client", error: { kind: "offline" } } }),
  open: () => Promise.resolve({ ok: false, error: { kind: "client", error: { kind: "offline" } } }),
  summarize: ({ kind }) =>
    Promise.resolve(
      ok(
        kind === "imat"
          ? { progress: { done: 12, of: 16, words: "milestones scored" }, toFix: 5, toExplain: 1, waiting: 3 }
          : { progress: { done: 3, of: 3, words: "measures reported" }, toFix: 0, toExplain: 0, waiting: 0 },
      ),
    ),
};

const changesOf = (version: number, changedBy: string, changedAt: string) =>
  ["CMS122v5", "CMS165v5", "CMS2v6"]
    .flatMap((row) => [`${row}/denominator`, `${row}/numerator`])
    .map((path, index) => ({
      path,
      before: version === 11 ? null : 396 + index * 7,
      after: 400 + index * 9,
      version,
      changedBy,
      changedAt,
    }));

export const apiFor = (
  { user, grants, programs, practices }: World,
  listed: readonly PracticeDocument[] | null = documents,
) =>
  fakeApi({
    me: () => ok({ user, grants: [...grants] }),
    listMappings: () => ok({ mappings: [] }),
    saveMapping: () => ok({ mappings: [] }),
    listPrograms: () => ok({ programs: [...programs] }),
    listPractices: () => ok({ practices: [...practices] }),
    listDocuments: () =>
      listed === null
        ? err({ kind: "offline" })
        : ok({
            documents: listed.filter(({ practiceId }) =>
              practices.some((practice) => practice.practiceId === practiceId),
            ),
            nextCursor: null,
          }),
    queue: () => ok({ documents: [...queue], nextCursor: null }),
    transitionMany: ({ body }) => ok({ results: acceptedButFirst(body.transitions.map((one) => one.documentId)) }),
    judgement: ({ query = {} }) =>
      ok({
        as: query.as ?? "now",
        rulesVersion: query.as === "then" ? "1" : "2",
        asOf: "2018-01-29",
        version: 12,
        previous: null,
        settings: null,
        problems:
          query.as === "then"
            ? []
            : [
                {
                  code: "cqm-rate-moved",
                  severity: "explain" as const,
                  paths: ["CMS165v5/numerator"],
                  message:
                    "CMS165v5: the rate went from 55.8 % in 2017-Q3 to 68.5 %, more than 10 points. Check both counts, or say what changed.",
                },
              ],
      }),
    history: () =>
      ok({
        changes: [
          ...changesOf(12, "Practice champion, Alder Creek Family Medicine", "2018-01-29T20:58:00Z"),
          ...changesOf(11, "Practice member, Alder Creek Family Medicine", "2018-01-26T16:12:00Z"),
        ],
        comments: [
          {
            action: "open",
            path: "CMS122v5/denominator",
            text: "Eight more than last quarter. Did the report's dates change?",
            by: "CHITA, northern region",
            at: "2018-01-28T16:40:00Z",
          },
        ],
        transitions: [
          {
            transition: "return",
            status: "returned",
            version: 11,
            comment: "The denominator for HbA1c is a tenth of last quarter's. Please check the report's date range.",
            rulesVersion: "1",
            by: "CHITA, northern region",
            at: "2018-01-30T16:40:00Z",
          },
        ],
        nextCursor: null,
      }),
  });

export const home = (who: World, own: Partial<PaneServices> = {}): Scene => ({
  services: fakeServices({ api: apiFor(who), signIns: signedInStore(who.user.name), documents: neverOpens, ...own }),
});

/** A workbook with one document, which opens by itself. */
export const inDocument = (
  who: World,
  state: DocumentState,
  scoring: ScoringDesk | null = null,
  charts: ChartDesk | null = null,
  said: readonly Thread[] = [],
  sheet?: Cells,
): Scene => {
  const binding = bindingOf(state.document);
  const model = modelFor(state.document);
  const { grids } = model;
  const kind = findKind(state.document.kind);
  const read = () => Promise.resolve(ok({ grids: [], cells: sheet ?? new Map() }));
  const intake =
    kind === null || sheet === undefined
      ? null
      : createIntakeDesk({ ...fakeWorkbook(), read }, binding, kind, model, {
          previous: null,
          today: () => "2018-01-29",
        });
  return home(who, {
    workbook: fakeWorkbook([binding]),
    documents: {
      ...neverOpens,
      open: () =>
        Promise.resolve(
          ok({
            session: fakeSession(state),
            practiceName: binding.practiceName,
            labelOf: (path) => labelOfPath(grids, path),
            previous: createPreviousDesk(modelFor(state.document), state.document.kind === "cqm" ? previousCqm : null),
            threads: fakeThreads(said),
            scoring,
            charts,
            intake,
          }),
        ),
    },
  });
};

export const measure = (key: string, denominator: CellValue, numerator: CellValue): Record<string, CellValue> => ({
  [`${key}/denominator`]: denominator,
  [`${key}/numerator`]: numerator,
});

const previousCqm = {
  period: "2017-Q3",
  cells: cellsOf({
    ...measure("CMS122v5", 412, 83),
    ...measure("CMS165v5", 655, 431),
    ...measure("CMS2v6", 980, 402),
  }),
};

export const goodCqm = {
  ...measure("CMS122v5", 420, 80),
  ...measure("CMS165v5", 660, 452),
  ...measure("CMS2v6", 1004, 455),
};

export const cqm = (
  values: Readonly<Record<string, CellValue>>,
  status: Parameters<typeof documentOf>[3],
  own: Partial<DocumentState>,
  version = 12,
) => stateOf(documentOf("alder", "cqm", "2017-Q4", status, version), cellsOf(values), previousCqm, own);

/** Of one practice, as most people are. */
export const member = world("practice-champion", 1);
