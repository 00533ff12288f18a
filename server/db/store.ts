import type { Client, Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import type { Result } from "../../shared/result.ts";
import { createGate } from "./gate.ts";
import * as schema from "./schema.ts";

type Queries = LibSQLDatabase<typeof schema>;

/** Reads within one snapshot. It has no writing methods, and its transaction is never committed. */
export type Reader = Pick<Queries, "select">;

/** Reads and writes within one write transaction. There is no other way to get one than `Store.write`. */
export type Transactor = Pick<Queries, "select" | "insert" | "update" | "delete">;

export interface Store {
  /** Everything read in `body` is of one moment. */
  readonly read: <T>(body: (reader: Reader) => Promise<T>) => Promise<T>;
  /** Commits when `body` gives ok. An err, or a throw, undoes everything `body` wrote. */
  readonly write: <T, E>(body: (transactor: Transactor) => Promise<Result<T, E>>) => Promise<Result<T, E>>;
  readonly close: () => void;
}

const refuse = (what: string) => (): never => {
  throw new Error(`${what} is not to be had inside a transaction`);
};

/**
 * Drizzle's own transactions always take the write lock with libSQL, reading ones too, and would make readers queue behind
 * pushes. Queries bound to a transaction of our own do not.
 */
const queriesWithin = (transaction: Transaction): Queries => {
  const client: Client = {
    execute: async (statement) => transaction.execute(statement),
    batch: refuse("batch"),
    migrate: refuse("migrate"),
    transaction: refuse("A further transaction"),
    executeMultiple: refuse("executeMultiple"),
    sync: refuse("sync"),
    close: refuse("close"),
    reconnect: refuse("reconnect"),
    closed: false,
    protocol: "file",
  };
  return drizzle({ client, schema });
};

/** Below the client's 20 connections: it fails, rather than waits, once transactions hold them all. */
const readersAtOnce = 16;

export function createStore(client: Client): Store {
  const readers = createGate(readersAtOnce);
  /** One writer at a time: a second would wait for the lock inside SQLite, with the event loop standing still. */
  const writers = createGate(1);
  return {
    read: (body) =>
      readers(async () => {
        const transaction = await client.transaction("read");
        try {
          return await body(queriesWithin(transaction));
        } finally {
          transaction.close();
        }
      }),
    write: (body) =>
      writers(async () => {
        const transaction = await client.transaction("write");
        try {
          const result = await body(queriesWithin(transaction));
          if (result.ok) await transaction.commit();
          return result;
        } finally {
          transaction.close(); // rolls back what was not committed
        }
      }),
    close: () => client.close(),
  };
}
