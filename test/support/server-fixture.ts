import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Hono } from "hono";
import Database from "libsql";
import { pino } from "pino";
import { afterAll } from "vitest";
import { createApp } from "../../server/app.ts";
import type { GroupOptions } from "../../server/db/group-queue.ts";
import { openStore, type ReplicaFile, type StorePlace } from "../../server/db/open-store.ts";
import type { Store } from "../../server/db/store.ts";
import { mintSignIns } from "../../server/services/first-people.ts";
import { loadProgram } from "../../server/services/load-program.ts";
import { systemRandom } from "../../server/services/random.ts";
import type { ServiceDeps } from "../../server/services/service-deps.ts";
import type { DocumentKind } from "../../shared/document/document-kind.ts";
import type { PracticeDocument } from "../../shared/protocol/common.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { startHranaServer, type HranaServer } from "./hrana-server.ts";
import { createTestClient, type TestClient } from "./test-client.ts";
import { testKinds } from "./test-kind.ts";

const grant = (role: string, type: "program" | "practice", id: string) => ({ role, scope: { type, id } });

/** Alder and Birch are in the program, Cedar in another one. Everyone but the other champion belongs to Alder. */
export const programFile = {
  program: { programId: "valley", name: "Valley program", settings: {} as Record<string, unknown> },
  periods: [
    { kind: "counts", period: "2018-Q1" },
    { kind: "checklist", period: "2018-Q1", dueDate: "2018-05-15" },
  ],
  practices: [
    { practiceId: "alder", name: "Alder Creek", attributes: {} as Record<string, string> },
    { practiceId: "birch", name: "Birch Hill", attributes: {} },
  ],
  people: [
    { userId: "member", name: "Member, Alder Creek", grants: [grant("practice-member", "practice", "alder")] },
    { userId: "champion", name: "Champion, Alder Creek", grants: [grant("practice-champion", "practice", "alder")] },
    { userId: "chita", name: "CHITA", grants: [grant("chita", "practice", "alder")] },
    { userId: "facilitator", name: "Facilitator", grants: [grant("facilitator", "practice", "alder")] },
    { userId: "staff", name: "Program staff", grants: [grant("program-staff", "program", "valley")] },
    { userId: "admin", name: "Administrator", grants: [grant("admin", "program", "*")] },
    { userId: "birch-champion", name: "Champion, Birch", grants: [grant("practice-champion", "practice", "birch")] },
    { userId: "nobody", name: "Nobody in particular", grants: [] },
  ],
  documents: [] as unknown[],
};

const otherFile = {
  program: { programId: "hills", name: "Hills program", settings: {} },
  periods: [],
  practices: [{ practiceId: "cedar", name: "Cedar Flat" }],
  people: [{ userId: "other-staff", name: "Other staff", grants: [grant("program-staff", "program", "hills")] }],
};

export interface Fixture {
  readonly folder: string;
  readonly deps: ServiceDeps;
  readonly store: Store;
  readonly app: Hono;
  /** Everything that was logged so far. */
  readonly logged: () => string;
  /** Lets time pass. */
  readonly wait: (milliseconds: number) => void;
  /** A client signed in as the person, or signed out. */
  readonly as: (userId: string | null) => Promise<TestClient>;
  /** A session of its own for the person. */
  readonly signIn: (userId: string) => Promise<TestClient>;
  readonly codeFor: (userId: string) => Promise<string>;
  /** Alder's document of the kind and of 2018-Q1, opened by the admin. */
  readonly open: (kind?: string, period?: string) => Promise<PracticeDocument>;
}

export interface FixtureOptions {
  readonly kinds?: readonly DocumentKind[];
  readonly file?: unknown;
  readonly pushGroup?: GroupOptions;
  readonly events?: { readonly pollMs: number; readonly heartbeatMs: number };
  readonly stopping?: AbortSignal;
  /** Where another fixture's data is, as for a second server on the same file. */
  readonly folder?: string;
  /** Where the data is, if not in a file of this process. */
  readonly database?: HranaServer;
  /** How a replica of that database is kept, if there is to be one. */
  readonly replica?: Omit<ReplicaFile, "file">;
}

const cleanups: (() => void | Promise<void>)[] = [];

/** What was made last goes first: a store closes before its folder is removed. */
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

const atEnd = (cleanup: () => void | Promise<void>): void => void cleanups.push(cleanup);

/** A folder that is gone when the test file has run. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "milepost-"));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Everything in the tests that needs no file of its own also runs on a database behind a network, and on one that has a
 * replica: `npm run test:long`.
 */
const storeByDefault = process.env["MILEPOST_TEST_STORE"];
const isRemoteByDefault = storeByDefault === "remote" || storeByDefault === "replica";

/** A libSQL server on a file in the folder, gone when the test file has run. */
export async function startDatabaseServer(
  folder: string,
  latencyMs: number,
  replication: "http" | "rpc" = "http",
): Promise<HranaServer> {
  const file = path.join(folder, "milepost.db");
  const database = new Database(file);
  database.exec("PRAGMA journal_mode = WAL");
  database.close();
  const server = await startHranaServer(file, { latencyMs, authToken: "database-token", replication });
  atEnd(() => server.close());
  return server;
}

const placeOn = (server: HranaServer, replica?: ReplicaFile): StorePlace => ({
  kind: "server",
  url: server.url,
  authToken: "database-token",
  ...(replica === undefined ? {} : { replica }),
});

/** A replica that was asked for is in the fixture's folder, others out of the way of what tests do with that. */
async function placeOf(folder: string, server: HranaServer, { replica }: FixtureOptions): Promise<StorePlace> {
  if (replica !== undefined) return placeOn(server, { file: path.join(folder, "replica.db"), ...replica });
  if (storeByDefault !== "replica") return placeOn(server);
  return placeOn(server, { file: path.join(await temporaryFolder(), "replica.db"), everyMs: 1_000 });
}

/** A server without a socket, on a fresh database with two small programs. */
export async function createFixture(options: FixtureOptions = {}): Promise<Fixture> {
  const folder = options.folder ?? (await temporaryFolder());
  const server = options.database ?? (isRemoteByDefault ? await startDatabaseServer(folder, 0) : null);
  const store = await openStore(server === null ? { kind: "folder", folder } : await placeOf(folder, server, options));
  atEnd(() => store.close());
  let now = Date.parse("2018-04-20T09:00:00Z");
  const deps: ServiceDeps = {
    store,
    kinds: options.kinds ?? testKinds,
    clock: () => new Date(now),
    random: systemRandom,
  };
  for (const file of [options.file ?? programFile, otherFile]) {
    const loaded = await loadProgram(deps, file);
    if (!loaded.ok) throw new Error(loaded.error.join("\n"));
  }
  const lines: string[] = [];
  const root = path.resolve(import.meta.dirname, "../..");
  const app = createApp({
    ...deps,
    pushGroup: options.pushGroup,
    events: options.events,
    stopping: options.stopping,
    log: pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }),
    origin: () => "https://milepost.test",
    paneFolder: path.join(root, "dist"),
    manifestFile: path.join(root, "manifest.xml"),
    clientAddress: (context) => context.req.header("x-test-client") ?? "one",
  });

  const codeFor = async (userId: string): Promise<string> => {
    const [signIn] = await mintSignIns(deps, [userId]);
    if (signIn === undefined) throw new Error(`No person ${userId}`);
    return signIn.code;
  };
  const signedOut = createTestClient(app, null);
  const clients = new Map<string, TestClient>();
  const signIn = async (userId: string): Promise<TestClient> => {
    const { token } = await signedOut.call("signIn", { body: { code: await codeFor(userId) } });
    return createTestClient(app, token);
  };
  const as = async (userId: string | null): Promise<TestClient> => {
    if (userId === null) return signedOut;
    const client = clients.get(userId) ?? (await signIn(userId));
    clients.set(userId, client);
    return client;
  };
  const open = async (kind = "counts", period = "2018-Q1"): Promise<PracticeDocument> => {
    const admin = await as("admin");
    const { document } = await admin.call("openDocument", { params: { practiceId: "alder", kind, period } });
    return document;
  };
  return {
    folder,
    deps,
    store,
    app,
    logged: () => lines.join(""),
    wait: (milliseconds) => {
      now += milliseconds;
    },
    as,
    signIn,
    codeFor,
    open,
  };
}

/** A push of one mutation, as the body of the call. */
export const pushOf = (
  mutationId: string,
  baseVersion: number,
  values: Readonly<Record<string, unknown>>,
  clientId = "client-1",
) => ({
  protocolVersion: PROTOCOL_VERSION,
  clientId,
  mutations: [
    { mutationId, baseVersion, cells: Object.entries(values).map(([cell, value]) => ({ path: cell, value })) },
  ],
});
