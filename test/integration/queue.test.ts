import { beforeEach, describe, expect, it } from "vitest";
import { cqmKind } from "../../shared/measure/cqm-kind.ts";
import { imatKind } from "../../shared/instrument/imat-kind.ts";
import { stepsPerCall } from "../../shared/protocol/queue.ts";
import { sampleProgram } from "../../server/sample/sample-program.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let admin: TestClient;
let chita: TestClient;

beforeEach(async () => {
  fixture = await createFixture();
  admin = await fixture.as("admin");
  chita = await fixture.as("chita");
});

/** Alder's document of the quarter with these counts, and how often it has been pushed to: once. */
async function filled(period: string, cells: Readonly<Record<string, unknown>>): Promise<string> {
  const { documentId } = await fixture.open("counts", period);
  await admin.call("push", { params: { documentId }, body: pushOf("m1", 0, cells) });
  return documentId;
}

const step = (documentId: string, transition: string, comment?: string) =>
  admin.call("transition", { params: { documentId }, body: { transition, expectedVersion: 1, comment } });

const queue = async (query: Record<string, string> = {}) => (await chita.call("queue", { query })).documents;

describe("the queue", () => {
  it("tells of each document what a reviewer asks before opening it", async () => {
    const documentId = await filled("2018-Q1", { "1/count": 5, "2/count": 500, "3/count": "abc" });
    await chita.call("addComment", { params: { documentId }, body: { path: "1/count", text: "Why?" } });
    const [row] = await queue();
    expect(row).toEqual({
      document: (await admin.call("getDocument", { params: { documentId } })).document,
      practiceName: "Alder Creek",
      daysToDue: 10, // the 20th, and due on the 30th
      waitsFor: "practice",
      lastStep: null,
      progress: { done: 3, of: 15, words: "cells filled" },
      problems: { error: 1, explain: 1, note: 0 },
      unanswered: 1,
      openThreads: 1,
      biggestChange: null,
    });
  });

  it("counts down to the day it is due, and beyond it", async () => {
    await filled("2018-Q1", { "1/count": 5 });
    fixture.wait(86_400_000 * 11);
    const late = await fixture.signIn("chita");
    const { documents } = await late.call("queue");
    expect(documents[0]?.daysToDue).toBe(-1);
  });

  it("says whom a document waits for, and its last step with the reason", async () => {
    const documentId = await filled("2018-Q1", { "1/count": 5 });
    await step(documentId, "submit");
    expect((await queue())[0]).toMatchObject({ waitsFor: "chita", lastStep: { transition: "submit", comment: null } });
    await step(documentId, "return", "Row 2 is missing.");
    expect((await queue())[0]).toMatchObject({
      waitsFor: "practice",
      lastStep: {
        transition: "return",
        comment: "Row 2 is missing.",
        by: "Administrator",
        at: "2018-04-20T09:00:00.000Z",
      },
    });
    await step(documentId, "submit");
    await step(documentId, "accept");
    expect((await queue())[0]).toMatchObject({ waitsFor: "nobody", document: { status: "accepted" } });
  });

  it("counts no question that has an answer that still holds, and no thread that is resolved", async () => {
    const documentId = await filled("2018-Q1", { "1/count": 5, "2/count": 500 });
    const params = { documentId };
    const explanation = { code: "test-high", paths: ["2/count"], text: "A flu clinic." };
    await admin.call("explain", { params, body: explanation });
    await chita.call("addComment", { params, body: { path: "1/count", text: "Why?", commentId: "c1" } });
    await chita.call("addComment", { params, body: { path: "1/count", text: "And?", commentId: "c2" } });
    await chita.call("resolveComment", { params: { documentId, commentId: "c1" }, body: { resolved: true } });
    expect((await queue())[0]).toMatchObject({ problems: { explain: 1 }, unanswered: 0, openThreads: 1 });
    await admin.call("push", { params, body: pushOf("m2", 1, { "2/count": 501 }) });
    expect((await queue())[0]).toMatchObject({ problems: { explain: 1 }, unanswered: 1, openThreads: 1 });
  });

  it("is narrowed by program, kind, period and status, and paged", async () => {
    for (const period of ["2018-Q1", "2018-Q2", "2018-Q3"]) await filled(period, { "1/count": 5 });
    await fixture.open("checklist", "2018-Q1");
    expect(await queue({ kind: "checklist" })).toHaveLength(1);
    expect(await queue({ kind: "counts", period: "2018-Q2" })).toHaveLength(1);
    expect(await queue({ status: "submitted" })).toEqual([]);
    expect(await queue({ programId: "hills" })).toEqual([]);
    const whole = await queue();
    const first = await chita.call("queue", { query: { limit: "3" } });
    const second = await chita.call("queue", { query: { limit: "3", cursor: first.nextCursor ?? "" } });
    expect(second.nextCursor).toBeNull();
    expect([...first.documents, ...second.documents]).toEqual(whole);
  });

  it.each([{ limit: "0" }, { limit: "501" }, { limit: "x" }, { cursor: "x" }, { status: "late" }, { period: "soon" }])(
    "refuses %o with a sentence",
    async (query: Record<string, string>) => {
      expect(await chita.refusal("queue", { query })).toMatchObject({ status: 400, code: "malformed-body" });
    },
  );

  it("shows nobody a practice that is not theirs", async () => {
    await filled("2018-Q1", { "1/count": 5 });
    for (const [who, count] of [
      ["member", 1],
      ["staff", 1],
      ["birch-champion", 0],
      ["other-staff", 0],
    ] as const) {
      expect((await (await fixture.as(who)).call("queue")).documents).toHaveLength(count);
    }
  });
});

it("agrees with the documents themselves over the whole sample program, whatever the kind", async () => {
  const sample = await createFixture({ kinds: [imatKind, cqmKind], file: sampleProgram() });
  const client = await sample.as("chita");
  const { documents, nextCursor } = await client.call("queue", { query: { limit: "500" } });
  expect(nextCursor).toBeNull();
  expect(documents.length).toBe((await client.call("listDocuments", { query: { limit: "500" } })).documents.length);
  for (const { document, problems } of documents.slice(0, 40)) {
    const read = await client.call("getDocument", { params: { documentId: document.documentId } });
    expect(read.document).toEqual(document);
    const count = (severity: string) => read.problems.filter((problem) => problem.severity === severity).length;
    expect(problems).toEqual({ error: count("error"), explain: count("explain"), note: count("note") });
  }
  const moved = documents.filter(({ biggestChange }) => biggestChange !== null);
  expect(moved.length).toBeGreaterThan(100); // all but the first quarter of each
  expect(moved.every(({ biggestChange }) => biggestChange?.format === "rate")).toBe(true);
});

describe("many steps at once", () => {
  const many = async (transitions: readonly unknown[]) =>
    (await chita.call("transitionMany", { body: { transitions } })).results;

  const accept = (documentId: string, expectedVersion = 1) => ({ documentId, transition: "accept", expectedVersion });

  it("are decided each on its own: a refusal stops none of the others", async () => {
    const [good, changed, draft, spoilt, last] = await Promise.all(
      ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4", "2019-Q1"].map((period) => filled(period, { "1/count": 5 })),
    );
    if (!good || !changed || !draft || !spoilt || !last) throw new Error("No documents");
    for (const documentId of [good, changed, spoilt, last]) await step(documentId, "submit");
    await admin.call("push", { params: { documentId: changed }, body: pushOf("m2", 1, { "2/count": 1 }) });
    await admin.call("push", { params: { documentId: spoilt }, body: pushOf("m2", 1, { "1/count": "abc" }) });
    const results = await many([
      accept(good),
      accept(changed),
      accept(draft),
      accept(spoilt, 2),
      accept("nothing"),
      accept(last),
    ]);
    expect(results).toMatchObject([
      { documentId: good, outcome: "done", document: { status: "accepted" } },
      { documentId: changed, outcome: "refused", problem: { status: 409, code: "version-behind", version: 2 } },
      { documentId: draft, outcome: "refused", problem: { code: "transition-not-allowed" } },
      { documentId: spoilt, outcome: "refused", problem: { code: "has-problems" } },
      { documentId: "nothing", outcome: "refused", problem: { status: 404, code: "not-found" } },
      { documentId: last, outcome: "done", document: { status: "accepted" } },
    ]);
    expect((await queue()).map(({ document }) => document.status).toSorted()).toEqual([
      "accepted",
      "accepted",
      "draft",
      "submitted",
      "submitted",
    ]);
    expect((await chita.call("history", { params: { documentId: good } })).transitions[0]).toMatchObject({
      transition: "accept",
      by: "CHITA",
    });
  });

  it("say of each whether the caller may take it", async () => {
    const mine = await filled("2018-Q1", { "1/count": 5 });
    await step(mine, "submit");
    const checklist = (await fixture.open("checklist", "2018-Q1")).documentId;
    const reply = await many([accept(checklist, 0), accept(mine)]);
    expect(reply).toMatchObject([{ problem: { status: 403, code: "forbidden" } }, { outcome: "done" }]);
    const stranger = await fixture.as("birch-champion");
    const { results } = await stranger.call("transitionMany", { body: { transitions: [accept(mine)] } });
    expect(results).toMatchObject([{ problem: { status: 404 } }]);
  });

  it("sent again after a lost reply accept nothing twice", async () => {
    const documentId = await filled("2018-Q1", { "1/count": 5 });
    await step(documentId, "submit");
    await many([accept(documentId)]);
    expect(await many([accept(documentId)])).toMatchObject([{ problem: { code: "transition-not-allowed" } }]);
    const { transitions } = await chita.call("history", { params: { documentId } });
    expect(transitions.map(({ transition }) => transition)).toEqual(["accept", "submit"]);
  });

  it("return with a reason each", async () => {
    const documentId = await filled("2018-Q1", { "1/count": 5 });
    await step(documentId, "submit");
    await many([{ documentId, transition: "return", expectedVersion: 1, comment: "\u0000 half \ud800" }]);
    expect((await queue())[0]?.lastStep).toMatchObject({ transition: "return", comment: "\u0000 half \ud800" });
  });

  it("are at most 100, and none is taken of more", async () => {
    const documentId = await filled("2018-Q1", { "1/count": 5 });
    await step(documentId, "submit");
    const transitions = Array.from({ length: stepsPerCall + 1 }, () => accept(documentId));
    expect(await chita.refusal("transitionMany", { body: { transitions } })).toMatchObject({ status: 413 });
    expect((await queue())[0]?.document.status).toBe("submitted");
    expect(await many([])).toEqual([]);
    const wrong = { body: { transitions: [accept(documentId), { documentId }] } };
    expect(await chita.refusal("transitionMany", wrong)).toMatchObject({ status: 400, code: "malformed-body" });
    expect((await queue())[0]?.document.status).toBe("submitted");
  });
});
