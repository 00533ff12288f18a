import type { Cells, CellValue } from "../../../shared/cell.ts";
import { findKind } from "../../../shared/document/registry.ts";
import { ok } from "../../../shared/result.ts";
import type { ChartDesk } from "../../../addin/sync/chart-desk.ts";
import type { DocumentState } from "../../../addin/sync/document-session.ts";
import { createPreviousDesk } from "../../../addin/sync/previous-desk.ts";
import { createIntakeDesk } from "../../../addin/sync/intake-desk.ts";
import { labelOfPath } from "../../../addin/sync/list-problems.ts";
import { createScoringDesk, type ScoringDesk } from "../../../addin/sync/scoring-desk.ts";
import type { Thread } from "../../../addin/sync/thread-desk.ts";
import type { PaneServices, World } from "../../../addin/taskpane/pane-services.ts";
import type { Start } from "../../../addin/taskpane/start/start-office.ts";
import { createSignInStore } from "../../../addin/taskpane/sign-in-store.ts";
import type { ScoreSheet, UnboundSheet } from "../../../addin/workbook/workbook.ts";
import {
  fakeApi,
  fakeServices,
  fakeSession,
  fakeThreads,
  fakeWorkbook,
  refused,
  signedInStore,
} from "../../support/pane-fakes.ts";
import { measureCharts, profileCharts } from "./chart-desks.ts";
import type { SceneName } from "./scene-names.ts";
import { threads } from "./threads.ts";
import { acceptedButFirst, queue } from "./queue.ts";
import { bindingOf, cellsOf, documentOf, documents, modelFor, stateOf, world } from "./sample.ts";

/** One thing to look at: the whole pane with these services, or why it did not start. */
export type Scene = { readonly services: PaneServices } | { readonly start: Exclude<Start, { kind: "ready" }> };

const neverOpens: PaneServices["documents"] = {
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
      before: version === 11 ? null : 400 + index * 7,
      after: 400 + index * 9,
      version,
      changedBy,
      changedAt,
    }));

const apiFor = ({ user, grants, programs, practices }: World, listed = documents) =>
  fakeApi({
    me: () => ok({ user, grants: [...grants] }),
    listMappings: () => ok({ mappings: [] }),
    saveMapping: () => ok({ mappings: [] }),
    listPrograms: () => ok({ programs: [...programs] }),
    listPractices: () => ok({ practices: [...practices] }),
    listDocuments: () =>
      ok({
        documents: listed.filter(({ practiceId }) => practices.some((practice) => practice.practiceId === practiceId)),
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

const home = (who: World, own: Partial<PaneServices> = {}): Scene => ({
  services: fakeServices({ api: apiFor(who), signIns: signedInStore(who.user.name), documents: neverOpens, ...own }),
});

/** A workbook with one document, which opens by itself. */
const inDocument = (
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

const cqm = (
  values: Readonly<Record<string, CellValue>>,
  status: Parameters<typeof documentOf>[3],
  own: Partial<DocumentState>,
  version = 12,
) => stateOf(documentOf("alder", "cqm", "2017-Q4", status, version), cellsOf(values), previousCqm, own);

const measure = (key: string, denominator: CellValue, numerator: CellValue): Record<string, CellValue> => ({
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

const goodCqm = { ...measure("CMS122v5", 420, 80), ...measure("CMS165v5", 660, 452), ...measure("CMS2v6", 1004, 455) };

const imatScores = (count: number): Record<string, CellValue> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index + 1}/score`, (index * 7) % 4]));

/** A finished assessment with two answers to give and one already given. */
function explained(): DocumentState {
  const scores = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`${index + 1}/score`, 1 + (index % 3)]));
  const information = {
    "assessedOn/value": "2018-01-15",
    "practiceName/value": "Alder Creek Family Medicine",
    "patients/value": 8_400,
  };
  const before = { ...scores, "3/score": 1, "9/score": 1 };
  const state = stateOf(documentOf("alder", "imat", "2018-01", "draft", 7), cellsOf({ ...scores, ...information }), {
    period: "2017-01",
    cells: cellsOf(before),
  });
  const answered = state.problems.find(({ severity }) => severity === "explain");
  return {
    ...state,
    problems: state.problems.map((problem) =>
      problem === answered
        ? { ...problem, explanation: "We opened the new reporting dashboard to all teams in June." }
        : problem,
    ),
  };
}

const imat = (own: Partial<DocumentState>) =>
  stateOf(
    documentOf("alder", "imat", "2018-01", "draft", 7),
    cellsOf({ ...imatScores(12), "13/score": 2.5 }),
    {
      period: "2017-01",
      cells: cellsOf({ ...imatScores(16), "1/score": 2, "4/score": 3, "5/score": 1, "8/score": 0 }),
    },
    own,
  );

/** Three of the team; the third is still scoring, or all are in. */
function deskAfter(allIn: boolean): ScoringDesk {
  const document = documentOf("alder", "imat", "2018-01", "draft", 7);
  const sheetOf = (scorer: number, own: Readonly<Record<string, CellValue>>): ScoreSheet => ({
    scorer,
    sheetName: `IMAT scorer ${scorer}`,
    isIn: allIn || scorer < 3,
    cells: cellsOf({ ...imatScores(scorer < 3 || allIn ? 16 : 6), ...(allIn || scorer < 3 ? own : {}) }),
  });
  const sheets = [
    sheetOf(1, { "7/score": 0, "7/note": "Nobody has looked at the descriptions since we opened." }),
    sheetOf(2, { "7/score": 3 }),
    sheetOf(3, { "7/score": 2, "11/score": null }),
  ];
  const workbook = {
    ...fakeWorkbook(),
    readScoreSheets: () => Promise.resolve(ok(sheets)),
    read: () => Promise.resolve(ok({ grids: [], cells: cellsOf(imatScores(12)) })),
  };
  const desk = createScoringDesk(workbook, bindingOf(document), modelFor(document));
  if (desk === null) throw new Error("IMAT is scored by a team");
  return desk;
}

const unbound: readonly UnboundSheet[] = [
  {
    kind: "cqm",
    gridId: "measures",
    sheetId: "1",
    sheetName: "CQM measures",
    subtitle: "Alder Creek Family Medicine · CQM · 2017-Q4 · due 2018-01-31",
  },
];

const member = world("practice-champion", 1);
const chita = world("chita");
const fortyPractices: World = {
  ...chita,
  practices: Array.from({ length: 40 }, (_, index) => ({
    practiceId: `practice-${index + 1}`,
    programId: "sim-2",
    name: `Practice ${index + 1}`,
    attributes: {},
  })),
};
const eightQuarters = fortyPractices.practices.flatMap(({ practiceId }) =>
  ["2016", "2017"].flatMap((year) =>
    [1, 2, 3, 4].map((quarter) => documentOf(practiceId, "cqm", `${year}-Q${quarter}`, "draft")),
  ),
);
const staff = world("program-staff");

export const scenes: Readonly<Record<SceneName, () => Scene>> = {
  "start-no-office": () => ({ start: { kind: "no-office" } }),
  "start-not-excel": () => ({ start: { kind: "not-excel" } }),
  "start-too-old": () => ({ start: { kind: "too-old" } }),
  "sign-in": () => ({
    services: fakeServices({
      api: fakeApi({ signIn: () => refused("invalid-code") }),
      signIns: createSignInStore(null, "", () => new Date()),
      documents: neverOpens,
    }),
  }),
  "sign-in-again": () => {
    const signIns = signedInStore("Somebody");
    signIns.end("expired");
    return { services: fakeServices({ api: fakeApi({}), signIns, documents: neverOpens }) };
  },
  unreachable: () => home(member, { api: fakeApi({}) }),
  "home-champion": () =>
    home(member, {
      workbook: fakeWorkbook([
        bindingOf(documentOf("alder", "cqm", "2017-Q4", "draft")),
        bindingOf(documentOf("alder", "imat", "2018-01", "draft")),
      ]),
    }),
  "home-unbound": () => home(member, { workbook: fakeWorkbook([], unbound) }),
  "home-chita": () => home(chita),
  "home-forty": () => home(fortyPractices, { api: apiFor(fortyPractices, eightQuarters) }),
  "home-staff": () => home(staff, { canInsertSheets: false }),
  "document-problems": () =>
    inDocument(
      member,
      cqm({ ...goodCqm, ...measure("CMS165v5", 660, 752), ...measure("CMS2v6", 150, 45) }, "draft", {
        waiting: 3,
        differences: ["CMS165v5/numerator", "CMS2v6/denominator", "CMS2v6/numerator"],
      }),
    ),
  "document-ready": () =>
    inDocument(member, cqm(goodCqm, "draft", { outcome: { kind: "pushed", saved: 6, conflicts: 0 } })),
  "document-conflict": () =>
    inDocument(
      member,
      cqm(goodCqm, "draft", {
        waiting: 1,
        outcome: { kind: "pushed", saved: 2, conflicts: 1 },
        conflicts: [
          {
            path: "CMS122v5/numerator",
            label: "CMS122v5 Diabetes: HbA1c poor control, Numerator",
            base: 83,
            mine: 80,
            theirs: {
              value: 92,
              version: 12,
              changedBy: "Practice member, Alder Creek Family Medicine",
              changedAt: "2018-01-29T20:58:00Z",
            },
          },
        ],
      }),
    ),
  "document-replaced": () =>
    inDocument(
      member,
      cqm(goodCqm, "draft", {
        outcome: { kind: "pushed", saved: 1, conflicts: 0 },
        replaced: {
          why: "conflict",
          cells: [
            {
              path: "CMS122v5/numerator",
              label: "CMS122v5 Diabetes: HbA1c poor control, Numerator",
              before: 92,
              now: 80,
            },
          ],
        },
      }),
    ),
  "document-offline": () =>
    inDocument(
      member,
      cqm(goodCqm, "draft", { isOnline: false, waiting: 4, outcome: { kind: "offline", waiting: 4 } }),
    ),
  "document-new": () => inDocument(member, cqm({}, "draft", { receipt: null, differences: null }, 0)),
  "document-returned": () => inDocument(member, cqm(goodCqm, "returned", {})),
  "document-imat": () => inDocument(member, imat({ waiting: 1, differences: ["13/score"] })),
  "document-profile": () => inDocument(member, imat({}), null, profileCharts()),
  "document-charts": () => inDocument(member, cqm(goodCqm, "draft", {}), null, measureCharts()),
  "document-scoring": () => inDocument(member, imat({}), deskAfter(false)),
  "document-spread": () => inDocument(member, imat({}), deskAfter(true)),
  "document-report": () => inDocument(member, cqm(goodCqm, "draft", {}), null, null, [], cellsOf(goodCqm)),
  "document-explain": () => inDocument(member, explained()),
  "document-review": () => inDocument(chita, cqm(goodCqm, "submitted", {}), null, null, threads),
  "document-accepted": () =>
    inDocument(staff, cqm(goodCqm, "accepted", { outcome: { kind: "stepped", transition: "accept" } })),
};
