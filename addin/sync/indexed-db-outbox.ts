import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Outbox, OutboxEntry, OutboxError } from "./outbox.ts";

interface OutboxSchema extends DBSchema {
  entries: {
    /** Counts up, so that reading in key order is reading in the order of adding. */
    key: number;
    value: OutboxEntry;
    indexes: { byDocument: string; byMutation: string };
  };
}

const schemaVersion = 1;

const open = (name: string): Promise<IDBPDatabase<OutboxSchema>> =>
  openDB<OutboxSchema>(name, schemaVersion, {
    upgrade: (database) => {
      const store = database.createObjectStore("entries", { autoIncrement: true });
      store.createIndex("byDocument", "documentId");
      store.createIndex("byMutation", "mutationId", { unique: true });
    },
  });

const errorOf = (reason: unknown): OutboxError => ({
  kind: reason instanceof DOMException && reason.name === "QuotaExceededError" ? "full" : "failed",
});

/**
 * The outbox that survives closing the pane. Every call is one transaction, and `add` resolves only after it is
 * committed: from then on a crash loses nothing.
 *
 * The database is opened at the first use and again after a failure, since a browser may take it away between.
 */
export function createIndexedDbOutbox(name: string): Outbox {
  let opened: Promise<IDBPDatabase<OutboxSchema>> | null = null;
  const attempt = async <T>(
    work: (database: IDBPDatabase<OutboxSchema>) => Promise<T>,
  ): Promise<Result<T, OutboxError>> => {
    try {
      opened ??= open(name);
      return ok(await work(await opened));
    } catch (reason) {
      opened = null;
      return err(errorOf(reason));
    }
  };
  return {
    add: (entries) =>
      attempt(async (database) => {
        const transaction = database.transaction("entries", "readwrite", { durability: "strict" });
        const store = transaction.store;
        const add = async (): Promise<void> => {
          for (const entry of entries) await store.add(entry);
        };
        const [added, done] = await Promise.allSettled([
          add().catch((reason: unknown) => {
            transaction.abort();
            throw reason;
          }),
          transaction.done,
        ]);
        if (added.status === "rejected") throw added.reason;
        if (done.status === "rejected") throw done.reason;
        return null;
      }),
    list: (documentId) => attempt((database) => database.getAllFromIndex("entries", "byDocument", documentId)),
    remove: (mutationIds) =>
      attempt(async (database) => {
        const transaction = database.transaction("entries", "readwrite");
        const byMutation = transaction.store.index("byMutation");
        for (const id of mutationIds) {
          const key = await byMutation.getKey(id);
          if (key !== undefined) await transaction.store.delete(key);
        }
        await transaction.done;
        return null;
      }),
  };
}
