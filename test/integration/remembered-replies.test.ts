import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { sessionLifetimeMs } from "../../server/services/sign-in.ts";
import { connect, prepareData } from "../bench/bench-data.ts";
import { sendPush, signIn } from "../support/push-writer.ts";
import { createFixture, pushOf, temporaryFolder, type Fixture } from "../support/server-fixture.ts";
import { startServerProcess } from "../support/server-process.ts";
import type { TestClient } from "../support/test-client.ts";

let fixture: Fixture;
let documentId: string;
let cursor: string;
let manyCursor: string;
let member: TestClient;

beforeEach(async () => {
  fixture = await createFixture();
  ({ documentId } = await fixture.open());
  member = await fixture.as("member");
  await member.call("push", { params: { documentId }, body: pushOf("m1", 0, { "1/count": 1 }) });
  ({ cursor } = await member.call("pull", { params: { documentId } }));
  const { documents } = await member.call("pullMany", { body: { documents: [{ documentId }] } });
  manyCursor = documents[0]?.cursor ?? "";
});

const pull = (headers: Readonly<Record<string, string>> = {}, client = member): Promise<Response> =>
  client.send("pull", { params: { documentId }, query: { cursor }, headers });

const list = (client = member): Promise<Response> => client.send("listDocuments");

const pullMany = (client = member): Promise<Response> =>
  client.send("pullMany", { body: { documents: [{ documentId, cursor: manyCursor }] } });

/** Pulls and lists, each often enough to be remembered. */
async function askTwice(): Promise<void> {
  for (const ask of [pull, pull, list, list, pullMany, pullMany]) expect((await ask()).status).toBe(200);
}

const refusedMany = (code: string) => ({ documents: [], refused: [{ documentId, code }] });

/** Changes the data past the server, as another process does. */
async function changeElsewhere(...statements: string[]): Promise<void> {
  const database = connect(fixture.folder);
  try {
    await database.batch(statements, "write");
  } finally {
    database.close();
  }
}

describe("a reply that is remembered", () => {
  it("is the reply that was made: body, tag and headers", async () => {
    const replies = [await pull(), await pull(), await pull()];
    const [first, ...others] = await Promise.all(
      replies.map(async (reply) => [reply.status, [...reply.headers], await reply.text()]),
    );
    expect(others).toEqual([first, first]);
    const tag = replies[0]?.headers.get("etag") ?? "";
    expect(replies[0]?.headers.get("cache-control")).toBe("no-store");
    expect(replies[0]?.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await pull({ "if-none-match": tag })).status).toBe(304);
    expect((await pull({ "if-none-match": '"another"' })).status).toBe(200);
  });

  it("is told to nobody else", async () => {
    await askTwice();
    expect((await pull({}, await fixture.as("birch-champion"))).status).toBe(404);
    expect(await (await list(await fixture.as("birch-champion"))).json()).toEqual({ documents: [], nextCursor: null });
    expect(await (await pullMany(await fixture.as("birch-champion"))).json()).toEqual(refusedMany("not-found"));
    expect((await pull({}, await fixture.as(null))).status).toBe(401);
    expect((await pullMany(await fixture.as(null))).status).toBe(401);
  });

  it("is of the same body", async () => {
    await askTwice();
    expect(await (await pullMany()).json()).toEqual({ documents: [], refused: [] });
    const whole = await member.call("pullMany", { body: { documents: [{ documentId }] } });
    expect(Object.keys(whole.documents[0]?.cells ?? {})).toEqual(["1/count"]);
  });

  it("ends with the session", async () => {
    const other = await fixture.signIn("member");
    await askTwice();
    expect((await pull({}, other)).status).toBe(200);
    await other.send("signOut");
    expect((await pull({}, other)).status).toBe(401);
    expect((await pull()).status).toBe(200);
  });

  it("ends by the clock, without any commit", async () => {
    await askTwice();
    fixture.wait(sessionLifetimeMs + 1);
    for (const reply of [await pull(), await list(), await pullMany()]) {
      expect(reply.status).toBe(401);
      expect(await reply.json()).toMatchObject({ code: "session-expired" });
    }
  });

  it("ends when another process takes the grant", async () => {
    await askTwice();
    await changeElsewhere("DELETE FROM grants WHERE user_id = 'member'");
    expect((await pull()).status).toBe(404);
    expect(await (await list()).json()).toEqual({ documents: [], nextCursor: null });
    expect(await (await pullMany()).json()).toEqual(refusedMany("not-found"));
  });

  it("ends when another process ends the session", async () => {
    await askTwice();
    await changeElsewhere("DELETE FROM sessions");
    expect((await pull()).status).toBe(401);
    expect((await list()).status).toBe(401);
    expect((await pullMany()).status).toBe(401);
  });

  it("ends when another process takes the document away", async () => {
    await askTwice();
    const tables = ["changes", "cells", "mutations", "documents"];
    await changeElsewhere(...tables.map((table) => `DELETE FROM ${table} WHERE document_id = '${documentId}'`));
    expect((await pull()).status).toBe(404);
    expect(await (await list()).json()).toEqual({ documents: [], nextCursor: null });
    expect(await (await pullMany()).json()).toEqual(refusedMany("not-found"));
  });

  it("ends with a push, and with a status that changes without one", async () => {
    await askTwice();
    await member.call("push", { params: { documentId }, body: pushOf("m2", 1, { "1/count": 2 }) });
    expect(await (await pull()).json()).toMatchObject({ document: { version: 2 }, cells: { "1/count": { value: 2 } } });
    expect(await (await pullMany()).json()).toMatchObject({ documents: [{ cells: { "1/count": { value: 2 } } }] });
    await askTwice();
    const champion = await fixture.as("champion");
    await champion.call("transition", { params: { documentId }, body: { transition: "submit", expectedVersion: 2 } });
    expect(await (await pull()).json()).toMatchObject({ document: { status: "submitted" } });
    expect(await (await list()).json()).toMatchObject({ documents: [{ status: "submitted" }] });
  });
});

it("is not remembered by one server past what another one on the same database does", async () => {
  const folder = await temporaryFolder();
  const [client] = await prepareData(folder, 1);
  const servers = [await startServerProcess(folder), await startServerProcess(folder)];
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.kill()))));
  const [here = "", there = ""] = servers.map(({ origin }) => origin);
  const token = await signIn(there, client?.code ?? "");
  const id = client?.documentId ?? "";
  const headers = { authorization: `Bearer ${token}` };
  const versionHere = async (): Promise<unknown> => {
    const reply = await fetch(`${here}/v1/documents/${id}/pull`, { headers });
    return reply.status === 200
      ? ((await reply.json()) as { document: { version: number } }).document.version
      : reply.status;
  };
  for (let version = 0; version < 20; version += 1) {
    expect([await versionHere(), await versionHere()]).toEqual([version, version]);
    const cell = { path: "CMS122v5/numerator", value: version };
    await sendPush(there, token, { documentId: id, mutationId: `m${version}`, baseVersion: version, ...cell });
  }
  expect([await versionHere(), await versionHere()]).toEqual([20, 20]);
  await fetch(`${there}/v1/sessions/current`, { method: "DELETE", headers });
  expect(await versionHere()).toBe(401);
}, 60_000);
