import { fork } from "node:child_process";
import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { openStore } from "../../server/db/open-store.ts";
import { ReplicaProcess } from "../../server/db/replica-process.ts";
import type { Statement } from "../../server/db/statement.ts";
import type { Store } from "../../server/db/store.ts";
import { loadProgram } from "../../server/services/load-program.ts";
import type { CallName } from "../../shared/protocol/calls.ts";
import type { HranaServer } from "../support/hrana-server.ts";
import type { RawCall, TestClient } from "../support/test-client.ts";
import {
  createFixture,
  pushOf,
  startDatabaseServer,
  temporaryFolder,
  type Fixture,
  type FixtureOptions,
} from "../support/server-fixture.ts";

/** So long that only the server's own commits make it sync. */
const never = { everyMs: 3_600_000 };
const often = { everyMs: 20 };

interface Replicated {
  readonly database: HranaServer;
  readonly fixture: Fixture;
  readonly member: TestClient;
  readonly params: { readonly documentId: string };
}

async function begin(
  replica: FixtureOptions["replica"] = never,
  replication: "http" | "rpc" = "http",
): Promise<Replicated> {
  const database = await startDatabaseServer(await temporaryFolder(), 0, replication);
  const fixture = await createFixture({ database, replica });
  const params = { documentId: (await fixture.open()).documentId };
  const member = await fixture.as("member");
  await member.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  await caughtUp({ database, member });
  return { database, fixture, member, params };
}

/** How many round trips to the primary it took. */
async function tripsOf(database: HranaServer, work: () => Promise<unknown>): Promise<number> {
  database.takeRequests();
  await work();
  return database.takeRequests();
}

/** Waits until the replica holds all that its server has committed, and is read again. */
const caughtUp = ({ database, member }: Pick<Replicated, "database" | "member">): Promise<boolean> =>
  vi.waitUntil(async () => (await tripsOf(database, () => member.call("me"))) === 0, { interval: 5, timeout: 10_000 });

/** A server of its own on the same database, without a replica: what it commits the replica hears of with its next sync. */
const elsewhere = (database: HranaServer): Promise<Fixture> => createFixture({ database });

const valuesIn = (cells: Readonly<Record<string, { readonly value: unknown }>>) =>
  Object.entries(cells).map(([cell, { value }]) => [cell, value]);

const roleless = (userId: string) => ({
  program: { programId: "valley", name: "Valley program", settings: {} },
  periods: [],
  practices: [],
  people: [{ userId, name: userId, grants: [] }],
});

/** A replica whose server has stopped. */
async function stopped(replication?: "http" | "rpc") {
  const { database, fixture } = await begin(never, replication);
  fixture.store.close();
  return { database, fixture, file: path.join(fixture.folder, "replica.db") };
}

async function openReplica(database: HranaServer, file: string): Promise<Store> {
  const { url } = database;
  const store = await openStore({ kind: "server", url, authToken: "database-token", replica: { ...never, file } });
  onTestFinished(() => store.close());
  return store;
}

const tables = ["programs", "practices", "users", "grants", "sessions", "documents", "cells", "changes", "mutations"];
const everything = tables.map((table): Statement => ({ sql: `SELECT * FROM ${table} ORDER BY 1, 2`, args: [] }));

/** What the replica in the file holds, asked without the primary, and what that holds. */
async function compare(database: HranaServer, file: string) {
  const store = await openReplica(database, file);
  database.takeRequests();
  const copied = await store.once.byHand(everything);
  const trips = database.takeRequests();
  return { copied, trips, original: await store.primary.once.byHand(everything) };
}

describe("what is only shown", () => {
  let replicated: Replicated;
  beforeAll(async () => {
    replicated = await begin();
  });

  it.each([
    ["member", "me", {}],
    ["member", "listPrograms", {}],
    ["member", "listPractices", {}],
    ["member", "listDocuments", {}],
    ["member", "getDocument", {}],
    ["member", "history", {}],
    ["member", "charts", {}],
    ["member", "requirement", {}],
    ["member", "judgement", { query: { as: "now" } }],
    ["member", "listComments", {}],
    ["member", "downloadWorkbook", {}],
    ["member", "pull", {}],
    ["chita", "queue", {}],
    ["staff", "exportProgram", { query: { format: "json" } }],
  ] satisfies [string, CallName, RawCall][])("is read here: %s asks for %s", async (userId, name, input) => {
    const { database, fixture, params } = replicated;
    const person = await fixture.as(userId);
    await caughtUp(replicated); // signing in was a commit
    const trips = await tripsOf(database, async () => {
      const response = await person.send(name, { ...input, params: { ...params, programId: "valley" } });
      expect([name, response.status]).toEqual([name, 200]);
      await response.arrayBuffer();
    });
    expect(trips).toBe(0);
  });

  it("is read here by polls of nothing new, of one document and of many", async () => {
    const { database, member, params } = replicated;
    const { cursor } = await member.call("pull", { params });
    const trips = await tripsOf(database, async () => {
      expect((await member.call("pull", { params, query: { cursor } })).cells).toEqual({});
      const { documents, refused } = await member.call("pullMany", { body: { documents: [{ ...params, cursor }] } });
      expect([documents.length, refused]).toEqual([1, []]); // a pull's own cursor says nothing of the status
    });
    expect(trips).toBe(0);
  });

  it("has in it what this server just committed, whether or not the replica can be synced", async () => {
    const { database, member, params } = await begin();
    for (let version = 2; version <= 12; version += 1) {
      database.setSyncing(version % 2 === 0);
      await member.call("push", { params, body: pushOf(`m${version}`, version - 1, { "1/count": version }) });
      const [pulled, read, { changes }, listed] = await Promise.all([
        member.call("pull", { params, query: { cursor: String(version - 1) } }),
        member.call("getDocument", { params }),
        member.call("history", { params }),
        member.call("listDocuments"),
      ]);
      expect(valuesIn(pulled.cells)).toEqual([["1/count", version]]);
      expect(valuesIn(read.cells)).toEqual([["1/count", version]]);
      expect(changes[0]?.after).toBe(version);
      expect(listed.documents.map((document) => document.version)).toEqual([version]);
    }
  });

  it("has in it a push whose reply the primary lost, once its sender was told that it was taken", async () => {
    const { database, member, params } = await begin();
    database.loseReplies(1);
    const { results } = await member.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
    expect(results.map(({ version }) => version)).toEqual([2]);
    expect(valuesIn((await member.call("getDocument", { params })).cells)).toEqual([["1/count", 2]]);
    await caughtUp({ database, member });
    expect(valuesIn((await member.call("getDocument", { params })).cells)).toEqual([["1/count", 2]]);
  });
});

describe("what another server commits", () => {
  it("is there after the next sync, and open streams tell of it", async () => {
    const database = await startDatabaseServer(await temporaryFolder(), 0);
    const events = { pollMs: 20, heartbeatMs: 60_000 };
    const fixture = await createFixture({ database, events, replica: often });
    const params = { documentId: (await fixture.open()).documentId };
    const member = await fixture.as("member");
    const stream = await member.send("watch", { query: params });
    const champion = await (await elsewhere(database)).as("champion");
    await champion.call("push", { params, body: pushOf("m1", 0, { "1/count": 5 }) });
    await expect.poll(async () => valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", 5]]);
    let heard = "";
    const decoder = new TextDecoder();
    for await (const part of stream.body ?? []) {
      heard += decoder.decode(part, { stream: true });
      if (heard.includes('"version":1')) break;
    }
    await caughtUp({ database, member });
  });

  it("goes unseen until then, and nobody is told for that that the database was restored", async () => {
    const { database, member, params } = await begin();
    const champion = await (await elsewhere(database)).as("champion");
    const before = await member.call("pull", { params });
    await champion.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
    const { cursor } = await champion.call("pull", { params });
    const behind = await member.call("pull", { params, query: { cursor: before.cursor } });
    expect([behind.document.version, behind.cells]).toEqual([1, {}]);

    const ahead = await member.call("pull", { params, query: { cursor } });
    expect([ahead.document.version, ahead.cells]).toEqual([2, {}]);
    const many = await member.call("pullMany", { body: { documents: [{ ...params, cursor }] } });
    expect(many.refused).toEqual([]);
    expect(many.documents.map(({ document }) => document.version)).toEqual([2]);
  });

  it("leaves those refused who are ahead of the program itself", async () => {
    const { member, params } = await begin();
    const query = { cursor: "7:never-made" };
    expect((await member.refusal("pull", { params, query })).code).toBe("version-ahead");
    const { refused } = await member.call("pullMany", { body: { documents: [{ ...params, ...query }] } });
    expect(refused).toEqual([{ ...params, code: "version-ahead", version: 1 }]);
  });

  it("is what pushes, steps and receipts go by at once", async () => {
    const { database, fixture, member, params } = await begin();
    const champion = await (await elsewhere(database)).as("champion");
    await champion.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
    expect((await member.call("receipt", { params })).version).toBe(2);
    const { results } = await member.call("push", { params, body: pushOf("m3", 1, { "1/count": 3 }) });
    expect(results).toMatchObject([{ outcome: "conflict", conflicts: [{ theirs: { value: 2 } }] }]);
    await champion.call("push", { params, body: pushOf("m4", 2, { "2/count": 4 }) });
    const here = await fixture.as("champion");
    const step = { transition: "submit", expectedVersion: 2 };
    expect((await here.refusal("transition", { params, body: step })).code).toBe("version-behind");
  });

  it("opens documents and sessions here at once, and ends sessions for whoever writes", async () => {
    const { database, fixture, member, params } = await begin();
    const other = await elsewhere(database);
    const { documentId } = await other.open("counts", "2018-Q2");
    expect((await member.call("pull", { params: { documentId } })).document.period).toBe("2018-Q2");
    const { token } = await other.signIn("champion");
    const headers = { authorization: `Bearer ${token ?? ""}` };
    expect((await fixture.app.request("/v1/me", { headers })).status).toBe(200);

    const ended = { method: "DELETE", headers: { authorization: `Bearer ${member.token ?? ""}` } };
    await other.app.request("/v1/sessions/current", ended);
    expect((await member.refusal("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) })).code).toBe(
      "not-signed-in",
    );
    const comment = { path: "1/count", text: "Too late" };
    expect((await member.refusal("addComment", { params, body: comment })).code).toBe("not-signed-in");
  });

  it("gives roles at once to whoever was refused before, one of many documents too", async () => {
    const { database, fixture, member, params } = await begin();
    const other = await elsewhere(database);
    const stranger = await fixture.as("birch-champion");
    await caughtUp({ database, member });
    const refusedOf = async () => (await stranger.call("pullMany", { body: { documents: [params] } })).refused;
    expect([await refusedOf(), await refusedOf()]).toMatchObject([[{ code: "not-found" }], [{ code: "not-found" }]]);
    const role = { role: "program-staff", scope: { type: "program", id: "valley" } };
    const file = {
      ...roleless("birch-champion"),
      people: [{ userId: "birch-champion", name: "Both", grants: [role] }],
    };
    expect((await loadProgram(other.deps, file)).ok).toBe(true);
    expect(await refusedOf()).toEqual([]);
  });

  it("ends sessions and takes roles for whoever reads with the next sync", async () => {
    const { database, fixture, member, params } = await begin(often);
    const champion = await fixture.as("champion");
    await champion.call("pull", { params });
    const other = await elsewhere(database);
    const ended = { method: "DELETE", headers: { authorization: `Bearer ${member.token ?? ""}` } };
    await other.app.request("/v1/sessions/current", ended);
    await loadProgram(other.deps, roleless("champion"));
    await expect.poll(async () => (await member.send("pull", { params })).status).toBe(401);
    await expect.poll(async () => (await champion.send("pull", { params })).status).toBe(404);
  });

  it("is there when the server has begun a new log, too", async () => {
    const { database, member, params } = await begin(often);
    const champion = await (await elsewhere(database)).as("champion");
    for (const version of [2, 3, 4]) {
      await champion.call("push", { params, body: pushOf(`m${version}`, version - 1, { "1/count": version }) });
      if (version < 4) database.log.beginGeneration();
    }
    await expect.poll(async () => valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", 4]]);
    await caughtUp({ database, member });
    const { changes } = await member.call("history", { params });
    expect(changes.map(({ after }) => after)).toEqual([4, 3, 2, 1]);
  });
});

describe("a primary that replicates as sqld does", () => {
  it("is read here, sees to its own commits and hears of others", async () => {
    const { database, member, params } = await begin(often, "rpc");
    const champion = await (await elsewhere(database)).as("champion");
    expect(database.takeSyncs()).toContain("/wal_log.ReplicationLog/BatchLogEntries");
    for (let version = 2; version <= 8; version += 2) {
      await member.call("push", { params, body: pushOf(`m${version}`, version - 1, { "1/count": version }) });
      expect(valuesIn((await member.call("getDocument", { params })).cells)).toEqual([["1/count", version]]);
      const theirs = pushOf(`m${version + 1}`, version, { "1/count": version + 1 });
      await champion.call("push", { params, body: theirs });
      await expect
        .poll(async () => valuesIn((await member.call("pull", { params })).cells))
        .toEqual([["1/count", version + 1]]);
    }
    await caughtUp({ database, member });
    expect(await tripsOf(database, () => member.call("history", { params }))).toBe(0);
  });

  it("is read here while it is away", async () => {
    const { database, member, params } = await begin(often, "rpc");
    database.setReachable(false);
    expect((await member.call("pull", { params })).document.version).toBe(1);
    const body = pushOf("m2", 1, { "1/count": 2 });
    expect((await member.refusal("push", { params, body })).code).toBe("storage-unavailable");
    expect((await member.call("pull", { params })).document.version).toBe(1);
    database.setReachable(true);
    expect((await member.call("push", { params, body })).version).toBe(2);
    await caughtUp({ database, member });
    expect((await member.call("pull", { params })).document.version).toBe(2);
  });

  it("is copied anew at the next start", async () => {
    const { database, file } = await stopped("rpc");
    const { copied, trips, original } = await compare(database, file);
    expect([trips, copied]).toEqual([0, original]);
  });
});

describe("while the primary is away", () => {
  it("reads go on, writes are refused as without a replica, and all is well when it is back", async () => {
    const { database, member, params } = await begin(often);
    const { cursor } = await member.call("pull", { params });
    database.setReachable(false);
    const body = pushOf("m2", 1, { "1/count": 2 });
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await member.call("pull", { params, query: { cursor } })).cells).toEqual({});
      expect((await member.call("listDocuments")).documents.length).toBe(1);
      const refused = await member.refusal("push", { params, body });
      expect([refused.status, refused.code]).toEqual([424, "storage-unavailable"]);
      await wait(50);
    }
    // what a replica cannot know to be so is not told
    const unknown = await member.refusal("pull", { params: { documentId: "not-there" } });
    expect([unknown.status, unknown.code]).toEqual([424, "storage-unavailable"]);
    const ahead = await member.refusal("pull", { params, query: { cursor: "9" } });
    expect(ahead.code).toBe("storage-unavailable");

    database.setReachable(true);
    expect((await member.call("push", { params, body })).results).toMatchObject([{ outcome: "applied", version: 2 }]);
    expect(valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", 2]]);
    await caughtUp({ database, member });
  });

  it("nobody is shown a document without what they saved before", async () => {
    const { database, member, params } = await begin();
    database.setSyncing(false);
    await member.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
    database.setReachable(false);
    expect((await member.refusal("pull", { params })).code).toBe("storage-unavailable");
    database.setReachable(true);
    expect(valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", 2]]);
  });

  it("reads end when the replica has not been synced for too long", async () => {
    const { database, member, params } = await begin({ ...often, trustedForMs: 300 });
    database.setReachable(false);
    expect((await member.send("pull", { params })).status).toBe(200);
    await expect.poll(async () => (await member.send("pull", { params })).status).toBe(424);
    database.setReachable(true);
    await caughtUp({ database, member });
  });
});

describe("a replica that cannot be synced while the primary answers", () => {
  it("is not read, and built anew when it can be", async () => {
    const { database, fixture, member, params } = await begin({ ...often, rebuildAfterMs: 50 });
    const champion = await (await elsewhere(database)).as("champion");
    database.setSyncing(false);
    await expect.poll(() => tripsOf(database, () => member.call("me"))).toBeGreaterThan(0);
    await champion.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
    expect(valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", 2]]);
    await wait(200);
    database.takeSyncs();
    database.setSyncing(true);
    await caughtUp({ database, member });
    expect(database.takeSyncs()).toContain("/export/1");
    expect(valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", 2]]);
    expect(fixture.logged()).not.toContain("database-token");
  });
});

describe("the process that syncs", () => {
  it("is told from a defect where it was killed, by what it is asked next", async () => {
    const { url } = await startDatabaseServer(await temporaryFolder(), 0);
    const file = path.join(await temporaryFolder(), "replica.db");
    const { signal } = new AbortController();
    const opened = await ReplicaProcess.open({ file, url, authToken: "database-token" }, signal);
    opened.stop();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200); // it is gone, and nobody here has heard of it
    await expect(opened.sync()).rejects.toMatchObject({ name: "ReplicaError", code: "REPLICA_FAILED" });
  });
});

describe("the process that syncs, while the primary leaves it without an answer", () => {
  it("ends with a server that stops while a replica is being built", async () => {
    const { database, fixture, member } = await begin({ ...often, rebuildAfterMs: 50 });
    database.setSyncing(false);
    await expect.poll(() => tripsOf(database, () => member.call("me"))).toBeGreaterThan(0);
    await wait(500); // the process there was is given up
    database.holdSyncs();
    await expect.poll(() => database.heldSyncs(), { timeout: 5_000 }).toBe(1);
    fixture.store.close();
    await expect.poll(() => database.heldSyncs()).toBe(0);
  });

  it("ends with a server that was killed", async () => {
    const database = await startDatabaseServer(await temporaryFolder(), 0);
    database.holdSyncs();
    const child = fork("server/db/replica-process.mjs", { execArgv: [] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const file = path.join(await temporaryFolder(), "replica.db");
    child.send({ file, url: database.url, authToken: "database-token" });
    await expect.poll(() => database.heldSyncs(), { timeout: 5_000 }).toBe(1);
    child.disconnect(); // all that a process sees of its parent's end
    await expect.poll(() => database.heldSyncs()).toBe(0);
  });
});

describe("the file", () => {
  it("may be deleted or overwritten while it is read: the primary answers, and it is built anew", async () => {
    const replicated = await begin({ ...never, rebuildAfterMs: 50 });
    const { fixture, member, params } = replicated;
    const file = path.join(fixture.folder, "replica.db");
    for (const [version, spoil] of [
      [2, () => rm(file)],
      [3, () => writeFile(file, "no database")],
      [4, () => truncate(`${file}-wal`)],
    ] as const) {
      await spoil();
      await Promise.all(Array.from({ length: 4 }, () => member.call("getDocument", { params })));
      await member.call("push", { params, body: pushOf(`m${version}`, version - 1, { "1/count": version }) });
      expect(valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", version]]);
      await caughtUp(replicated);
      expect(valuesIn((await member.call("pull", { params })).cells)).toEqual([["1/count", version]]);
    }
  });

  it.each([
    ["deleted", (file: string) => rm(file)],
    ["deleted, with its log", (file: string) => Promise.all([rm(file), rm(`${file}-wal`), rm(`${file}-shm`)])],
    ["overwritten", (file: string) => writeFile(file, "no database")],
    ["without its log", (file: string) => rm(`${file}-wal`)],
    ["with a spoilt state of its sync", (file: string) => writeFile(`${file}-info`, "{")],
    ["as it was left", () => Promise.resolve()],
  ])("is built anew at the next start, found %s", async (_, spoil) => {
    const { database, file } = await stopped();
    await spoil(file);
    const { copied, trips, original } = await compare(database, file);
    expect([trips, copied]).toEqual([0, original]);
    expect(copied[tables.indexOf("cells")]).toHaveLength(1);
  });

  it("is built anew where it is of another database", async () => {
    const { file } = await stopped();
    const { database } = await stopped();
    const { copied, trips, original } = await compare(database, file);
    expect([trips, copied]).toEqual([0, original]);
  });

  it("is not touched where it is something else", async () => {
    const { database, fixture } = await stopped();
    const file = path.join(await temporaryFolder(), "own.db");
    await writeFile(file, "of somebody's own");
    await expect(openReplica(database, file)).rejects.toMatchObject({ code: "REPLICA_NOT_ONE" });
    expect(await readFile(file, "utf8")).toBe("of somebody's own");
    expect(await readdir(path.dirname(file))).toEqual(["own.db"]);
    await expect(openReplica(database, fixture.folder)).rejects.toMatchObject({ code: "REPLICA_NOT_ONE" });
  });

  it("is one server's alone, and the next one's when that has stopped", async () => {
    const { database, file } = await stopped();
    const first = await openReplica(database, file);
    await expect(openReplica(database, file)).rejects.toMatchObject({ code: "REPLICA_IN_USE" });
    first.close();
    await expect.poll(async () => (await openReplica(database, file).catch(() => null))?.isRemote).toBe(true);
  });

  it("is asked for where it can be written", async () => {
    const { database, file } = await stopped();
    await expect(openReplica(database, path.join(file, "replica.db"))).rejects.toMatchObject({
      code: "REPLICA_NOT_WRITABLE",
    });
  });

  it("is not had where the primary gives no replicas", async () => {
    const { database, file } = await stopped();
    database.setSyncing(false);
    await expect(openReplica(database, file)).rejects.toMatchObject({ code: "REPLICA_FAILED" });
  });
});
