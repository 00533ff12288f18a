import type { CellValue } from "../../../shared/cell.ts";
import { ok } from "../../../shared/result.ts";
import type { DocumentState } from "../../../addin/sync/document-session.ts";
import { createScoringDesk, type ScoringDesk } from "../../../addin/sync/scoring-desk.ts";
import type { World } from "../../../addin/taskpane/pane-services.ts";
import { createSignInStore } from "../../../addin/taskpane/sign-in-store.ts";
import type { ScoreSheet, UnboundSheet } from "../../../addin/workbook/workbook.ts";
import { fakeApi, fakeServices, fakeWorkbook, refused, signedInStore } from "../../support/pane-fakes.ts";
import { measureCharts, profileCharts } from "./chart-desks.ts";
import type { SceneName } from "./scene-names.ts";
import { threads } from "./threads.ts";
import { bindingOf, cellsOf, documentOf, modelFor, stateOf, world } from "./sample.ts";

import { apiFor, cqm, goodCqm, home, inDocument, measure, member, neverOpens, type Scene } from "./make-scene.ts";
import { troubles } from "./trouble-scenes.ts";
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
  ...troubles,
  "document-accepted": () =>
    inDocument(staff, cqm(goodCqm, "accepted", { outcome: { kind: "stepped", transition: "accept" } })),
};
