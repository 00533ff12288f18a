import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { pino } from "pino";
import { expect, it, onTestFinished } from "vitest";
import type { Path } from "../../shared/cell.ts";
import { createApp } from "../../server/app.ts";
import { openStore } from "../../server/db/open-store.ts";
import { readEnv } from "../../server/env.ts";
import { startServer, type RunningServer } from "../../server/start.ts";
import { createPerson, openSheet, type OpenSheet } from "../demo/demo-person.ts";
import { createFixture, pushOf, temporaryFolder, type Fixture } from "../support/server-fixture.ts";
import { createTestClient } from "../support/test-client.ts";

/** The sample program's practice with a team. */
const practiceId = "AD913";

const score = (milestone: number): Path => `${milestone}/score`;

async function start(folder: string, port: string): Promise<RunningServer> {
  const env = readEnv({ PORT: port, MILEPOST_DATA: folder, MILEPOST_LOG: "silent" });
  if (!env.ok) throw new Error(env.error);
  return startServer(env.value);
}

const stateOf = ({ session }: OpenSheet) => {
  const { outcome, waiting, conflicts } = session.getState();
  return { outcome: outcome?.kind, waiting, conflicts: conflicts.map(({ path: at }) => at) };
};

it.each([
  { pushes: 2, state: "is ahead of" },
  { pushes: 1, state: "has meanwhile come to the very version of" },
])(
  "loses and overwrites nothing when a workbook $state a database restored from a backup",
  async ({ pushes }) => {
    const root = await temporaryFolder();
    const [data, backup] = [path.join(root, "data"), path.join(root, "backup")];
    let server = await start(data, "0");
    onTestFinished(() => server.close());
    const { port } = new URL(server.origin);
    const { signIns, origin } = server;
    const codeOf = (userId: string): string => signIns.find((one) => one.userId === userId)?.code ?? "";
    const userOf = (role: string): string => signIns.find((one) => one.role === role)?.userId ?? "";
    const join = async (role: string): Promise<OpenSheet> => {
      const person = await createPerson({ origin, codeOf, close: () => Promise.resolve() }, userOf(role));
      return openSheet(person, { practiceId, kind: "imat", period: "2019-03" });
    };
    const champion = await join("practice-champion");
    await champion.type({ [score(1)]: 1, [score(2)]: 2 });
    await champion.session.push();
    const member = await join("practice-member");

    await server.close();
    await cp(data, backup, { recursive: true });
    server = await start(data, port);
    const since = [{ [score(1)]: 3 }, { [score(3)]: 3 }];
    for (const cells of pushes === 1 ? [Object.assign({}, ...since)] : since) {
      await champion.type(cells);
      await champion.session.push();
    }
    expect(stateOf(champion)).toEqual({ outcome: "pushed", waiting: 0, conflicts: [] });

    // The disk dies; yesterday's backup comes back, and somebody goes on with it.
    await server.close();
    await rm(data, { recursive: true });
    await cp(backup, data, { recursive: true });
    server = await start(data, port);
    await member.type({ [score(1)]: 2, [score(4)]: 1 });
    await member.session.push();
    expect(stateOf(member)).toEqual({ outcome: "pushed", waiting: 0, conflicts: [] });

    // The champion's workbook has seen a later version than there is: compared whole, and asked about, never overwritten.
    await champion.type({ [score(5)]: 2 });
    await champion.session.push();
    await champion.session.push();
    expect(stateOf(champion)).toMatchObject({ conflicts: [score(1)] });
    expect(await champion.valueOf(score(1))).toBe(3);
    expect(await champion.valueOf(score(4))).toBe(1);
    await champion.session.settle(score(1), "mine");
    expect(stateOf(champion)).toMatchObject({ waiting: 0, conflicts: [] });
    await member.session.pull();
    expect(stateOf(member)).toMatchObject({ waiting: 0, conflicts: [] });
    const values = async (sheet: OpenSheet) =>
      Promise.all([1, 2, 3, 4, 5].map((milestone) => sheet.valueOf(score(milestone))));
    expect(await values(champion)).toEqual([3, 2, 3, 1, 2]);
    expect(await values(member)).toEqual([3, 2, 3, 1, 2]);
  },
  60_000,
);

/** The same server on a copy of its data, as of now. */
async function backUp({ deps, folder }: Fixture) {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true });
  return async (token: string | null) => {
    const store = await openStore({ kind: "folder", folder: copy });
    onTestFinished(() => store.close());
    const app = createApp({
      ...deps,
      store,
      log: pino({ level: "silent" }),
      origin: () => "https://milepost.test",
      paneFolder: copy,
      manifestFile: "",
      clientAddress: () => "one",
    });
    return createTestClient(app, token);
  };
}

it("tells every call that speaks of a version the restored server never had", async () => {
  const fixture = await createFixture();
  const { documentId } = await fixture.open();
  const params = { documentId };
  const admin = await fixture.as("admin");
  await admin.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  const restore = await backUp(fixture);
  await admin.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
  const { cursor } = await admin.call("pull", { params });
  const many = await admin.call("pullMany", { body: { documents: [{ documentId }] } });
  const receipt = await admin.call("receipt", { params });

  const restored = await restore(admin.token);
  const ahead = { status: 409, code: "version-ahead", version: 1 };
  expect(await restored.refusal("pull", { params, query: { cursor } })).toMatchObject(ahead);
  expect(await restored.refusal("push", { params, body: pushOf("m3", 2, { "1/count": 3 }) })).toMatchObject(ahead);
  const submit = { transition: "submit", expectedVersion: 2 };
  expect(await restored.refusal("transition", { params, body: submit })).toMatchObject(ahead);
  const asked = [{ documentId, cursor: many.documents[0]?.cursor }];
  expect(await restored.call("pullMany", { body: { documents: asked } })).toEqual({
    documents: [],
    refused: [{ documentId, code: "version-ahead", version: 1 }],
  });
  const now = await restored.call("receipt", { params });
  expect(now.version).toBeLessThan(receipt.version);
  expect(now.hash).not.toBe(receipt.hash);

  // a mutation that the backup had is known, one that it had not is new: sent again, it is applied
  const again = await restored.call("push", { params, body: pushOf("m1", 0, { "1/count": 1 }) });
  expect(again.results).toMatchObject([{ outcome: "alreadyProcessed", version: 1 }]);
  const lost = await restored.call("push", { params, body: pushOf("m2", 1, { "1/count": 2 }) });
  expect(lost.results).toMatchObject([{ outcome: "applied", version: 2 }]);
});
