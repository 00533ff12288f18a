import { beforeEach, describe, expect, it } from "vitest";
import { createFixture, pushOf, type Fixture } from "../support/server-fixture.ts";
import type { TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let member: TestClient;
let params: { documentId: string };

beforeEach(async () => {
  fixture = await createFixture();
  const { documentId } = await fixture.open();
  params = { documentId };
  member = await fixture.as("member");
});

const push = (client: TestClient, ...rest: Parameters<typeof pushOf>) =>
  client.call("push", { params, body: pushOf(...rest) });

const read = () => member.call("getDocument", { params });

describe("a push", () => {
  it("keeps what was typed, with who and when, and judges the whole document", async () => {
    const reply = await push(member, "m1", 0, { "2/count": 12, "1/note": "ready" });
    expect(reply.version).toBe(1);
    expect(reply.results).toEqual([{ mutationId: "m1", outcome: "applied", version: 1, conflicts: [] }]);
    expect(reply.problems.map(({ code }) => code)).toEqual(["test-missing"]);
    const { cells, document } = await read();
    expect(document.version).toBe(1);
    const mark = { version: 1, changedBy: "Member, Alder Creek", changedAt: "2018-04-20T09:00:00.000Z" };
    expect(cells).toEqual({ "2/count": { value: 12, ...mark }, "1/note": { value: "ready", ...mark } });
  });

  it("keeps values as their cell's type reads them", async () => {
    await push(member, "m1", 0, { "1/count": " 1,204 ", "1/answer": "1 - Some", "1/note": 7, "2/note": "   " });
    const { cells } = await read();
    expect(Object.entries(cells).map(([path, { value }]) => [path, value])).toEqual([
      ["1/answer", 1],
      ["1/count", 1204],
      ["1/note", "7"],
    ]);
  });

  it("keeps a value of the wrong kind as typed and shows it as an error", async () => {
    const reply = await push(member, "m1", 0, { "1/count": "abc", "2/answer": 7 });
    expect(reply.results[0]?.outcome).toBe("applied");
    expect(reply.problems.map(({ code, severity, paths }) => [code, severity, ...paths])).toEqual([
      ["not-a-count", "error", "1/count"],
      ["not-a-choice", "error", "2/answer"],
    ]);
    expect((await read()).cells["1/count"]?.value).toBe("abc");
  });

  it("keeps the longest text a sheet's cell can hold, as a problem where its cell takes less", async () => {
    const text = "x".repeat(32_767);
    const reply = await push(member, "m1", 0, { "1/note": text });
    expect(reply.problems.map(({ code, paths }) => [code, ...paths])).toContainEqual(["text-too-long", "1/note"]);
    expect((await read()).cells["1/note"]?.value).toBe(text);
  });

  it.each(["a\u0000b", "half \ud800 pair", "😀 'quoted' \"twice\" \\", "=SUM(A1)", "line\nline"])(
    "gives back %j exactly as it was sent",
    async (text) => {
      await push(member, "m1", 0, { "1/note": text });
      expect((await read()).cells["1/note"]?.value).toBe(text);
    },
  );

  it("without cells is applied and makes a version", async () => {
    expect((await push(member, "m1", 0, {})).version).toBe(1);
  });

  it("without mutations changes nothing", async () => {
    const reply = await member.call("push", { params, body: { ...pushOf("m", 0, {}), mutations: [] } });
    expect(reply).toMatchObject({ version: 0, results: [] });
  });
});

describe("sending a mutation again", () => {
  it("is acknowledged with the version it got and applied once", async () => {
    await push(member, "m1", 0, { "1/count": 1 });
    await push(member, "m2", 1, { "1/count": 2 });
    const again = await push(member, "m1", 0, { "1/count": 1 });
    expect(again.version).toBe(2);
    expect(again.results).toEqual([{ mutationId: "m1", outcome: "alreadyProcessed", version: 1, conflicts: [] }]);
    expect((await read()).cells["1/count"]?.value).toBe(2);
    const { changes } = await member.call("history", { params });
    expect(changes).toHaveLength(2);
  });

  it("names the conflicts that still stand, and only those", async () => {
    const champion = await fixture.as("champion");
    await push(champion, "c1", 0, { "1/count": 1, "2/count": 1 });
    const refused = { "1/count": 5, "2/count": 6, "3/count": 7 };
    expect((await push(member, "m1", 0, refused)).results[0]?.outcome).toBe("conflict");
    await push(champion, "c2", 2, { "1/count": 5 });
    const [again] = (await push(member, "m1", 0, refused)).results;
    expect(again).toMatchObject({ outcome: "alreadyProcessed", version: 2 });
    expect(again?.conflicts.map(({ path, mine }) => [path, mine])).toEqual([["2/count", 6]]);
  });

  it("with other values, or another base version, is refused and changes nothing", async () => {
    await push(member, "m1", 0, { "1/count": 1 });
    for (const body of [pushOf("m1", 0, { "1/count": 2 }), pushOf("m1", 1, { "1/count": 1 })]) {
      expect(await member.refusal("push", { params, body })).toMatchObject({ status: 409, code: "mutation-id-reused" });
    }
    expect((await read()).document.version).toBe(1);
  });

  it("within one push is acknowledged like any other", async () => {
    const once = pushOf("m1", 0, { "1/count": 1 });
    const body = { ...once, mutations: [...once.mutations, ...once.mutations] };
    const { results, version } = await member.call("push", { params, body });
    expect(results.map(({ outcome }) => outcome)).toEqual(["applied", "alreadyProcessed"]);
    expect(version).toBe(1);
  });

  it("is acknowledged even after the document was accepted, since nothing changes", async () => {
    const body = pushOf("m1", 0, { "1/count": 1 });
    await member.call("push", { params, body });
    const admin = await fixture.as("admin");
    for (const transition of ["submit", "accept"]) {
      await admin.call("transition", { params, body: { transition, expectedVersion: 1 } });
    }
    expect((await member.call("push", { params, body })).results[0]?.outcome).toBe("alreadyProcessed");
    const both = { ...body, mutations: [...body.mutations, ...pushOf("m2", 1, { "2/count": 1 }).mutations] };
    expect(await member.refusal("push", { params, body: both })).toMatchObject({
      status: 409,
      code: "document-locked",
    });
  });
});

describe("a cell that changed elsewhere meanwhile", () => {
  it("keeps its value and comes back as a conflict with both, while the others are applied", async () => {
    const champion = await fixture.as("champion");
    await push(champion, "c1", 0, { "1/count": 10 });
    const reply = await push(member, "m1", 0, { "1/count": 20, "2/count": 30 });
    const theirs = {
      value: 10,
      version: 1,
      changedBy: "Champion, Alder Creek",
      changedAt: "2018-04-20T09:00:00.000Z",
    };
    expect(reply.results).toEqual([
      { mutationId: "m1", outcome: "conflict", version: 2, conflicts: [{ path: "1/count", mine: 20, theirs }] },
    ]);
    const { cells } = await read();
    expect([cells["1/count"]?.value, cells["2/count"]?.value]).toEqual([10, 30]);
  });

  it("clashes with nothing when both chose the same value, and keeps its version", async () => {
    await push(await fixture.as("champion"), "c1", 0, { "1/count": 10 });
    const reply = await push(member, "m1", 0, { "1/count": "10.0" });
    expect(reply.results[0]).toMatchObject({ outcome: "applied", version: 2, conflicts: [] });
    expect((await read()).cells["1/count"]).toMatchObject({ version: 1, changedBy: "Champion, Alder Creek" });
    expect((await member.call("history", { params })).changes).toHaveLength(1);
  });

  it("makes no version when every cell was refused", async () => {
    await push(await fixture.as("champion"), "c1", 0, { "1/count": 10 });
    const reply = await push(member, "m1", 0, { "1/count": 20 });
    expect(reply).toMatchObject({ version: 1, results: [{ outcome: "conflict", version: 1 }] });
  });

  it("is overwritten once its author has seen it and pushes with the newer version", async () => {
    await push(await fixture.as("champion"), "c1", 0, { "1/count": 10 });
    await push(member, "m1", 0, { "1/count": 20 });
    expect((await push(member, "m2", 1, { "1/count": 20 })).results[0]?.outcome).toBe("applied");
    expect((await read()).cells["1/count"]?.value).toBe(20);
  });

  it("counts as changed when it was cleared", async () => {
    const champion = await fixture.as("champion");
    await push(champion, "c1", 0, { "1/count": 10 });
    await push(champion, "c2", 1, { "1/count": null });
    const [result] = (await push(member, "m1", 1, { "1/count": 20 })).results;
    expect(result?.conflicts[0]?.theirs).toMatchObject({ value: null, version: 2 });
  });
});

const bodyOf = (...mutations: ReturnType<typeof pushOf>[]) => ({
  ...pushOf("m", 0, {}),
  mutations: mutations.flatMap((one) => one.mutations),
});

describe("several mutations in one push", () => {
  it("see what the earlier ones wrote: two edits of one cell do not clash with each other", async () => {
    const body = bodyOf(pushOf("m1", 0, { "1/count": 1 }), pushOf("m2", 0, { "1/count": 2 }));
    const { results, version } = await member.call("push", { params, body });
    expect(results.map(({ outcome, version: after }) => [outcome, after])).toEqual([
      ["applied", 1],
      ["applied", 2],
    ]);
    expect(version).toBe(2);
    const { changes } = await member.call("history", { params });
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [1, 2],
      [null, 1],
    ]);
  });

  it("see an earlier one whose reply was lost as well", async () => {
    await push(member, "m1", 0, { "1/count": 1 });
    const body = bodyOf(pushOf("m1", 0, { "1/count": 1 }), pushOf("m2", 0, { "1/count": 2 }));
    const { results } = await member.call("push", { params, body });
    expect(results.map(({ outcome }) => outcome)).toEqual(["alreadyProcessed", "applied"]);
  });

  it("do not take another's version for their own when they were refused altogether", async () => {
    await push(await fixture.as("champion"), "c1", 0, { "1/count": 10 });
    const body = bodyOf(pushOf("m1", 0, { "1/count": 1 }), pushOf("m2", 0, { "1/count": 2 }));
    for (const outcomes of [
      ["conflict", "conflict"],
      ["alreadyProcessed", "alreadyProcessed"],
    ]) {
      const { results } = await member.call("push", { params, body });
      expect(results.map(({ outcome }) => outcome)).toEqual(outcomes);
    }
    expect((await read()).cells["1/count"]?.value).toBe(10);
  });

  it("are refused together when one of them is", async () => {
    const body = bodyOf(pushOf("m1", 0, { "1/count": 1 }), pushOf("m2", 9, { "2/count": 2 }));
    expect(await member.refusal("push", { params, body })).toMatchObject({
      status: 409,
      code: "version-ahead",
      version: 1,
    });
    expect((await read()).document.version).toBe(0);
  });
});

describe("a push is refused whole", () => {
  it("for a path the document does not have, naming it", async () => {
    const body = pushOf("m1", 0, { "1/count": 1, "99/count": 2, "1/nothing": 3 });
    expect(await member.refusal("push", { params, body })).toMatchObject({
      status: 400,
      code: "unknown-path",
      paths: ["99/count", "1/nothing"],
    });
    expect((await read()).cells).toEqual({});
  });

  it("for a path that stands twice in one mutation", async () => {
    const body = pushOf("m1", 0, {});
    body.mutations[0]?.cells.push({ path: "1/count", value: 1 }, { path: "1/count", value: 2 });
    expect(await member.refusal("push", { params, body })).toMatchObject({ status: 400, code: "malformed-body" });
  });

  it("for a base version the document has not reached", async () => {
    const body = pushOf("m1", 1, { "1/count": 1 });
    expect(await member.refusal("push", { params, body })).toMatchObject({ status: 409, code: "version-ahead" });
  });

  it("for values that were seen in another past, as before a restore from a backup", async () => {
    await push(member, "m1", 0, { "1/count": 1 });
    const { cursor } = await member.call("pull", { params });
    await push(member, "m2", 1, { "2/count": 2 });
    const body = { ...pushOf("m3", 1, { "1/count": 5 }), cursor: cursor.replace("m1", "never-happened") };
    expect(await member.refusal("push", { params, body })).toMatchObject({ status: 409, code: "version-ahead" });
    expect((await read()).cells["1/count"]?.value).toBe(1);
    const { results } = await member.call("push", { params, body: { ...body, cursor } });
    expect(results).toMatchObject([{ mutationId: "m3", outcome: "applied" }]);
    expect(await member.refusal("push", { params, body: { ...body, cursor: "x" } })).toMatchObject({ status: 400 });
  });

  it("for another protocol version, whatever else it says", async () => {
    const body = { protocolVersion: 99, changes: "in another shape" };
    const refusal = await member.refusal("push", { params, body });
    expect(refusal).toMatchObject({ status: 400, code: "unsupported-protocol-version" });
  });

  it("beyond 5,000 cells a mutation or 100 mutations", async () => {
    const cells = Array.from({ length: 5_001 }, () => ({ path: "1/count", value: 1 }));
    const wide = { ...pushOf("m1", 0, {}), mutations: [{ mutationId: "m1", baseVersion: 0, cells }] };
    const mutations = Array.from({ length: 101 }, (_, index) => ({
      mutationId: `m${index}`,
      baseVersion: 0,
      cells: [],
    }));
    const long = { ...pushOf("m1", 0, {}), mutations };
    for (const body of [wide, long]) {
      expect(await member.refusal("push", { params, body })).toMatchObject({ status: 413, code: "too-large" });
    }
    expect((await read()).document.version).toBe(0);
  });
});

it("takes pushes that arrive all at once, each of them once", async () => {
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      push(member, `m${index}`, 0, { [`${(index % 5) + 1}/note`]: `from ${index}` }, `client-${index}`),
    ),
  );
  const outcomes = replies.map(({ results }) => results[0]?.outcome);
  expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(15);
  expect((await read()).document.version).toBe(5);
});
