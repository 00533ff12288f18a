import Database from "libsql";
import type { Driver, DriverTransaction, Rows, TransactionMode } from "./driver.ts";
import type { Statement } from "./statement.ts";

/**
 * Statements kept compiled on each connection. Compiling takes several times as long as running most of ours, which is why
 * files are not opened through @libsql/client: it compiles anew every time. Lists with filters make ever new texts, so the
 * one that was not used for longest goes.
 */
const statementsKept = 200;

interface Prepared {
  readonly run: (args: readonly unknown[]) => Rows;
}

/** The binding ends the whole process over a boolean, and takes what is not finite for null. */
function argOf(value: unknown): string | number | bigint | null {
  if (value === null || typeof value === "string" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(`Not a value for the database: ${typeof value}`);
}

const nothing: Rows = { columns: [], rows: [] };

class Connection {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Prepared>();

  constructor(file: string, timeout: number) {
    this.#database = new Database(file, { timeout });
  }

  run({ sql, args }: Statement): Rows {
    const known = this.#prepared.get(sql);
    const prepared = known ?? this.#prepare(sql);
    if (known !== undefined) this.#prepared.delete(sql);
    this.#prepared.set(sql, prepared); // the last in the map is the one used last
    if (this.#prepared.size > statementsKept) {
      const [oldest = ""] = this.#prepared.keys();
      this.#prepared.delete(oldest);
    }
    return prepared.run(args.map(argOf));
  }

  begin(mode: TransactionMode): void {
    this.run({ sql: mode === "write" ? "BEGIN IMMEDIATE" : "BEGIN TRANSACTION READONLY", args: [] });
  }

  commit(): void {
    this.run({ sql: "COMMIT", args: [] });
  }

  /** Undoes an open transaction, if there is one. Asking a closed database whether there is would end the process. */
  rollback(): void {
    if (this.#database.open && this.#database.inTransaction) this.run({ sql: "ROLLBACK", args: [] });
  }

  close(): void {
    this.#prepared.clear();
    if (this.#database.open) this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    if (!statement.reader) {
      return {
        run: (args) => {
          statement.run(args);
          return nothing;
        },
      };
    }
    statement.raw(true);
    const columns = statement.columns().map(({ name }) => name);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rows are arrays in raw mode
    return { run: (args) => ({ columns, rows: statement.all(args) as unknown[][] }) };
  }
}

/**
 * Tells of the commits of all other connections, so nothing else may run on its own. It is asked with every request: one row
 * taken alone costs a third of what the same row costs as a list.
 */
class Marking {
  readonly #database: Database.Database;
  readonly #statement: Database.Statement;

  constructor(file: string, timeout: number) {
    this.#database = new Database(file, { timeout });
    this.#statement = this.#database.prepare("PRAGMA data_version").raw(true);
  }

  read(): number {
    const row: unknown = this.#statement.get([]);
    if (!Array.isArray(row)) throw new Error("The database tells nothing of its commits");
    return Number(row[0]);
  }

  close(): void {
    this.#database.close();
  }
}

/**
 * A database file, read and written in this process. Calls run to their end before the event loop goes on: of several
 * transactions that are open at once each has a connection of its own.
 */
export function createLocalDriver(file: string, busyTimeoutMs: number): Driver {
  const idle: Connection[] = [];
  let isClosed = false;

  const take = (): Connection => {
    if (isClosed) throw new Error("The database is closed");
    return idle.pop() ?? new Connection(file, busyTimeoutMs);
  };
  const giveBack = (connection: Connection): void => {
    try {
      connection.rollback();
    } catch (failure) {
      connection.close(); // whatever state it is in, nobody inherits it
      throw failure;
    }
    if (isClosed) connection.close();
    else idle.push(connection);
  };
  /** A BEGIN that found the lock taken stays open in its connection, and later commits on it fail: it is dropped. */
  const begun = (mode: TransactionMode): Connection => {
    const connection = take();
    try {
      connection.begin(mode);
      return connection;
    } catch (failure) {
      connection.close();
      throw failure;
    }
  };

  const transactionOn = (connection: Connection): DriverTransaction => {
    let isOpen = true;
    const checkOpen = (): void => {
      if (!isOpen) throw new Error("The transaction is closed");
    };
    return {
      // oxlint-disable-next-line require-await -- the file answers at once; failures reject all the same
      batch: async (statements) => {
        checkOpen();
        return statements.map((statement) => connection.run(statement));
      },
      // oxlint-disable-next-line require-await -- as above
      commit: async () => {
        checkOpen();
        connection.commit();
      },
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        giveBack(connection);
      },
    };
  };

  let marking: Marking | null = null;
  const changeMark = (): number => {
    if (isClosed) throw new Error("The database is closed");
    marking ??= new Marking(file, busyTimeoutMs);
    return marking.read();
  };

  return {
    isRemote: false,
    changeMark,
    // oxlint-disable-next-line require-await -- as above
    begin: async (mode) => transactionOn(begun(mode)),
    // oxlint-disable-next-line require-await -- as above
    once: async (mode, statements) => {
      const [first] = statements;
      // a single statement is of one moment by itself
      const isAlone = mode === "read" && first !== undefined && statements.length === 1;
      const connection = isAlone ? take() : begun(mode);
      try {
        if (isAlone) return [connection.run(first)];
        const rows = statements.map((statement) => connection.run(statement));
        connection.commit();
        return rows;
      } finally {
        giveBack(connection);
      }
    },
    close: () => {
      isClosed = true;
      marking?.close();
      for (const connection of idle.splice(0)) connection.close();
    },
  };
}
