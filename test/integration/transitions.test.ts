import { beforeEach, describe, expect, it } from "vitest";
import { createFixture, programFile, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let admin: TestClient;
let params: { documentId: string };

beforeEach(async () => {
  fixture = await createFixture({
    file: { ...programFile, program: { ...programFile.program, settings: { counts: { limit: 50 } } } },
  });
  admin = await fixture.as("admin");
  params = { documentId: (await fixture.open()).documentId };
  await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": 5 }) });
});

const step = (transition: string, expectedVersion = 1) =>
  admin.call("transition", { params, body: { transition, expectedVersion } });

const refuseStep = (transition: string, expectedVersion = 1) =>
  admin.refusal("transition", { params, body: { transition, expectedVersion } });

const refuseExplanation = (body: object) => admin.refusal("explain", { params, body });

/** The steps that lead to each status from a fresh draft. */
const ways = {
  draft: [],
  submitted: ["submit"],
  returned: ["submit", "return"],
  accepted: ["submit", "accept"],
} as const;

const outcomes = {
  draft: { submit: "submitted", return: null, accept: null, reopen: null },
  submitted: { submit: null, return: "returned", accept: "accepted", reopen: "draft" },
  returned: { submit: "submitted", return: null, accept: null, reopen: null },
  accepted: { submit: null, return: null, accept: null, reopen: "draft" },
} as const;

const cases = (Object.keys(outcomes) as (keyof typeof outcomes)[]).flatMap((status) =>
  Object.entries(outcomes[status]).map(([transition, to]) => ({ status, transition, to })),
);

describe("a document that is", () => {
  it.each(cases.filter(({ to }) => to !== null))(
    "$status: $transition leads to $to",
    async ({ status, transition, to }) => {
      for (const way of ways[status]) await step(way);
      expect((await step(transition)).document.status).toBe(to);
    },
  );

  it.each(cases.filter(({ to }) => to === null))("$status: $transition is refused", async ({ status, transition }) => {
    for (const way of ways[status]) await step(way);
    expect(await refuseStep(transition)).toMatchObject({ status: 409, code: "transition-not-allowed" });
    expect((await admin.call("getDocument", { params })).document.status).toBe(status);
  });

  it.each(["draft", "submitted", "returned"] as const)("%s takes pushes", async (status) => {
    for (const way of ways[status]) await step(way);
    const reply = await admin.call("push", { params, body: pushOf("m2", 1, { "2/count": 1 }) });
    expect(reply.version).toBe(2);
    expect((await admin.call("getDocument", { params })).document.status).toBe(status);
  });

  it("accepted takes neither pushes nor explanations until it is reopened", async () => {
    for (const way of ways.accepted) await step(way);
    const push = { params, body: pushOf("m2", 1, { "2/count": 1 }) };
    const explanation = { params, body: { code: "test-high", paths: ["1/count"], text: "x" } };
    expect(await admin.refusal("push", push)).toMatchObject({ status: 409, code: "document-locked" });
    expect(await admin.refusal("explain", explanation)).toMatchObject({ status: 409, code: "document-locked" });
    expect(await admin.refusal("push", { params, body: { ...push.body, mutations: [] } })).toMatchObject({
      status: 409,
    });
    await step("reopen");
    expect((await admin.call("push", push)).version).toBe(2);
  });

  it("submitted and then spoilt is not accepted until the error is mended", async () => {
    await step("submit");
    await admin.call("push", { params, body: pushOf("m2", 1, { "1/count": "many" }) });
    expect(await refuseStep("accept", 2)).toMatchObject({ status: 409, code: "has-problems" });
    expect((await admin.call("getDocument", { params })).document.status).toBe("submitted");
    await admin.call("push", { params, body: pushOf("m3", 2, { "1/count": 6 }) });
    expect((await step("accept", 3)).document.status).toBe("accepted");
  });

  it("submitted and accepted says when", async () => {
    fixture.wait(1_000);
    expect((await step("submit")).document).toMatchObject({
      submittedAt: "2018-04-20T09:00:01.000Z",
      acceptedAt: null,
    });
    fixture.wait(1_000);
    await step("accept");
    const { document } = await admin.call("getDocument", { params });
    expect(document).toMatchObject({
      submittedAt: "2018-04-20T09:00:01.000Z",
      acceptedAt: "2018-04-20T09:00:02.000Z",
    });
  });
});

describe("a step", () => {
  it("is refused when the document has changed since the person looked", async () => {
    expect(await refuseStep("submit", 0)).toMatchObject({ status: 409, code: "version-behind", version: 1 });
    expect(await refuseStep("submit", 2)).toMatchObject({ status: 409, code: "version-ahead", version: 1 });
    expect((await admin.call("history", { params })).transitions).toEqual([]);
  });

  it("is taken once when two take it at the same moment", async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => admin.send("transition", { params, body: { transition: "submit", expectedVersion: 1 } })),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await admin.call("history", { params })).transitions).toHaveLength(1);
  });

  it("keeps the comment as it was written", async () => {
    const comment = "Row 2:\n\u0000 half \ud800 pair";
    await admin.call("transition", { params, body: { transition: "submit", expectedVersion: 1, comment } });
    expect((await admin.call("history", { params })).transitions[0]?.comment).toBe(comment);
  });
});

describe("submitting", () => {
  it("is refused with the problems while an error stands", async () => {
    await admin.call("push", { params, body: pushOf("m2", 1, { "1/count": "abc", "2/count": 51 }) });
    const refusal = await refuseStep("submit", 2);
    expect(refusal).toMatchObject({ status: 409, code: "has-problems" });
    expect(refusal["problems"]).toMatchObject([
      { code: "not-a-count", severity: "error", paths: ["1/count"] },
      { code: "test-high", severity: "explain", paths: ["2/count"] },
    ]);
    expect((await admin.call("getDocument", { params })).document.status).toBe("draft");
  });

  it("is possible once every question is explained, and asked again when the value changes", async () => {
    await admin.call("push", { params, body: pushOf("m2", 1, { "2/count": 51 }) });
    expect(await refuseStep("submit", 2)).toMatchObject({ code: "has-problems" });
    const body = { code: "test-high", paths: ["2/count"], text: " A flu clinic. " };
    const { explanations } = await (await fixture.as("member")).call("explain", { params, body });
    expect(explanations).toEqual([
      {
        code: "test-high",
        paths: ["2/count"],
        text: "A flu clinic.",
        values: { "2/count": 51 },
        explainedBy: "Member, Alder Creek",
        explainedAt: "2018-04-20T09:00:00.000Z",
      },
    ]);
    await admin.call("push", { params, body: pushOf("m3", 2, { "2/count": 52 }) });
    expect(await refuseStep("submit", 3)).toMatchObject({ code: "has-problems" });
    await admin.call("push", { params, body: pushOf("m4", 3, { "2/count": 51 }) });
    expect((await step("submit", 4)).document.status).toBe("submitted");
  });
});

describe("an explanation", () => {
  it("takes the place of the one before it", async () => {
    await admin.call("push", { params, body: pushOf("m2", 1, { "2/count": 51 }) });
    for (const text of ["first", "second"]) {
      await admin.call("explain", { params, body: { code: "test-high", paths: ["2/count"], text } });
    }
    const { explanations } = await admin.call("getDocument", { params });
    expect(await admin.call("listExplanations", { params })).toEqual({ explanations });
    const stranger = await fixture.as("birch-champion");
    expect(await stranger.refusal("listExplanations", { params })).toMatchObject({ status: 404 });
    expect(explanations.map(({ text }) => text)).toEqual(["second"]);
    const told = { code: "test-high", paths: ["2/count"], by: "Administrator", at: "2018-04-20T09:00:00.000Z" };
    const both = [
      { ...told, text: "second" },
      { ...told, text: "first" },
    ];
    expect((await admin.call("history", { params })).explanations).toEqual(both);
    const pathed = (path: string) => admin.call("history", { params, query: { path } });
    expect((await pathed("2/count")).explanations).toEqual(both);
    expect((await pathed("1/count")).explanations).toEqual([]);
  });

  it("is refused for what asks for none, does not stand or is not there", async () => {
    const text = "Because.";
    const paths = ["1/count"];
    expect(await refuseExplanation({ code: "test-missing", paths, text })).toMatchObject({
      status: 400,
      code: "malformed-body",
    });
    expect(await refuseExplanation({ code: "constructor", paths, text })).toMatchObject({
      status: 400,
      code: "malformed-body",
    });
    expect(await refuseExplanation({ code: "test-high", paths, text })).toMatchObject({
      status: 409,
      code: "version-behind",
    });
    expect(await refuseExplanation({ code: "test-high", paths: ["9/count"], text })).toMatchObject({
      status: 400,
      code: "unknown-path",
      paths: ["9/count"],
    });
    expect(await refuseExplanation({ code: "test-high", paths, text: "  " })).toMatchObject({ status: 400 });
    expect((await admin.call("getDocument", { params })).explanations).toEqual([]);
  });
});
