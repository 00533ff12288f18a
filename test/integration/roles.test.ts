import { beforeAll, describe, expect, it } from "vitest";
import { calls, type CallName } from "../../shared/protocol/calls.ts";
import { formatPeriod, stepPeriod } from "../../shared/period.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { RawCall } from "../support/test-client.ts";

const callers = [
  null,
  "member",
  "champion",
  "chita",
  "facilitator",
  "staff",
  "admin",
  "birch-champion",
  "other-staff",
  "nobody",
] as const;

/** Where a document of Alder's stands before the call. */
type Situation = "filled" | "submitted" | "accepted" | "asked" | "discussed";

interface Row {
  readonly what: string;
  readonly call: CallName;
  readonly kind?: "counts" | "checklist";
  readonly situation?: Situation;
  readonly input: (documentId: string, period: string) => RawCall;
  /** Statuses in the order of `callers`. */
  readonly statuses: readonly number[];
}

const onDocument = (body?: unknown) => (documentId: string) => ({ params: { documentId }, body });
const step = (transition: string, expectedVersion: number) => onDocument({ transition, expectedVersion });
const inProgram = () => ({ params: { programId: "valley" } });

/** prettier would spread the columns over ten lines a row; side by side they can be read. */
// prettier-ignore
const rows: readonly Row[] = [
  //                                                                                                                 out  memb chmp chit faci stff admn brch othr nob
  { what: "me", call: "me", input: () => ({}),                                                             statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "sign out", call: "signOut", input: () => ({}),                                                  statuses: [401, 204, 204, 204, 204, 204, 204, 204, 204, 204] },
  { what: "list programs", call: "listPrograms", input: () => ({}),                                        statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "program", call: "getProgram", input: inProgram,                                                 statuses: [401, 200, 200, 200, 200, 200, 200, 200, 404, 404] },
  { what: "list practices", call: "listPractices", input: () => ({}),                                      statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "export", call: "exportProgram", input: () => ({ ...inProgram(), query: { format: "json" } }),   statuses: [401, 403, 403, 403, 403, 200, 200, 403, 404, 404] },
  { what: "open a document that is there", call: "openDocument",
    input: (_, period) => ({ params: { practiceId: "alder", kind: "counts", period } }),                   statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "open a new document", call: "openDocument",
    input: (_, period) => ({ params: { practiceId: "alder", kind: "checklist", period } }),                statuses: [401, 201, 201, 201, 201, 201, 201, 404, 404, 404] },
  { what: "list documents", call: "listDocuments", input: () => ({}),                                      statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "read", call: "getDocument", input: onDocument(),                                                statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "pull", call: "pull", input: onDocument(),                                                       statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "pull many", call: "pullMany",
    input: (documentId) => ({ body: { documents: [{ documentId }] } }),                                    statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "receipt", call: "receipt", input: onDocument(),                                                 statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "history", call: "history", input: onDocument(),                                                 statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "explanations", call: "listExplanations", input: onDocument(),                                   statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "charts", call: "charts", input: onDocument(),                                                   statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "requirement", call: "requirement", input: onDocument(),                                         statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "requirement of a period", call: "requirementAt",
    input: (_, period) => ({ params: { practiceId: "alder", kind: "counts", period } }),                   statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "judge again", call: "judgement", input: onDocument(),                                           statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "mappings", call: "listMappings", input: () => ({ params: { practiceId: "alder", kind: "counts" } }), statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "save a mapping", call: "saveMapping",
    input: () => ({ params: { practiceId: "alder", kind: "counts" }, body: { vendor: "Vendor", columns: [], rows: [] } }), statuses: [401, 200, 200, 200, 200, 403, 200, 404, 404, 404] },
  { what: "workbook", call: "downloadWorkbook", input: onDocument(),                                       statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "push", call: "push", input: onDocument(pushOf("m2", 1, { "2/count": 3 })),                      statuses: [401, 200, 200, 200, 200, 403, 200, 404, 404, 404] },
  { what: "explain", call: "explain", situation: "asked",
    input: onDocument({ code: "test-high", paths: ["1/count"], text: "A flu clinic." }),                   statuses: [401, 200, 200, 403, 403, 403, 200, 404, 404, 404] },
  { what: "comments", call: "listComments", input: onDocument(),                                           statuses: [401, 200, 200, 200, 200, 200, 200, 404, 404, 404] },
  { what: "comment", call: "addComment", input: onDocument({ path: "1/count", text: "Why?" }),             statuses: [401, 201, 201, 201, 201, 403, 201, 404, 404, 404] },
  { what: "comment on what is accepted", call: "addComment", situation: "accepted",
    input: onDocument({ path: "1/count", text: "Why?" }),                                                  statuses: [401, 201, 201, 201, 201, 403, 201, 404, 404, 404] },
  { what: "resolve", call: "resolveComment", situation: "discussed",
    input: (documentId) => ({ params: { documentId, commentId: "c1" }, body: { resolved: true } }),        statuses: [401, 200, 200, 200, 200, 403, 200, 404, 404, 404] },
  { what: "queue", call: "queue", input: () => ({}),                                                       statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "many steps", call: "transitionMany",
    input: (documentId) => ({ body: { transitions: [{ documentId, transition: "submit", expectedVersion: 1 }] } }), statuses: [401, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  { what: "submit", call: "transition", input: step("submit", 1),                                          statuses: [401, 403, 200, 403, 403, 403, 200, 404, 404, 404] },
  { what: "return what a chita checks", call: "transition", situation: "submitted", input: step("return", 1),           statuses: [401, 403, 403, 200, 403, 403, 200, 404, 404, 404] },
  { what: "accept what a chita checks", call: "transition", situation: "submitted", input: step("accept", 1),           statuses: [401, 403, 403, 200, 403, 403, 200, 404, 404, 404] },
  { what: "return what a facilitator checks", call: "transition", kind: "checklist", situation: "submitted",
    input: step("return", 1),                                                                              statuses: [401, 403, 403, 403, 200, 403, 200, 404, 404, 404] },
  { what: "accept what a facilitator checks", call: "transition", kind: "checklist", situation: "submitted",
    input: step("accept", 1),                                                                              statuses: [401, 403, 403, 403, 200, 403, 200, 404, 404, 404] },
  { what: "reopen", call: "transition", situation: "accepted", input: step("reopen", 1),                   statuses: [401, 403, 403, 403, 403, 200, 200, 404, 404, 404] },
];

let fixture: Fixture;
let used = 0;

/** One server for all, since every test has a document of its own, in a quarter of its own. */
beforeAll(async () => {
  fixture = await createFixture();
  for (const caller of callers) await fixture.as(caller);
});

/** Alder's document of the quarter, brought to where the row wants it by the admin. */
async function prepare({ kind = "counts", situation = "filled" }: Row, period: string): Promise<string> {
  const { documentId } = await fixture.open(kind, period);
  const admin = await fixture.as("admin");
  const params = { documentId };
  await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": situation === "asked" ? 500 : 5 }) });
  if (situation === "discussed") {
    await admin.call("addComment", { params, body: { path: "1/count", text: "Why?", commentId: "c1" } });
  }
  const steps = situation === "submitted" ? ["submit"] : situation === "accepted" ? ["submit", "accept"] : [];
  for (const transition of steps) {
    await admin.call("transition", { params, body: { transition, expectedVersion: 1 } });
  }
  return documentId;
}

describe.each(rows)("$what", (row) => {
  it.each(callers.map((caller, index) => ({ caller, status: row.statuses[index] })))(
    "answers $caller with $status",
    async ({ caller, status }) => {
      used += 1;
      const period = formatPeriod(stepPeriod({ unit: "quarter", year: 2000, index: 1 }, used));
      const documentId = await prepare(row, period);
      const client =
        row.call === "signOut" && caller !== null ? await fixture.signIn(caller) : await fixture.as(caller);
      const response = await client.send(row.call, row.input(documentId, period));
      expect(response.status).toBe(status);
    },
  );
});

/** Signing in has no role; a stream never ends, and a workbook comes as bytes: events.test.ts and workbooks.test.ts ask who may. */
const askedElsewhere = ["signIn", "watch", "uploadWorkbook"];

it("has a row for every call that is not asked about elsewhere", () => {
  const covered = new Set<string>([...askedElsewhere, ...rows.map(({ call }) => call)]);
  expect(Object.keys(calls).filter((name) => !covered.has(name))).toEqual([]);
});

describe("lists", () => {
  it.each([
    { caller: "member", programs: ["valley"], practices: ["alder"] },
    { caller: "birch-champion", programs: ["valley"], practices: ["birch"] },
    { caller: "staff", programs: ["valley"], practices: ["alder", "birch"] },
    { caller: "other-staff", programs: ["hills"], practices: ["cedar"] },
    { caller: "admin", programs: ["hills", "valley"], practices: ["alder", "birch", "cedar"] },
    { caller: "nobody", programs: [], practices: [] },
  ])("show $caller what is theirs and nothing else", async ({ caller, programs, practices }) => {
    const admin = await fixture.as("admin");
    for (const practiceId of ["alder", "birch", "cedar"]) {
      await admin.call("openDocument", { params: { practiceId, kind: "counts", period: "1999-Q1" } });
    }
    const client = await fixture.as(caller);
    const listed = await client.call("listPrograms");
    expect(listed.programs.map(({ programId }) => programId)).toEqual(programs);
    const seen = await client.call("listPractices");
    expect(seen.practices.map(({ practiceId }) => practiceId)).toEqual(practices);
    const { documents } = await client.call("listDocuments", { query: { period: "1999-Q1" } });
    expect(documents.map(({ practiceId }) => practiceId)).toEqual(practices);
  });
});
