import { beforeAll, describe, expect, it } from "vitest";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { TestClient } from "../support/test-client.ts";
import { formatPeriod, stepPeriod } from "../../shared/period.ts";

let fixture: Fixture;
let chita: TestClient;
let champion: TestClient;
let used = 0;

beforeAll(async () => {
  fixture = await createFixture();
  chita = await fixture.as("chita");
  champion = await fixture.as("champion");
});

/** A document of its own for each test. */
async function freshDocument(): Promise<{ documentId: string }> {
  used += 1;
  const { documentId } = await fixture.open(
    "counts",
    formatPeriod(stepPeriod({ unit: "quarter", year: 2001, index: 1 }, used)),
  );
  return { documentId };
}

const listed = async (params: { documentId: string }, query: Record<string, string> = {}) =>
  (await chita.call("listComments", { params, query })).comments;

describe("a thread", () => {
  it("is opened on a cell, answered, resolved and reopened, each with who and when", async () => {
    const params = await freshDocument();
    const opened = await chita.call("addComment", { params, body: { path: "1/count", text: " Is this right? " } });
    const { commentId } = opened.comment;
    expect(opened.comment).toEqual({
      commentId,
      path: "1/count",
      text: "Is this right?",
      replyTo: null,
      writtenBy: "CHITA",
      writtenAt: "2018-04-20T09:00:00.000Z",
      resolved: false,
      resolvedBy: null,
      resolvedAt: null,
    });
    const answer = await champion.call("addComment", {
      params,
      body: { path: "1/count", text: "Yes.", replyTo: commentId },
    });
    expect(answer.comment).toMatchObject({ replyTo: commentId, writtenBy: "Champion, Alder Creek", resolved: false });

    fixture.wait(1_000);
    const at = { params: { ...params, commentId } };
    const resolved = await chita.call("resolveComment", { ...at, body: { resolved: true } });
    expect(resolved.comment).toMatchObject({ commentId, resolved: true, resolvedBy: "CHITA" });
    expect((await listed(params)).map((comment) => [comment.text, comment.resolved])).toEqual([
      ["Is this right?", true],
      ["Yes.", true],
    ]);
    const reopened = await champion.call("resolveComment", { ...at, body: { resolved: false } });
    expect(reopened.comment).toMatchObject({ resolved: false, resolvedBy: null, resolvedAt: null });
  });

  it("that is resolved opens again with an answer, so that nobody misses it", async () => {
    const params = await freshDocument();
    const { comment } = await chita.call("addComment", { params, body: { path: "1/count", text: "Why?" } });
    const at = { params: { ...params, commentId: comment.commentId } };
    await chita.call("resolveComment", { ...at, body: { resolved: true } });
    const body = { path: "1/count", text: "One more thing.", replyTo: comment.commentId };
    await champion.call("addComment", { params, body });
    expect((await listed(params, { resolved: "false" })).map(({ text }) => text)).toEqual(["Why?", "One more thing."]);
  });

  it("is one thread whichever of its comments is answered or resolved", async () => {
    const params = await freshDocument();
    const first = await chita.call("addComment", { params, body: { path: "1/count", text: "a" } });
    const threadId = first.comment.commentId;
    const second = await champion.call("addComment", {
      params,
      body: { path: "1/count", text: "b", replyTo: threadId },
    });
    const third = await chita.call("addComment", {
      params,
      body: { path: "1/count", text: "c", replyTo: second.comment.commentId },
    });
    expect(third.comment.replyTo).toBe(threadId);
    const { comment } = await chita.call("resolveComment", {
      params: { ...params, commentId: third.comment.commentId },
      body: { resolved: true },
    });
    expect(comment).toMatchObject({ commentId: threadId, resolved: true });
  });

  it("keeps any text as it was written, up to 2,000 characters", async () => {
    const params = await freshDocument();
    const text = "Row 2:\n\u0000 half \ud800 pair 😀";
    const { comment } = await chita.call("addComment", { params, body: { path: "1/note", text } });
    expect(comment.text).toBe(text);
    expect((await listed(params))[0]?.text).toBe(text);
    const long = "x".repeat(2_000);
    const kept = await chita.call("addComment", { params, body: { path: "1/note", text: long } });
    expect(kept.comment.text).toBe(long);
    for (const wrong of [`${long}x`, "  ", "", 7, null]) {
      const refusal = await chita.refusal("addComment", { params, body: { path: "1/note", text: wrong } });
      expect(refusal).toMatchObject({ status: 400, code: "malformed-body" });
    }
  });

  it("leaves the document's version and cells alone, on an accepted document too", async () => {
    const params = await freshDocument();
    const admin = await fixture.as("admin");
    await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": 5 }) });
    for (const transition of ["submit", "accept"]) {
      await admin.call("transition", { params, body: { transition, expectedVersion: 1 } });
    }
    await champion.call("addComment", { params, body: { path: "1/count", text: "A question afterwards." } });
    const { document, cells } = await champion.call("getDocument", { params });
    expect(document).toMatchObject({ version: 1, status: "accepted" });
    expect(Object.keys(cells)).toEqual(["1/count"]);
  });
});

describe("a comment sent again", () => {
  const body = { path: "1/count", text: "Why?", commentId: "mine-1" };

  it("with its own id is answered and not written twice", async () => {
    const params = await freshDocument();
    const first = await chita.send("addComment", { params, body });
    const second = await chita.send("addComment", { params, body });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(await second.json()).toEqual(await first.json());
    expect(await listed(params)).toHaveLength(1);
  });

  it("by several at once is written once", async () => {
    const params = await freshDocument();
    const replies = await Promise.all([1, 2, 3, 4].map(() => chita.send("addComment", { params, body })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 201]);
    expect(await listed(params)).toHaveLength(1);
  });

  it("with another text, cell, thread or author under the same id is refused", async () => {
    const params = await freshDocument();
    await chita.call("addComment", { params, body });
    const others = [{ text: "What?" }, { path: "2/count" }, { replyTo: "mine-1" }];
    for (const other of others) {
      const refusal = await chita.refusal("addComment", { params, body: { ...body, ...other } });
      expect(refusal).toMatchObject({ status: 409, code: "comment-id-reused" });
    }
    expect(await champion.refusal("addComment", { params, body })).toMatchObject({ code: "comment-id-reused" });
    expect(await listed(params)).toHaveLength(1);
  });

  it("resolving what is resolved changes nothing and is not told twice", async () => {
    const params = await freshDocument();
    await chita.call("addComment", { params, body });
    const at = { params: { ...params, commentId: "mine-1" }, body: { resolved: true } };
    const once = await chita.call("resolveComment", at);
    fixture.wait(1_000);
    expect(await champion.call("resolveComment", at)).toEqual(once);
    const { comments } = await chita.call("history", { params });
    expect(comments.map(({ action }) => action)).toEqual(["resolve", "open"]);
  });
});

describe("a comment is refused", () => {
  it("on a path that is no cell of the document", async () => {
    const params = await freshDocument();
    const refusal = await chita.refusal("addComment", { params, body: { path: "9/count", text: "Why?" } });
    expect(refusal).toMatchObject({ status: 400, code: "unknown-path", paths: ["9/count"] });
    for (const path of ["A1", "", null, undefined]) {
      const wrong = await chita.refusal("addComment", { params, body: { path, text: "Why?" } });
      expect(wrong).toMatchObject({ status: 400, code: "malformed-body" });
    }
  });

  it("when it answers what is not there, or is about another cell", async () => {
    const params = await freshDocument();
    const elsewhere = await freshDocument();
    const there = await chita.call("addComment", { params: elsewhere, body: { path: "1/count", text: "There" } });
    const { comment } = await chita.call("addComment", { params, body: { path: "1/count", text: "Here" } });
    const answers = [
      { path: "1/count", replyTo: there.comment.commentId },
      { path: "2/count", replyTo: comment.commentId },
    ];
    for (const answer of answers) {
      const refusal = await chita.refusal("addComment", { params, body: { ...answer, text: "?" } });
      expect(refusal).toMatchObject({ status: 400, code: "malformed-body" });
    }
    const strange = { params: { ...params, commentId: there.comment.commentId }, body: { resolved: true } };
    expect(await chita.refusal("resolveComment", strange)).toMatchObject({ status: 404, code: "not-found" });
    const unclear = { params: { ...params, commentId: comment.commentId }, body: { resolved: "yes" } };
    expect(await chita.refusal("resolveComment", unclear)).toMatchObject({ status: 400, code: "malformed-body" });
  });
});

describe("the list of comments", () => {
  it("comes in pages that neither repeat nor skip one, and can be of one cell", async () => {
    const params = await freshDocument();
    const texts = Array.from({ length: 203 }, (_, index) => `Comment ${index}`);
    for (const [index, text] of texts.entries()) {
      await chita.call("addComment", { params, body: { path: index % 2 === 0 ? "1/count" : "2/count", text } });
    }
    const first = await chita.call("listComments", { params });
    const second = await chita.call("listComments", { params, query: { cursor: first.nextCursor ?? "" } });
    expect(second.nextCursor).toBeNull();
    expect([...first.comments, ...second.comments].map(({ text }) => text)).toEqual(texts);
    const ofCell = await chita.call("listComments", { params, query: { path: "2/count" } });
    expect(ofCell.comments).toHaveLength(101);
  });

  it("takes no cursor that it did not give, and no half answer for resolved", async () => {
    const params = await freshDocument();
    for (const query of [{ cursor: "x" }, { cursor: "1.2" }, { resolved: "maybe" }, { path: "A1" }]) {
      expect(await chita.refusal("listComments", { params, query })).toMatchObject({
        status: 400,
        code: "malformed-body",
      });
    }
  });
});

it("tells in the history what happened to the threads, of one cell too", async () => {
  const params = await freshDocument();
  const { comment } = await chita.call("addComment", { params, body: { path: "1/count", text: "Why?" } });
  await champion.call("addComment", { params, body: { path: "1/count", text: "So.", replyTo: comment.commentId } });
  await chita.call("addComment", { params, body: { path: "2/count", text: "And this?" } });
  await chita.call("resolveComment", {
    params: { ...params, commentId: comment.commentId },
    body: { resolved: true },
  });
  const whole = await chita.call("history", { params });
  expect(whole.comments.map(({ action, path, text, by }) => [action, path, text, by])).toEqual([
    ["resolve", "1/count", null, "CHITA"],
    ["open", "2/count", "And this?", "CHITA"],
    ["answer", "1/count", "So.", "Champion, Alder Creek"],
    ["open", "1/count", "Why?", "CHITA"],
  ]);
  const ofCell = await chita.call("history", { params, query: { path: "2/count" } });
  expect(ofCell.comments.map(({ text }) => text)).toEqual(["And this?"]);
});
