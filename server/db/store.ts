import { setTimeout as wait } from "node:timers/promises";
import type { Client, ResultSet } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import type { Result } from "../../shared/result.ts";
import { shareMark } from "./change-mark.ts";
import type { Driver, DriverTransaction, Rows } from "./driver.ts";
import { createGate } from "./gate.ts";
import { rememberReads } from "./remembered-reads.ts";
import type { Statement, StatementRow } from "./statement.ts";

type Queries = LibSQLDatabase;

/** Rows by name, of each of several statements. */
export type StatementRows = readonly (readonly StatementRow[])[];

export interface ByHand {
  /** Runs statements written by hand, in order and in one round trip, and gives the rows of each. */
  readonly byHand: (statements: readonly Statement[]) => Promise<StatementRows>;
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
  /** Reads that are known beforehand: those of one call are of one moment, and one round trip. */
  readonly once: ByHand;
  /** `once`, for small reads that come again and again: answered from memory until anything is committed. */
  readonly polled: ByHand;
  /** A write transaction known beforehand, in one round trip. A statement that fails undoes them all, and rejects. */
  readonly writeOnce: ByHand["byHand"];
  /** A number that changes with every commit, by whatever process; null where only reading tells. */
  readonly changeMark: () => number | null;
  /** Calls the listener after every commit of this process. The returned function ends it. */
  readonly onWrite: (listener: () => void) => () => void;
  /** Whether the data is elsewhere, where what counts is how often it is asked. */
  readonly isRemote: boolean;
  /** What never is behind any commit, for reads that something is decided on: this store itself, unless it reads a replica. */
  readonly primary: Store;
  readonly close: () => void;
}

const refuse = (what: string) => (): never => {
  throw new Error(`${what} is not to be had inside a transaction`);
};

function byName({ columns, rows }: Rows): StatementRow[] {
  return rows.map((row) => {
    const named: Record<string, unknown> = {};
    for (const [index, column] of columns.entries()) named[column] = row[index];
    return named;
  });
}

/** Drizzle reads rows by position only. */
const toResultSet = ({ columns, rows }: Rows): ResultSet =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the members that Drizzle uses
  ({ columns, rows }) as unknown as ResultSet;

/**
 * Drizzle's own transactions always take the write lock with libSQL, reading ones too, and would make readers queue behind
 * pushes. Queries bound to a transaction of our own do not.
 */
const queriesWithin = (transaction: DriverTransaction): Queries & ByHand => {
  const execute = async (statement: unknown): Promise<ResultSet> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what Drizzle makes; the driver checks the values
    const [rows] = await transaction.batch([statement as Statement]);
    if (rows === undefined) throw new Error("A statement gave no result");
    return toResultSet(rows);
  };
  const client: Client = {
    execute,
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
  const byHand: ByHand["byHand"] = async (statements) => (await transaction.batch(statements)).map(byName);
  // without the schema: it is only for Drizzle's relational queries, and reading it takes longer than most of ours
  return Object.assign(drizzle({ client }), { byHand });
};

/** Below what a libSQL server lets one client open; on a file, each is a connection with its own cache. */
const readersAtOnce = 16;

/** How often, and how far apart, the write lock is asked for while another process has it: ten seconds and more in all. */
const lockAttempts = 100;
const betweenAttemptsMs = 50;

const isBusy = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && failure.code === "SQLITE_BUSY";

/** Waits for other processes to let go of the write lock. Waiting inside SQLite for long would stop the event loop. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (failure) {
      if (!isBusy(failure) || attempt === lockAttempts) throw failure;
      await wait(betweenAttemptsMs);
    }
  }
}

export function createStore(driver: Driver): Store {
  const readers = createGate(readersAtOnce);
  /** One writer at a time: a second would wait for the lock inside SQLite, with the event loop standing still. */
  const writers = createGate(1);
  const listeners = new Set<() => void>();
  const committed = (): void => {
    for (const listener of listeners) listener();
  };
  const once: ByHand = { byHand: async (statements) => (await driver.once("read", statements)).map(byName) };
  const changeMark = shareMark(() => driver.changeMark());
  const store: Store = {
    isRemote: driver.isRemote,
    get primary() {
      return store;
    },
    read: (body) =>
      readers(async () => {
        const transaction = await driver.begin("read");
        try {
          return await body(queriesWithin(transaction));
        } finally {
          transaction.close();
        }
      }),
    write: (body) =>
      writers(async () => {
        const transaction = await whenFree(() => driver.begin("write"));
        try {
          const result = await body(queriesWithin(transaction));
          if (result.ok) {
            await transaction.commit();
            committed();
          }
          return result;
        } finally {
          transaction.close(); // rolls back what was not committed
        }
      }),
    once,
    polled: rememberReads(changeMark, once),
    writeOnce: (statements) =>
      writers(async () => {
        const rows = await whenFree(() => driver.once("write", statements));
        committed();
        return rows.map(byName);
      }),
    changeMark,
    onWrite: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => driver.close(),
  };
  return store;
}
