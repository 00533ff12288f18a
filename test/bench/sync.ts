import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { fillTo, prepareData } from "./bench-data.ts";
import { createSender } from "./http-load.ts";
import { measureLoad, sayLoad, type Measured } from "./measured-load.ts";
import { startProcess } from "./measured-process.ts";
import { bulkCellsOfTurn, cellsOfTurn, pushClient, signIn, type PushClient } from "./push-clients.ts";
import { rawCommits, rawJsonEach } from "./raw-figures.ts";
import { goal, heading } from "./report.ts";

/*
 * Figures of pushing, and beside them, in the same run on the same machine, what the disk, libSQL and the HTTP
 * server do alone. The server is a process of its own, reached over HTTP from this one, on a database in a temporary folder.
 *
 *   npm run bench:sync -- --seconds 2 --clients 64 --stored 1000,100000
 */
const { values: flags } = parseArgs({
  options: {
    seconds: { type: "string", default: "4" },
    clients: { type: "string", default: "64" },
    stored: { type: "string", default: "1000,100000,1000000" },
  },
});
const seconds = Number(flags.seconds);
const clientCount = Number(flags.clients);
const sizes = flags.stored.split(",").map(Number);

const folders = await Promise.all(["served", "raw"].map((name) => mkdtemp(path.join(tmpdir(), `milepost-${name}-`))));
const [folder = "", rawFolder = ""] = folders;
const sender = createSender(clientCount);
const { send } = sender;

type Running = Awaited<ReturnType<typeof startProcess>>;

const measure = (server: Running, clients: number, job: (client: number) => Promise<void>): Promise<Measured> =>
  measureLoad(server, clients, seconds, job);

async function measureBare() {
  const bare = await startProcess("bare");
  const request = { method: "GET", url: `${bare.origin}/`, token: "none" } as const;
  const get = async (): Promise<void> => void (await send(request));
  const many = await measure(bare, clientCount, get);
  const one = await measure(bare, 1, get);
  await bare.stop();
  return { many, one };
}

async function measureRaw() {
  const clients = await prepareData(rawFolder, clientCount);
  const documentIds = clients.map(({ documentId }) => documentId);
  const commits = await rawCommits(rawFolder, documentIds, cellsOfTurn(1), seconds);
  const bulk = await rawJsonEach(rawFolder, documentIds[0] ?? "", bulkCellsOfTurn(1), seconds);
  return { commits, bulk };
}

heading(
  `Milepost sync: ${clientCount} clients, ${seconds} s a figure, ${cpus().length} processors, Node ${process.version}`,
);
try {
  heading("What the parts do alone");
  const bare = await measureBare();
  sayLoad(`bare Hono route, ${clientCount} clients`, bare.many);
  sayLoad("bare Hono route, one client", bare.one);
  const raw = await measureRaw();
  sayLoad("raw libSQL: what a push of 16 cells writes, a commit each", raw.commits);
  sayLoad("raw libSQL: 5,000 cells by json_each, a commit each", raw.bulk);

  const benchClients = await prepareData(folder, clientCount);
  const start = (how: "server" | "one-by-one" = "server") => startProcess(how, { MILEPOST_DATA: folder });
  let server = await start();
  let clients: PushClient[] = [];
  for (const client of benchClients) clients.push(await signIn(send, server.origin, client));
  const pushOf = (index: number): Promise<void> => clients[index]?.push(cellsOfTurn) ?? Promise.resolve();

  heading("Pushes of 16 cells");
  const many = await measure(server, clientCount, pushOf);
  sayLoad(`${clientCount} clients, each at its own document`, many);
  goal("pushes against raw commits", many.perSecond / raw.commits.perSecond, "≥", 0.5);
  goal("pushes a commit", many.pushesPerCommit, "≥", 8);
  goal("p99", many.p99, "≤", 50, "ms");
  const one = await measure(server, 1, pushOf);
  sayLoad("one client", one);
  goal("p50 against raw commit and bare round trip", one.p50 / (raw.commits.p50 + bare.one.p50), "≤", 2);
  const move = async (how: "server" | "one-by-one"): Promise<void> => {
    await server.stop();
    server = await start(how);
    clients = clients.map(({ documentId, token }) => pushClient(send, server.origin, documentId, token));
  };
  await move("one-by-one");
  const alone = await measure(server, clientCount, pushOf);
  sayLoad(`${clientCount} clients, grouping off`, alone);
  goal("grouped against grouping off", many.perSecond / alone.perSecond, "≥", 1.5);
  await move("server");

  heading("A push of 5,000 cells");
  const bulk = await measure(server, 1, () => clients[0]?.push(bulkCellsOfTurn) ?? Promise.resolve());
  sayLoad("one client", bulk);
  goal("against raw json_each of the same cells", bulk.perSecond / raw.bulk.perSecond, "≥", 0.5);
  const { peakRssBytes } = await server.usage();
  goal("server's memory at its most", peakRssBytes / 1024 / 1024, "≤", 200, "MiB");

  heading("Cost of a push as the database grows");
  const costs: Measured[] = [];
  for (const size of sizes) {
    await fillTo(folder, size);
    await move("server");
    // the first client's document holds the 5,000 cells by now
    costs.push(await measure(server, 1, () => pushOf(1)));
    const cost = costs.at(-1);
    if (cost !== undefined) sayLoad(`${size.toLocaleString("en-US")} cells stored, one client`, cost);
  }
  const medians = costs.map(({ p50 }) => p50);
  goal("largest p50 against smallest", Math.max(...medians) / Math.min(...medians), "≤", 1.2);
  await server.stop();
} finally {
  sender.close();
  await Promise.all(folders.map((name) => rm(name, { recursive: true, force: true })));
}
