import { beforeEach, describe, expect, it } from "vitest";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let admin: TestClient;

beforeEach(async () => {
  fixture = await createFixture();
  admin = await fixture.as("admin");
});

const place = { practiceId: "alder", kind: "counts", period: "2018-Q1" };

describe("opening a document", () => {
  it("makes it the first time and gives the same one after", async () => {
    const first = await admin.send("openDocument", { params: place });
    expect(first.status).toBe(201);
    const second = await (await fixture.as("member")).send("openDocument", { params: place });
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual(await first.json());
  });

  it("makes one, when many open it at once", async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => admin.call("openDocument", { params: place })));
    expect(new Set(replies.map(({ document }) => document.documentId)).size).toBe(1);
  });

  it("takes the due date from the program, and from the kind where the program sets none", async () => {
    expect((await fixture.open("checklist")).dueDate).toBe("2018-05-15");
    expect((await fixture.open("counts")).dueDate).toBe("2018-04-30");
    expect((await fixture.open("counts", "2019-Q4")).dueDate).toBe("2020-01-31");
  });

  it.each([
    { kind: "counts", period: "2018", status: 400, code: "malformed-body" },
    { kind: "counts", period: "2018-03", status: 400, code: "malformed-body" },
    { kind: "counts", period: "2018-Q5", status: 400, code: "malformed-body" },
    { kind: "surveys", period: "2018-Q1", status: 404, code: "not-found" },
    { kind: "no such kind", period: "2018-Q1", status: 404, code: "not-found" },
  ])("refuses $kind $period with $status", async ({ kind, period, status, code }) => {
    const refusal = await admin.refusal("openDocument", { params: { practiceId: "alder", kind, period } });
    expect(refusal).toMatchObject({ status, code });
    expect((await admin.call("listDocuments")).documents).toEqual([]);
  });

  it.each(["nowhere", "%", "../alder"])("refuses the practice %j with 404", async (practiceId) => {
    const refusal = await admin.refusal("openDocument", { params: { ...place, practiceId } });
    expect(refusal).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("listing documents", () => {
  beforeEach(async () => {
    for (const practiceId of ["birch", "alder"]) {
      for (const period of ["2018-Q2", "2018-Q1", "2017-Q4"]) {
        await admin.call("openDocument", { params: { practiceId, kind: "counts", period } });
      }
    }
  });

  it("gives pages that neither repeat nor skip one", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit: "4", ...(cursor === null ? {} : { cursor }) };
      const page = await admin.call("listDocuments", { query });
      seen.push(...page.documents.map(({ practiceId, period }) => `${practiceId} ${period}`));
      cursor = page.nextCursor;
      await admin.call("openDocument", { params: { practiceId: "alder", kind: "counts", period: "2001-Q1" } });
    } while (cursor !== null);
    const periods = ["2017-Q4", "2018-Q1", "2018-Q2"];
    expect(seen).toEqual(["alder", "birch"].flatMap((practice) => periods.map((period) => `${practice} ${period}`)));
  });

  it.each([
    { query: { practiceId: "birch" }, count: 3 },
    { query: { period: "2018-Q1" }, count: 2 },
    { query: { kind: "checklist" }, count: 0 },
    { query: { status: "draft", programId: "valley" }, count: 6 },
    { query: { status: "accepted" }, count: 0 },
    { query: { programId: "hills" }, count: 0 },
    { query: { limit: "6" }, count: 6 },
    { query: { practiceId: "birch", programId: "", status: "", cursor: "", limit: "" }, count: 3 },
  ])("filters by $query", async ({ query, count }) => {
    const page = await admin.call("listDocuments", { query });
    expect(page.documents).toHaveLength(count);
    expect(page.nextCursor).toBeNull();
  });

  it.each([
    { cursor: "garbage" },
    { cursor: "WzEsMiwzXQ" },
    { limit: "0" },
    { limit: "501" },
    { limit: "many" },
    { status: "lost" },
    { period: "2018-Q9" },
  ] as Record<string, string>[])("refuses %j with 400", async (query) => {
    expect(await admin.refusal("listDocuments", { query })).toMatchObject({ status: 400, code: "malformed-body" });
  });
});

describe("reading a document", () => {
  it("compares with the last accepted one before it, of the same practice and kind", async () => {
    for (const period of ["2017-Q3", "2017-Q4", "2018-Q2"]) {
      const params = { documentId: (await fixture.open("counts", period)).documentId };
      await admin.call("push", {
        params,
        body: pushOf("m1", 0, { "1/count": Number(period.at(-1)), "2/count": null }),
      });
      await admin.call("transition", { params, body: { transition: "submit", expectedVersion: 1 } });
      if (period === "2017-Q4") continue;
      await admin.call("transition", { params, body: { transition: "accept", expectedVersion: 1 } });
    }
    const { documentId } = await fixture.open("counts", "2018-Q1");
    const { previous } = await admin.call("getDocument", { params: { documentId } });
    expect(previous).toMatchObject({ period: "2017-Q3", cells: { "1/count": 3 } });
    const other = await fixture.open("checklist", "2018-Q1");
    expect((await admin.call("getDocument", { params: { documentId: other.documentId } })).previous).toBeNull();
  });
});

describe("pulling", () => {
  let params: { documentId: string };
  const pull = (cursor?: string) =>
    admin.call("pull", { params, ...(cursor === undefined ? {} : { query: { cursor } }) });

  beforeEach(async () => {
    params = { documentId: (await fixture.open()).documentId };
    await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": 1, "2/count": 2 }) });
  });

  it("gives everything without a cursor and what changed since with one, cleared cells too", async () => {
    const first = await pull();
    expect(Object.keys(first.cells)).toEqual(["1/count", "2/count"]);
    await admin.call("push", { params, body: pushOf("m2", 1, { "2/count": null, "3/note": "x" }) });
    const second = await pull(first.cursor);
    expect(Object.entries(second.cells).map(([path, { value }]) => [path, value])).toEqual([
      ["2/count", null],
      ["3/note", "x"],
    ]);
    expect(second.document.version).toBe(2);
    expect((await pull(second.cursor)).cells).toEqual({});
  });

  it("tells of a step of the status even when no cell changed", async () => {
    const { cursor } = await pull();
    await admin.call("transition", { params, body: { transition: "submit", expectedVersion: 1 } });
    expect(await pull(cursor)).toMatchObject({ cells: {}, document: { status: "submitted" } });
  });

  it.each(["garbage", "-1", "1.5", "1e3", " ", "9".repeat(100)])("refuses the cursor %j with 400", async (cursor) => {
    const refusal = await admin.refusal("pull", { params, query: { cursor } });
    expect(refusal).toMatchObject({ status: 400, code: "malformed-body" });
  });

  it("refuses a cursor the document has not reached with 409", async () => {
    const refusal = await admin.refusal("pull", { params, query: { cursor: "2" } });
    expect(refusal).toMatchObject({ status: 409, code: "version-ahead", version: 1 });
  });

  it("refuses a cursor of another past with 409, however far the document has come", async () => {
    const cursor = (await pull()).cursor.replace("m1", "never-happened");
    const refused = { status: 409, code: "version-ahead" };
    expect(await admin.refusal("pull", { params, query: { cursor } })).toMatchObject(refused);
    await admin.call("push", { params, body: pushOf("m2", 1, { "2/count": 3 }) });
    expect(await admin.refusal("pull", { params, query: { cursor } })).toMatchObject(refused);
    const { documents, refused: among } = await admin.call("pullMany", {
      body: { documents: [{ ...params, cursor }] },
    });
    expect([documents, among]).toMatchObject([[], [{ ...params, code: "version-ahead" }]]);
  });
});

describe("the history", () => {
  it("says who changed what, from what to what, newest first", async () => {
    const params = { documentId: (await fixture.open()).documentId };
    const member = await fixture.as("member");
    await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
    fixture.wait(60_000);
    await member.call("push", { params, body: pushOf("m2", 1, { "1/count": 2, "1/note": "x" }) });
    await admin.call("transition", { params, body: { transition: "submit", expectedVersion: 2, comment: "done" } });
    const history = await member.call("history", { params });
    expect(history.changes.map(({ path, before, after, version }) => [path, before, after, version])).toEqual([
      ["1/note", null, "x", 2],
      ["1/count", 1, 2, 2],
      ["1/count", null, 1, 1],
    ]);
    expect(history.changes[0]).toMatchObject({
      changedBy: "Member, Alder Creek",
      changedAt: "2018-04-20T09:01:00.000Z",
    });
    expect(history.transitions).toEqual([
      {
        transition: "submit",
        status: "submitted",
        version: 2,
        comment: "done",
        rulesVersion: "7",
        by: "Administrator",
        at: "2018-04-20T09:01:00.000Z",
      },
    ]);
    const ofCell = await member.call("history", { params, query: { path: "1/count" } });
    expect(ofCell.changes.map(({ after }) => after)).toEqual([2, 1]);
    expect(ofCell).toMatchObject({ transitions: [], nextCursor: null });
  });

  it("comes in pages that neither repeat nor skip a change", async () => {
    const params = { documentId: (await fixture.open()).documentId };
    for (let start = 0; start < 450; start += 90) {
      const mutations = Array.from({ length: 90 }, (_, index) => ({
        mutationId: `m${start + index}`,
        baseVersion: start,
        cells: [{ path: "1/count", value: 450 - start - index }],
      }));
      await admin.call("push", { params, body: { ...pushOf("m", 0, {}), mutations } });
    }
    await admin.call("transition", { params, body: { transition: "submit", expectedVersion: 450 } });
    const pages = [await admin.call("history", { params })];
    for (let cursor = pages[0]?.nextCursor ?? null; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null) {
      pages.push(await admin.call("history", { params, query: { cursor } }));
    }
    expect(pages.map(({ changes }) => changes.length)).toEqual([200, 200, 50]);
    const values = pages.flatMap(({ changes }) => changes.map(({ after }) => after));
    expect(values).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
    expect(pages.flatMap(({ transitions }) => transitions)).toHaveLength(1);
  });

  it.each(["garbage", "1", "1.", "-1.2"])("refuses the cursor %j with 400", async (cursor) => {
    const params = { documentId: (await fixture.open()).documentId };
    expect(await admin.refusal("history", { params, query: { cursor } })).toMatchObject({ status: 400 });
  });
});
