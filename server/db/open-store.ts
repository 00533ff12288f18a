import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createClient, type Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
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

/** `timeout` and foreign keys hold on every connection a client opens; a pragma would hold on one of them. */
const connect = (place: StorePlace, timeout: number): Client => {
  if (place.kind === "server") {
    return createClient({ url: place.url, ...(place.authToken === undefined ? {} : { authToken: place.authToken }) });
  }
  const file = pathToFileURL(path.resolve(place.folder, "milepost.db"));
  return createClient({ url: file.href, timeout });
};

/** Opens the data, making the file and its tables on first use and bringing older ones up to date. */
export async function openStore(place: StorePlace): Promise<Store> {
  if (place.kind === "folder") await mkdir(place.folder, { recursive: true });
  const client = connect(place, openTimeoutMs);
  try {
    if (place.kind === "folder") await client.execute("PRAGMA journal_mode = WAL"); // kept in the file itself
    await migrate(drizzle({ client }), { migrationsFolder });
  } finally {
    client.close();
  }
  return createStore(connect(place, busyTimeoutMs), connect(place, busyTimeoutMs));
}
