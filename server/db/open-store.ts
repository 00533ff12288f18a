import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createClient, type Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { createLocalDriver } from "./local-driver.ts";
import { createRemoteDriver } from "./remote-driver.ts";
import { createStore, type Store } from "./store.ts";

/** Where the data is: a folder of ours, or a libSQL server. */
export type StorePlace =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "server"; readonly url: string; readonly authToken?: string };

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

/** Opens the data, making the file and its tables on first use and bringing older ones up to date. */
export async function openStore(place: StorePlace): Promise<Store> {
  if (place.kind === "folder") await mkdir(place.folder, { recursive: true });
  const client = connect(place);
  try {
    if (place.kind === "folder") await client.execute("PRAGMA journal_mode = WAL"); // kept in the file itself
    await migrate(drizzle({ client }), { migrationsFolder });
  } finally {
    client.close();
  }
  return createStore(
    place.kind === "folder"
      ? createLocalDriver(fileIn(place.folder), busyTimeoutMs)
      : createRemoteDriver(connect(place)),
  );
}
