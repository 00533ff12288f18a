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

/** How long a connection waits for a lock that another process holds (the command line beside the server). */
const busyTimeoutMs = 5_000;

async function connect(place: StorePlace): Promise<Client> {
  if (place.kind === "server") {
    return createClient({ url: place.url, ...(place.authToken === undefined ? {} : { authToken: place.authToken }) });
  }
  await mkdir(place.folder, { recursive: true });
  const file = pathToFileURL(path.resolve(place.folder, "milepost.db"));
  // `timeout` and foreign keys hold on every connection the client opens; a pragma would hold on one of them.
  const client = createClient({ url: file.href, timeout: busyTimeoutMs });
  await client.execute("PRAGMA journal_mode = WAL"); // kept in the file itself
  return client;
}

/** Opens the data, making the file and its tables on first use and bringing older ones up to date. */
export async function openStore(place: StorePlace): Promise<Store> {
  const client = await connect(place);
  try {
    await migrate(drizzle({ client }), { migrationsFolder });
  } catch (failure) {
    client.close();
    throw failure;
  }
  return createStore(client);
}
