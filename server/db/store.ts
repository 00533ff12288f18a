import { setTimeout as wait } from "node:timers/promises";
import { LibsqlError, type Client, type Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import type { Result } from "../../shared/result.ts";
import { createGate } from "./gate.ts";
import type { Statement, StatementRow } from "./statement.ts";

type Queries = LibSQLDatabase;

interface ByHand {
  /** Runs statements written by hand, in order and in one round trip, and gives the rows of each. */
  readonly byHand: (statements: readonly Statement[]) => Promise<readonly (readonly StatementRow[])[]>;
}

/** Reads within one snapshot. It has no writing methods, and its transaction is never committed. */
export type Reader = Pick<Queries, "select"> & ByHand;

/** Reads and writes within one write transaction. There is no other way to get one than `Store.write`. */
export type Transactor = Pick<Queries, "select" | "insert" | "update" | "delete"> & ByHand;

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
const queriesWithin = (transaction: Transaction): Queries & ByHand => {
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
  const byHand: ByHand["byHand"] = async (statements) =>
    (await transaction.batch([...statements])).map(({ rows }) => rows);
  // without the schema: it is only for Drizzle's relational queries, and reading it takes longer than most of ours
  return Object.assign(drizzle({ client }), { byHand });
};

/** Below the client's 20 connections: it fails, rather than waits, once transactions hold them all. */
const readersAtOnce = 16;

/** How often, and how far apart, the write lock is asked for while another process has it: ten seconds and more in all. */
const lockAttempts = 100;
const betweenAttemptsMs = 50;

const isBusy = (failure: unknown): boolean => failure instanceof LibsqlError && failure.code === "SQLITE_BUSY";

/**
 * Begins a write transaction, waiting for other processes (the command line beside the server). Waiting inside SQLite for
 * long would stop the event loop and every reader with it.
 */
async function beginWrite(writer: Client): Promise<Transaction> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writer.transaction("write");
    } catch (failure) {
      if (!isBusy(failure) || attempt === lockAttempts) throw failure;
      // A BEGIN that found the lock taken stays open in its connection, and later commits on it fail. Nobody else uses it.
      writer.reconnect();
      await wait(betweenAttemptsMs);
    }
  }
}

/** Readers and the writer have clients of their own, so that the writer's connection can be renewed under no one's feet. */
export function createStore(readClient: Client, writer: Client): Store {
  const readers = createGate(readersAtOnce);
  /** One writer at a time: a second would wait for the lock inside SQLite, with the event loop standing still. */
  const writers = createGate(1);
  return {
    read: (body) =>
      readers(async () => {
        const transaction = await readClient.transaction("read");
        try {
          return await body(queriesWithin(transaction));
        } finally {
          transaction.close();
        }
      }),
    write: (body) =>
      writers(async () => {
        const transaction = await beginWrite(writer);
        try {
          const result = await body(queriesWithin(transaction));
          if (result.ok) await transaction.commit();
          return result;
        } finally {
          transaction.close(); // rolls back what was not committed
        }
      }),
    close: () => {
      readClient.close();
      writer.close();
    },
  };
}
