import fc from "fast-check";
import { pino } from "pino";
import { beforeAll, expect, it } from "vitest";
import type { CellValue } from "../../shared/cell.ts";
import { createApp } from "../../server/app.ts";
import { createFixture, type Fixture } from "../support/server-fixture.ts";
import { SharedDocument, SimulatedClient, type Fate } from "../support/sync-harness.ts";
import { createTestClient } from "../support/test-client.ts";

/** More by `npm run test:long`. */
const runs = Number(process.env["MILEPOST_MODEL_RUNS"] ?? "40");
const clientCount = 3;
const documentCount = 2;

let fixture: Fixture;
let token: string | null;
let period = 0;

/** Every run takes documents that nobody has touched. */
const quartersOfAServer = 400;

async function startServer(): Promise<void> {
  fixture = await createFixture();
  ({ token } = await fixture.as("admin"));
  period = 0;
}

beforeAll(startServer);

/** The model holds no cells: what must be so is said of every history, and checked at its end. */
interface Model {
  readonly documents: number;
}

interface Real {
  readonly shared: readonly SharedDocument[];
  /** By document: every client has its own workbook for each. */
  readonly clients: readonly (readonly SimulatedClient[])[];
  restart: () => void;
}

type Command = fc.AsyncCommand<Model, Real>;

/** One client at one of the documents. */
interface Place {
  readonly document: number;
  readonly client: number;
}

function at(real: Real, place: Place): { readonly shared: SharedDocument; readonly client: SimulatedClient } {
  const shared = real.shared[place.document];
  const client = real.clients[place.document]?.[place.client];
  if (shared === undefined || client === undefined) throw new Error("No such place");
  return { shared, client };
}

const command = (words: string, run: (real: Real) => Promise<unknown> | void): Command => ({
  check: () => true,
  run: async (_, real) => void (await run(real)),
  toString: () => words,
});

const placeArbitrary = fc.record({ document: fc.nat(documentCount - 1), client: fc.nat(clientCount - 1) });
const pathArbitrary = fc.constantFrom("1/count", "2/count", "3/count");
const cellsArbitrary = fc
  .uniqueArray(fc.tuple(pathArbitrary, fc.option(fc.nat(4))), { selector: ([path]) => path, maxLength: 3 })
  .map((cells) => cells.map(([path, value]) => ({ path, value })));
const fateArbitrary = fc.constantFrom<Fate>("through", "through", "lost", "reply-lost", "twice", "late");
const shown = (place: Place): string => `${place.document}/${place.client}`;

const commandArbitraries = [
  fc
    .tuple(placeArbitrary, cellsArbitrary)
    .map(([place, cells]) =>
      command(`edit ${shown(place)} ${JSON.stringify(cells)}`, (real) =>
        at(real, place).client.edit(at(real, place).shared, cells),
      ),
    ),
  fc
    .tuple(placeArbitrary, fateArbitrary, fc.boolean())
    .map(([place, fate, keepsMine]) =>
      command(`push ${shown(place)} ${fate}${keepsMine ? ", keeping mine" : ""}`, (real) =>
        at(real, place).client.push(at(real, place).shared, fate, keepsMine),
      ),
    ),
  placeArbitrary.map((place) =>
    command(`pull ${shown(place)}`, (real) => at(real, place).client.pull(at(real, place).shared)),
  ),
  fc.tuple(fc.nat(documentCount - 1), fc.nat(9)).map(([document, index]) =>
    command(`a late push of ${document} arrives`, async (real) => {
      const shared = real.shared[document];
      if (shared !== undefined && shared.late.length > 0) await shared.deliverLate(index);
    }),
  ),
  // several clients at one moment: their pushes share a commit
  fc.tuple(fc.nat(documentCount - 1), fateArbitrary).map(([document, fate]) =>
    command(`all push ${document} at once, ${fate}`, async (real) => {
      const shared = real.shared[document];
      const clients = real.clients[document] ?? [];
      if (shared !== undefined) await Promise.all(clients.map((client) => client.push(shared, fate, false)));
    }),
  ),
  fc.constant(command("restart", (real) => real.restart())),
];

/** Another process on the same data: nothing that the old one remembered is there. */
function restartedClient() {
  const app = createApp({
    ...fixture.deps,
    log: pino({ level: "silent" }),
    origin: () => "https://milepost.test",
    paneFolder: fixture.folder,
    manifestFile: "",
    clientAddress: () => "one",
  });
  return createTestClient(app, token);
}

async function begin(): Promise<Real> {
  const shared: SharedDocument[] = [];
  for (let index = 0; index < documentCount; index += 1) {
    if (period === quartersOfAServer) await startServer();
    period += 1;
    const quarter = `${1950 + Math.floor(period / 4)}-Q${(period % 4) + 1}`;
    shared.push(new SharedDocument((await fixture.open("counts", quarter)).documentId));
  }
  const admin = await fixture.as("admin");
  const clients = shared.map((_, document) =>
    Array.from({ length: clientCount }, (__, index) => new SimulatedClient(`c${document}${index}`, admin)),
  );
  const restart = (): void => {
    const client = restartedClient();
    for (const one of clients.flat()) one.use(client);
  };
  return { shared, clients, restart };
}

interface LogLine {
  readonly version: number;
  readonly path: string;
  readonly before: CellValue;
  readonly after: CellValue;
  readonly mutationId: string;
}

async function logOf(documentId: string): Promise<LogLine[]> {
  const [rows = []] = await fixture.store.once.byHand([
    {
      sql: "SELECT version, mutation_id, cells FROM changes WHERE document_id = ? ORDER BY version",
      args: [documentId],
    },
  ]);
  return rows.flatMap((row) => {
    const [version, mutationId] = [Number(row["version"]), String(row["mutation_id"])];
    const cells = JSON.parse(String(row["cells"])) as Record<string, [CellValue, CellValue]>;
    return Object.entries(cells).map(([path, [before, after]]) => ({ version, path, before, after, mutationId }));
  });
}

/** Everything that waits arrives, every outbox is sent until it is empty, and everybody pulls. */
async function bringHome(real: Real): Promise<void> {
  for (const [index, shared] of real.shared.entries()) {
    const clients = real.clients[index] ?? [];
    while (shared.late.length > 0) await shared.deliverLate(0);
    for (const client of clients) while (client.hasWaiting()) await client.push(shared, "through", false);
    for (const client of clients) await client.pull(shared);
  }
}

/** What is wrong with a document after all that happened to it; nothing, if all is as it should be. */
async function faultsOf(shared: SharedDocument, clients: readonly SimulatedClient[]): Promise<string[]> {
  const log = await logOf(shared.documentId);
  const faults: string[] = [];
  const lines = log.map(({ mutationId, path }) => `${mutationId} ${path}`);
  if (new Set(lines).size < lines.length) faults.push("a mutation changed a cell more than once");

  const held = new Map<string, LogLine>();
  for (const line of log) {
    const old = held.get(line.path);
    if (line.before !== (old?.after ?? null)) faults.push(`the log leaves something out before ${line.mutationId}`);
    const mutation = shared.made.get(line.mutationId);
    const isOwn = old !== undefined && shared.made.get(old.mutationId)?.client === mutation?.client;
    const isSeen = (old?.version ?? 0) <= (mutation?.baseVersion ?? -1);
    if (!isOwn && !isSeen) faults.push(`${line.mutationId} replaced ${line.path} unseen`);
    held.set(line.path, line);
  }

  // what was acknowledged stands, or stood until somebody changed it
  for (const { mutationId, path, value } of shared.acknowledged) {
    const own = log.find((line) => line.mutationId === mutationId && line.path === path);
    const ever = [null, ...log.filter((line) => line.path === path).map(({ after }) => after)];
    const isKept = own === undefined ? ever.includes(value) : own.after === value;
    if (!isKept) faults.push(`${mutationId} lost ${path}`);
  }

  for (const { name, cells } of clients) {
    for (const path of ["1/count", "2/count", "3/count"]) {
      const isAsLogged = (cells.get(path) ?? null) === (held.get(path)?.after ?? null);
      if (!isAsLogged) faults.push(`${name} ends with another ${path}`);
    }
  }
  return faults;
}

it("keeps every acknowledged value, replaces none unseen and applies mutations once, whatever the network does", async () => {
  const run = async (commands: Iterable<Command>): Promise<string[]> => {
    const real = await begin();
    await fc.asyncModelRun(() => ({ model: { documents: documentCount }, real }), commands);
    await bringHome(real);
    const found = real.shared.map((shared, index) => faultsOf(shared, real.clients[index] ?? []));
    return (await Promise.all(found)).flat();
  };
  const histories = fc.commands(commandArbitraries, { maxCommands: 40, size: "max" });
  const property = fc.asyncProperty(histories, async (commands) => {
    expect(await run(commands)).toEqual([]);
  });
  await fc.assert(property, { numRuns: runs });
}, 600_000);
