import type { Client, InValue, ResultSet } from "@libsql/client";
import type { Driver, Rows } from "./driver.ts";
import type { Statement } from "./statement.ts";

const toClient = ({ sql, args }: Statement): { sql: string; args: InValue[] } => ({ sql, args: [...args] });

const rowsOf = ({ columns, rows }: ResultSet): Rows => ({
  columns,
  rows: rows.map((row) => columns.map((_, index) => row[index])),
});

interface WaitingRead {
  readonly statements: readonly Statement[];
  readonly resolve: (rows: readonly Rows[]) => void;
  readonly reject: (failure: unknown) => void;
}

/** Statements a request carries at most: reads beyond them go with a further one, at the same time. */
const statementsPerRequest = 100;

/**
 * Puts reads that are asked for in the same turn of the event loop into one request: what a call reads, and who makes it,
 * come in one round trip, and so do the calls of many people at once.
 */
function createReadGatherer(client: Client): (statements: readonly Statement[]) => Promise<readonly Rows[]> {
  let waiting: WaitingRead[] = [];
  const run = async (statements: readonly Statement[]): Promise<Rows[]> =>
    (await client.batch(statements.map(toClient), "read")).map(rowsOf);

  const send = async (reads: readonly WaitingRead[]): Promise<void> => {
    try {
      const rows = await run(reads.flatMap(({ statements }) => statements));
      let from = 0;
      for (const { statements, resolve } of reads) {
        resolve(rows.slice(from, from + statements.length));
        from += statements.length;
      }
    } catch (failure) {
      // what fails one of them must not fail the others
      if (reads.length === 1) reads[0]?.reject(failure);
      else for (const read of reads) void send([read]);
    }
  };

  const sendAll = (): void => {
    let together: WaitingRead[] = [];
    let count = 0;
    const all = waiting;
    waiting = [];
    for (const read of all) {
      if (count > 0 && count + read.statements.length > statementsPerRequest) {
        void send(together); // never rejects: every failure goes to the read that it belongs to
        together = [];
        count = 0;
      }
      together.push(read);
      count += read.statements.length;
    }
    void send(together);
  };

  return (statements) =>
    new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject });
      if (waiting.length === 1) setImmediate(sendAll);
    });
}

/** A libSQL server, reached over HTTP: every call of a transaction is a round trip, and `once` is one altogether. */
export function createRemoteDriver(client: Client): Driver {
  const read = createReadGatherer(client);
  return {
    isRemote: true,
    changeMark: () => null,
    begin: async (mode) => {
      const transaction = await client.transaction(mode);
      return {
        batch: async (statements) => (await transaction.batch(statements.map(toClient))).map(rowsOf),
        commit: () => transaction.commit(),
        close: () => transaction.close(),
      };
    },
    once: async (mode, statements) =>
      mode === "read" ? read(statements) : (await client.batch(statements.map(toClient), mode)).map(rowsOf),
    close: () => client.close(),
  };
}
