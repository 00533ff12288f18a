import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod/mini";
import { documentNewsSchema, streamEndedSchema, type DocumentNews } from "../../shared/protocol/events.ts";
import { apiErrorSchema } from "../../shared/protocol/errors.ts";
import { createPush } from "../../server/services/push.ts";
import { hashSecret } from "../../server/services/random.ts";
import { authenticate } from "../../server/services/sign-in.ts";
import { openStore } from "../../server/db/open-store.ts";
import type { TestClient } from "../support/test-client.ts";
import { createFixture, pushOf, type Fixture, type FixtureOptions } from "../support/server-fixture.ts";

const quick = { pollMs: 20, heartbeatMs: 60_000 };

interface Heard {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** A stream as a client reads it: the next event, or null when it has ended. Comments are passed over. */
class Listening {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = "";

  constructor(response: Response) {
    this.response = response;
    if (response.body === null) throw new Error("No stream");
    this.#reader = response.body.getReader();
    onTestFinished(() => this.#reader.cancel());
  }

  async next(): Promise<Heard | null> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end >= 0) {
        const lines = this.#text.slice(0, end).split("\n");
        this.#text = this.#text.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field("data");
        if (data === undefined) continue;
        return { event: field("event") ?? "", id: field("id") ?? "", data: JSON.parse(data) };
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  async news(): Promise<DocumentNews> {
    const heard = await this.next();
    if (heard?.event !== "document") throw new Error(`No news: ${JSON.stringify(heard)}`);
    return z.strictObject(documentNewsSchema.shape).parse(heard.data);
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

const queryOf = (ids: readonly string[]) => new URLSearchParams(ids.map((id) => ["documentId", id])).toString();

const ask = ({ app }: Fixture, client: TestClient, ids: readonly string[], headers: Record<string, string> = {}) =>
  app.request(`/v1/events?${queryOf(ids)}`, {
    headers: { ...(client.token === null ? {} : { authorization: `Bearer ${client.token}` }), ...headers },
  });

async function listen(fixture: Fixture, client: TestClient, ids: readonly string[], headers?: Record<string, string>) {
  const response = await ask(fixture, client, ids, headers);
  expect(response.status).toBe(200);
  return new Listening(response);
}

const begin = async (options: FixtureOptions = {}) => {
  const fixture = await createFixture({ events: quick, ...options });
  const document = await fixture.open();
  return { fixture, documentId: document.documentId, member: await fixture.as("member") };
};

describe("a stream of events", () => {
  it("tells how the documents stand, and then of every change, without a value", async () => {
    const { fixture, documentId, member } = await begin();
    const other = await fixture.open("counts", "2018-Q2");
    const stream = await listen(fixture, member, [documentId, other.documentId]);
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
    expect(stream.response.headers.get("cache-control")).toContain("no-transform");
    const first = [await stream.news(), await stream.news()];
    expect(first.map((news) => news.documentId).toSorted()).toEqual([documentId, other.documentId].toSorted());
    expect(first.map(({ version, status }) => [version, status])).toEqual([
      [0, "draft"],
      [0, "draft"],
    ]);

    await member.call("push", { params: { documentId }, body: pushOf("m1", 0, { "1/note": "not for the stream" }) });
    const news = await stream.next();
    expect(news?.data).toMatchObject({ documentId, version: 1 });
    expect(JSON.stringify(news)).not.toContain("stream");
  });

  it("tells of steps, explanations and threads, which make no version", async () => {
    const { fixture, documentId, member } = await begin();
    await member.call("push", { params: { documentId }, body: pushOf("m1", 0, { "1/count": 500 }) });
    const stream = await listen(fixture, member, [documentId]);
    const start = await stream.news();
    const comment = { path: "1/count", text: "Why?" };
    await (await fixture.as("chita")).call("addComment", { params: { documentId }, body: comment });
    const commented = await stream.news();
    expect(commented.log).toBeGreaterThan(start.log);
    const explanation = { code: "test-high", paths: ["1/count"], text: "A new clinic." };
    await member.call("explain", { params: { documentId }, body: explanation });
    const explained = await stream.news();
    expect(explained.log).toBeGreaterThan(commented.log);
    const champion = await fixture.as("champion");
    await champion.call("transition", { params: { documentId }, body: { transition: "submit", expectedVersion: 1 } });
    expect(await stream.news()).toMatchObject({ status: "submitted", version: 1 });
  });

  it("tells of what another process on the same database wrote", async () => {
    const { fixture, documentId, member } = await begin();
    const stream = await listen(fixture, member, [documentId]);
    await stream.news();
    const elsewhere = await openStore({ kind: "folder", folder: fixture.folder });
    onTestFinished(() => elsewhere.close());
    const push = createPush({ ...fixture.deps, store: elsewhere });
    const admin = await fixture.as("admin");
    const caller = await authenticate({ ...fixture.deps, store: elsewhere }, hashSecret(admin.token ?? ""));
    if (!caller.ok) throw new Error("Nobody is signed in");
    const mutations = [{ mutationId: "m1", baseVersion: 0, cells: [{ path: "1/count", value: 1 }] }];
    const pushed = await push(caller.value, documentId, { protocolVersion: 1, clientId: "other", mutations });
    expect(pushed.ok).toBe(true);
    expect(await stream.news()).toMatchObject({ version: 1 });
  });

  it("tells a client that comes back only what it does not know", async () => {
    const { fixture, documentId, member } = await begin();
    const first = await listen(fixture, member, [documentId]);
    const known = (await first.next())?.id ?? "";
    await first.cancel();
    const second = await listen(fixture, member, [documentId], { "last-event-id": known });
    await member.call("push", { params: { documentId }, body: pushOf("m1", 0, { "1/count": 1 }) });
    expect(await second.news()).toMatchObject({ version: 1 });
    await second.cancel();
    const third = await listen(fixture, member, [documentId], { "last-event-id": known });
    expect(await third.news()).toMatchObject({ version: 1 });
  });

  it("keeps only the latest for a client that does not read", async () => {
    const { fixture, documentId, member } = await begin();
    const stream = await listen(fixture, member, [documentId]);
    await stream.news();
    for (let turn = 1; turn <= 30; turn += 1) {
      await member.call("push", { params: { documentId }, body: pushOf(`m${turn}`, turn - 1, { "1/count": turn }) });
    }
    await expect.poll(async () => (await member.call("pull", { params: { documentId } })).document.version).toBe(30);
    const heard: number[] = [];
    while (heard.at(-1) !== 30) heard.push((await stream.news()).version);
    expect(heard.length).toBeLessThan(30);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });

  it("ends when the server stops", async () => {
    const stopping = new AbortController();
    const { fixture, documentId, member } = await begin({ stopping: stopping.signal });
    const stream = await listen(fixture, member, [documentId]);
    await stream.news();
    stopping.abort();
    expect(await stream.next()).toBeNull();
  });
});

describe("who may listen", () => {
  const refused = async (response: Response) => [response.status, apiErrorSchema.parse(await response.json()).code];

  it("is whoever may pull: nobody signed out, and nothing of documents one may not know of", async () => {
    const { fixture, documentId, member } = await begin();
    expect(await refused(await ask(fixture, await fixture.as(null), [documentId]))).toEqual([401, "not-signed-in"]);
    const stranger = await fixture.as("birch-champion");
    expect(await refused(await ask(fixture, stranger, [documentId]))).toEqual([404, "not-found"]);
    expect(await refused(await ask(fixture, member, [documentId, "nowhere"]))).toEqual([404, "not-found"]);
    expect(await refused(await ask(fixture, member, []))).toEqual([400, "malformed-body"]);
    const many = Array.from({ length: 501 }, (_, index) => `d${index}`);
    expect(await refused(await ask(fixture, member, many))).toEqual([413, "too-large"]);
  });

  it("stays so: a stream ends with the session, and says why", async () => {
    const { fixture, documentId } = await begin({ events: { pollMs: 1_000, heartbeatMs: 20 } });
    const member = await fixture.signIn("member");
    const stream = await listen(fixture, member, [documentId]);
    await stream.news();
    fixture.wait(8 * 86_400_000);
    const ended = await stream.next();
    expect(ended?.event).toBe("ended");
    expect(streamEndedSchema.parse(ended?.data)).toEqual({ code: "session-expired" });
    expect(await stream.next()).toBeNull();
  });

  it("has twenty streams at most, and a place again for each that ends", async () => {
    const { fixture, documentId, member } = await begin();
    const streams: Listening[] = [];
    for (let index = 0; index < 20; index += 1) streams.push(await listen(fixture, member, [documentId]));
    expect(await refused(await ask(fixture, member, [documentId]))).toEqual([429, "too-many-requests"]);
    await listen(fixture, await fixture.as("champion"), [documentId]);
    await streams[0]?.cancel();
    await listen(fixture, member, [documentId]);
  });
});
