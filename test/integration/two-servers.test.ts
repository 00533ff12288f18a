import { randomUUID } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { connect, prepareData } from "../bench/bench-data.ts";
import { findFaults } from "../support/check-database.ts";
import { sendPush, signIn, type Sent } from "../support/push-writer.ts";
import { temporaryFolder } from "../support/server-fixture.ts";
import { startServerProcess } from "../support/server-process.ts";

const pushesEach = 15;
const authors = 8;

it("lets two servers on one database take the same documents' pushes, each of them once", async () => {
  const folder = await temporaryFolder();
  const clients = (await prepareData(folder, 2)).slice(0, 2);
  const servers = [await startServerProcess(folder), await startServerProcess(folder)];
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.kill()))));
  const origins = servers.map(({ origin }) => origin);
  const tokens = await Promise.all(clients.map(({ code }) => signIn(origins[0] ?? "", code)));

  const applied: Sent[] = [];
  const answers: string[] = [];
  /** Every push goes to both servers at once, as from an outbox that was told nothing the first time. */
  const fill = async (author: number): Promise<void> => {
    const documentId = clients[author % 2]?.documentId ?? "";
    const token = tokens[author % 2] ?? "";
    let baseVersion = 0;
    for (let turn = 1; turn <= pushesEach; turn += 1) {
      const cell = { path: `CMS${author % 4 < 2 ? "122v5" : "165v5"}/numerator`, value: author * 1_000 + turn };
      const sent = { documentId, mutationId: randomUUID(), baseVersion, ...cell };
      const both = await Promise.all(origins.map((origin) => sendPush(origin, token, sent)));
      const outcomes = both.map((answer) => answer?.outcome ?? "no answer").toSorted();
      answers.push(outcomes.join(" "));
      if (outcomes.includes("applied")) applied.push(sent);
      baseVersion = Math.max(...both.map((answer) => answer?.version ?? 0));
    }
  };
  await Promise.all(Array.from({ length: authors }, (_, author) => fill(author)));

  expect([...new Set(answers)].toSorted()).toEqual(["alreadyProcessed applied", "alreadyProcessed conflict"]);
  const database = connect(folder);
  onTestFinished(() => database.close());
  expect(await findFaults(database, applied)).toEqual([]);
  const { rows } = await database.execute("SELECT count(*) AS taken FROM mutations");
  expect(rows[0]?.["taken"]).toBe(authors * pushesEach);
}, 120_000);
