import { describe, expect, it } from "vitest";
import { err, ok } from "../../../../shared/result.ts";
import type { CallInput, CallReply } from "../../../../addin/sync/api-client.ts";
import { createThreadDesk, threadsOf } from "../../../../addin/sync/thread-desk.ts";
import { fakeApi } from "../../../support/pane-fakes.ts";

type Comment = CallReply<"addComment">["comment"];

const comment = (commentId: string, own: Partial<Comment> = {}): Comment => ({
  commentId,
  path: "1/count",
  text: `Words of ${commentId}`,
  replyTo: null,
  writtenBy: "CHITA",
  writtenAt: "2018-04-20T09:00:00Z",
  resolved: false,
  resolvedBy: null,
  resolvedAt: null,
  ...own,
});

/** A server that may lose its replies after having done what it was asked. */
function serverOf(pages: readonly (readonly Comment[])[] = [[]]) {
  const sent: CallInput<"addComment">["body"][] = [];
  const written = new Map<string, Comment>();
  let losesReply = false;
  const api = fakeApi({
    listComments: ({ query }) => {
      const page = Number(query?.cursor ?? 0);
      const comments = [...(pages[page] ?? []), ...(page === pages.length - 1 ? written.values() : [])];
      return ok({ comments, nextCursor: page < pages.length - 1 ? String(page + 1) : null });
    },
    addComment: ({ body }) => {
      sent.push(body);
      const { commentId = "none", path, text, replyTo = null } = body;
      const made = comment(commentId, { path, text, replyTo });
      written.set(commentId, made);
      return losesReply ? err({ kind: "offline" }) : ok({ comment: made });
    },
    resolveComment: ({ params }) => {
      const found = written.get(params.commentId);
      return found === undefined ? err({ kind: "offline" }) : ok({ comment: found });
    },
  });
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const desk = createThreadDesk({ api, documentId: "d1", newId });
  return { desk, sent, lose: (yes: boolean) => void (losesReply = yes) };
}

describe("threads", () => {
  it("stand open ones first, and of each the one last spoken in on top", () => {
    const all = threadsOf([
      comment("old"),
      comment("settled", { resolved: true, resolvedBy: "CHITA", writtenAt: "2018-04-22T09:00:00Z" }),
      comment("new", { writtenAt: "2018-04-21T09:00:00Z" }),
      comment("answer", { replyTo: "old", writtenAt: "2018-04-23T09:00:00Z" }),
    ]);
    expect(all.map(({ threadId, comments }) => [threadId, comments.length])).toEqual([
      ["old", 2],
      ["new", 1],
      ["settled", 1],
    ]);
  });

  it("are read page after page", async () => {
    const { desk } = serverOf([[comment("a")], [comment("b")]]);
    await desk.load();
    expect(desk.getState().threads).toHaveLength(2);
  });
});

describe("words", () => {
  const words = { path: "1/count", text: "Why?", threadId: null };

  it("are written and shown", async () => {
    const { desk } = serverOf();
    expect(await desk.say(words)).toBe(true);
    expect(desk.getState()).toMatchObject({ isBusy: false, error: null, threads: [{ path: "1/count" }] });
  });

  it("whose reply was lost are sent again under the id they had", async () => {
    const { desk, sent, lose } = serverOf();
    lose(true);
    expect(await desk.say(words)).toBe(false);
    expect(desk.getState()).toMatchObject({ isBusy: false, error: { kind: "offline" } });
    lose(false);
    expect(await desk.say(words)).toBe(true);
    expect(sent.map(({ commentId }) => commentId)).toEqual(["id-1", "id-1"]);
  });

  it("said twice on purpose are two comments", async () => {
    const { desk, sent } = serverOf();
    await desk.say(words);
    await desk.say(words);
    expect(sent.map(({ commentId }) => commentId)).toEqual(["id-1", "id-2"]);
  });

  it("that answer name the thread", async () => {
    const { desk, sent } = serverOf();
    await desk.say({ ...words, threadId: "c1" });
    expect(sent[0]).toMatchObject({ replyTo: "c1" });
  });
});

it("says why a thread was not resolved", async () => {
  const { desk } = serverOf();
  expect(await desk.setResolved("nothing", true)).toBe(false);
  expect(desk.getState().error).toEqual({ kind: "offline" });
});
