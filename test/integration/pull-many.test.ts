import { beforeEach, describe, expect, it } from "vitest";
import type { PullManyReply } from "../../shared/protocol/pull.ts";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let chita: TestClient;
let ids: readonly [string, string, string];

beforeEach(async () => {
  fixture = await createFixture();
  chita = await fixture.as("chita");
  const open = async (period: string) => (await fixture.open("counts", period)).documentId;
  ids = [await open("2018-Q1"), await open("2018-Q2"), await open("2018-Q3")];
});

const push = (documentId: string, ...rest: Parameters<typeof pushOf>) =>
  chita.call("push", { params: { documentId }, body: pushOf(...rest) });

const pull = (documents: readonly { documentId: string; cursor?: string }[], client = chita) =>
  client.call("pullMany", { body: { documents } });

const askAll = (): { documentId: string }[] => ids.map((documentId) => ({ documentId }));

const next = ({ documents }: PullManyReply) =>
  documents.map(({ document, cursor }) => ({ documentId: document.documentId, cursor }));

describe("pulling many documents", () => {
  it("gives of each what pulling it alone gives", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1, "2/note": "a\u0000b \ud800" });
    await push(ids[2], "m1", 0, { "3/count": 3 });
    await push(ids[2], "m2", 1, { "3/count": null });
    const { documents, refused } = await pull(askAll());
    expect(refused).toEqual([]);
    const alone = await Promise.all(ids.map((documentId) => chita.call("pull", { params: { documentId } })));
    expect(documents.map(({ document, cells }) => ({ document, cells }))).toEqual(
      alone.map(({ document, cells }) => ({ document, cells })),
    );
  });

  it("is silent about documents of which nothing changed", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1 });
    const first = await pull(askAll());
    expect(await pull(next(first))).toEqual({ documents: [], refused: [] });
    await push(ids[1], "m1", 0, { "2/count": 2 });
    const { documents } = await pull(next(first));
    expect(documents.map(({ document, cells }) => [document.documentId, Object.keys(cells)])).toEqual([
      [ids[1], ["2/count"]],
    ]);
  });

  it("tells of a status that changed without any cell", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1 });
    const first = await pull(askAll());
    const admin = await fixture.as("admin");
    const body = { transition: "submit", expectedVersion: 1 };
    await admin.call("transition", { params: { documentId: ids[0] }, body });
    const { documents } = await pull(next(first));
    expect(documents).toMatchObject([{ document: { documentId: ids[0], status: "submitted" }, cells: {} }]);
    expect(
      (await pull(next(first).map((one, at) => (at === 0 ? (next({ documents, refused: [] })[0] ?? one) : one))))
        .documents,
    ).toEqual([]);
  });

  it("takes the cursors of single pulls, which take its own", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1 });
    const params = { documentId: ids[0] };
    const { cursor } = await chita.call("pull", { params });
    const [many] = (await pull([{ documentId: ids[0], cursor }])).documents;
    expect(many?.cells).toEqual({});
    await push(ids[0], "m2", 1, { "2/count": 2 });
    const { cells } = await chita.call("pull", { params, query: { cursor: many?.cursor ?? "" } });
    expect(Object.keys(cells)).toEqual(["2/count"]);
  });

  it("names those that cannot be pulled and gives the others", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1 });
    const [first, second, third] = ids;
    const reply = await pull([
      { documentId: "nowhere" },
      { documentId: first },
      { documentId: second, cursor: "7" },
      { documentId: third, cursor: "not one" },
    ]);
    expect(reply.documents.map(({ document }) => document.documentId)).toEqual([first]);
    expect(reply.refused).toEqual([
      { documentId: "nowhere", code: "not-found" },
      { documentId: second, code: "version-ahead", version: 0 },
      { documentId: third, code: "malformed-body" },
    ]);
  });

  it("shows nobody what is not theirs to see", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1 });
    expect(await pull(askAll(), await fixture.as("birch-champion"))).toEqual({
      documents: [],
      refused: ids.map((documentId) => ({ documentId, code: "not-found" })),
    });
  });

  it("takes 500 documents and none twice", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ documentId: `d${index}` }));
    expect((await pull(many(500))).refused).toHaveLength(500);
    expect(await chita.refusal("pullMany", { body: { documents: many(501) } })).toMatchObject({ code: "too-large" });
    const twice = { documents: [...many(1), ...many(1)] };
    expect(await chita.refusal("pullMany", { body: twice })).toMatchObject({ code: "malformed-body" });
    expect(await pull([])).toEqual({ documents: [], refused: [] });
  });
});

describe("a reply with an ETag", () => {
  it.each(["getDocument", "pull", "receipt"] as const)(
    "of %s is not sent again while it says the same",
    async (name) => {
      const params = { documentId: ids[0] };
      const first = await chita.send(name, { params });
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^"[A-Za-z0-9_-]{22}"$/);
      const again = await chita.send(name, { params, headers: { "if-none-match": etag } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
      await push(ids[0], "m1", 0, { "1/count": 1 });
      const after = await chita.send(name, { params, headers: { "if-none-match": etag } });
      expect(after.status).toBe(200);
      expect(after.headers.get("etag")).not.toBe(etag);
    },
  );

  it("changes when only the status does", async () => {
    await push(ids[0], "m1", 0, { "1/count": 1 });
    const params = { documentId: ids[0] };
    const etag = (await chita.send("pull", { params })).headers.get("etag") ?? "";
    const admin = await fixture.as("admin");
    await admin.call("transition", { params, body: { transition: "submit", expectedVersion: 1 } });
    expect((await chita.send("pull", { params, headers: { "if-none-match": etag } })).status).toBe(200);
  });

  it("tells nobody that a document is there", async () => {
    const params = { documentId: ids[0] };
    const etag = (await chita.send("pull", { params })).headers.get("etag") ?? "";
    const stranger = await fixture.as("birch-champion");
    expect((await stranger.send("pull", { params, headers: { "if-none-match": etag } })).status).toBe(404);
    expect((await stranger.send("pull", { params, headers: { "if-none-match": "*" } })).status).toBe(404);
  });
});

describe("a receipt", () => {
  it("is the hash of the document's values, whoever entered them in whatever order", async () => {
    const receipt = (documentId: string) => chita.call("receipt", { params: { documentId } });
    const empty = await receipt(ids[2]);
    // SHA-256 of {}
    expect(empty.hash).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    await push(ids[0], "m1", 0, { "1/count": 1, "2/note": "x" });
    await push(ids[1], "m1", 0, { "2/note": "x", "3/note": "gone" });
    await push(ids[1], "m2", 1, { "1/count": "1", "3/note": null });
    const [first, second] = [await receipt(ids[0]), await receipt(ids[1])];
    // SHA-256 of {"1/count":1,"2/note":"x"}
    expect(first.hash).toBe("54f3cb25b0648dbbb8a020e3aaa15bc3f34edb1e77adbe9c9f5c3aeff961c099");
    expect(second.hash).toBe(first.hash);
    expect([first.version, second.version, second.document.version]).toEqual([1, 2, 2]);
  });
});
