import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createClient, type Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { createLocalDriver } from "./local-driver.ts";
import { createRemoteDriver } from "./remote-driver.ts";
import { Replica, type ReplicaOptions } from "./replica.ts";
import type { ReplicaPlace } from "./replica-process.ts";
import { createReplicaStore } from "./replica-store.ts";
import { isStorageUnavailable } from "./storage-unavailable.ts";
import { createStore, type Store } from "./store.ts";

/** A file that a libSQL server is replicated to, for reading, and when. */
export interface ReplicaFile extends Omit<ReplicaOptions, "place" | "onFailure"> {
  readonly file: string;
}

/** Where the data is: a folder of ours, or a libSQL server, with or without a replica here. */
export type StorePlace =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "server"; readonly url: string; readonly authToken?: string; readonly replica?: ReplicaFile };

type ServerPlace = Extract<StorePlace, { readonly kind: "server" }>;

const migrationsFolder = path.join(import.meta.dirname, "migrations");

/** While opening there is nothing else to do than to wait for another process that is opening too. */
const openTimeoutMs = 5_000;

/**
 * How long a connection waits inside SQLite for a lock that another process holds, with the event loop standing still. The
 * store asks again after that.
 */
const busyTimeoutMs = 100;

/** A database that is there but says nothing must not keep people waiting: the pane itself waits half a minute. */
const remoteTimeoutMs = 20_000;

const fetchInTime = (request: Request): Promise<Response> =>
  fetch(request, { signal: AbortSignal.timeout(remoteTimeoutMs) });

const fileIn = (folder: string): string => path.resolve(folder, "milepost.db");

/** A client for the migrations, and for all there is of a libSQL server. Its timeout holds on every connection it opens. */
const connect = (place: StorePlace): Client => {
  if (place.kind === "server") {
    const { url, authToken } = place;
    return createClient({ url, fetch: fetchInTime, ...(authToken === undefined ? {} : { authToken }) });
  }
  return createClient({ url: pathToFileURL(fileIn(place.folder)).href, timeout: openTimeoutMs });
};

/**
 * Migrates in one transaction, but asks before it begins how old the data is: of two servers that start at the same time one
 * fails on what the other has just made, and finds nothing left to do when it looks again. Any other failure comes again.
 */
async function bringUpToDate(client: Client): Promise<void> {
  const toNewest = () => migrate(drizzle({ client }), { migrationsFolder });
  try {
    await toNewest();
  } catch (failure) {
    if (isStorageUnavailable(failure)) throw failure; // looking again would only take as long once more
    await toNewest();
  }
}

/** Where a replica is synced from: the binding speaks HTTP only, and takes neither parameters nor a slash at the end. */
export function syncedFrom({ url, authToken }: ServerPlace): Omit<ReplicaPlace, "file"> {
  const { protocol, host, pathname, searchParams } = new URL(url);
  const isPlain = ["http:", "ws:"].includes(protocol) || searchParams.get("tls") === "0";
  return {
    url: `${isPlain ? "http" : "https"}://${host}${pathname.replace(/\/+$/, "")}`,
    authToken: authToken ?? searchParams.get("authToken") ?? "",
  };
}

/**
 * Opens the data, making the file and its tables on first use and bringing older ones up to date: on the primary, where
 * there is a replica.
 *
 * @param onReplicaFailure told when a replica cannot be synced; reads go to the primary, or on from the replica, meanwhile.
 */
export async function openStore(
  place: StorePlace,
  onReplicaFailure: (failure: unknown) => void = () => {},
): Promise<Store> {
  if (place.kind === "folder") await mkdir(place.folder, { recursive: true });
  const client = connect(place);
  try {
    if (place.kind === "folder") await client.execute("PRAGMA journal_mode = WAL"); // kept in the file itself
    await bringUpToDate(client);
  } finally {
    client.close();
  }
  if (place.kind === "folder") return createStore(createLocalDriver(fileIn(place.folder), busyTimeoutMs));
  const primary = createStore(createRemoteDriver(connect(place)));
  return place.replica === undefined ? primary : withReplica(primary, place, place.replica, onReplicaFailure);
}

async function withReplica(
  primary: Store,
  place: ServerPlace,
  { file, ...timing }: ReplicaFile,
  onFailure: (failure: unknown) => void,
): Promise<Store> {
  try {
    const options = { place: { file: path.resolve(file), ...syncedFrom(place) }, ...timing, onFailure };
    return createReplicaStore(primary, await Replica.open(primary, options));
  } catch (failure) {
    primary.close();
    throw failure;
  }
}
