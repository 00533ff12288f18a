import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { listCells } from "../../server/db/cells.ts";
import { openStore } from "../../server/db/open-store.ts";
import { findPerson, listPeople, upsertPerson } from "../../server/db/people.ts";
import { writePushes, type PushRows } from "../../server/db/pushes.ts";
import type { Reader, Store } from "../../server/db/store.ts";
import { err, ok } from "../../shared/result.ts";
import { temporaryFolder } from "../support/server-fixture.ts";

let store: Store;
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  store = await openStore({ kind: "folder", folder });
  return () => store.close();
});

const readPragmas = async (reader: Reader) => {
  const [row] = await reader
    .select({
      foreignKeys: sql<number>`foreign_keys`,
      busyTimeout: sql<number>`timeout`,
      journalMode: sql<string>`journal_mode`,
      synchronous: sql<number>`synchronous`,
    })
    .from(sql`pragma_foreign_keys, pragma_busy_timeout, pragma_journal_mode, pragma_synchronous`);
  return row;
};

function promiseWithResolvers() {
  const resolvers: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => resolvers.push(resolve));
  return { promise, resolve: () => resolvers[0]?.() };
}

const write = (userId: string) =>
  store.write(async (transactor) => {
    await upsertPerson(transactor, { userId, name: userId });
    return ok(null);
  });

describe("the store", () => {
  it("has foreign keys, WAL and a busy timeout on every connection it opens", async () => {
    const wanted = { foreignKeys: 1, busyTimeout: 100, journalMode: "wal", synchronous: 2 };
    const { promise: allHere, resolve: release } = promiseWithResolvers();
    // Each of these holds a connection of its own until all have one.
    let here = 0;
    const hold = async (reader: Reader) => {
      here += 1;
      if (here === 11) release();
      await allHere;
      return readPragmas(reader);
    };
    const reading = Array.from({ length: 10 }, () => store.read(hold));
    const writing = store.write(async (transactor) => ok(await hold(transactor)));
    expect(await Promise.all(reading)).toEqual(Array.from({ length: 10 }, () => wanted));
    expect(await writing).toEqual(ok(wanted));
    for (let index = 0; index < 5; index += 1) await write(`user-${index}`);
    expect(await store.read(readPragmas)).toEqual(wanted);
  });

  it("refuses a row that belongs to nothing", async () => {
    const made = { documentId: "nowhere", version: 1, mutationId: "m", changedBy: "nobody", changedAt: "" };
    const rows: PushRows = {
      changes: [{ ...made, changes: [{ path: "1/count", before: null, after: 1 }] }],
      mutations: [],
      versions: new Map(),
    };
    await expect(store.write(async (transactor) => ok(await writePushes(transactor, rows)))).rejects.toThrow(
      "FOREIGN KEY constraint failed",
    );
    expect(await store.read((reader) => listCells(reader, "nowhere"))).toEqual([]);
    await write("afterwards");
    expect(await store.read(listPeople)).toHaveLength(1);
  });

  it("undoes everything when the outcome is an error, and when something throws", async () => {
    const refused = await store.write(async (transactor) => {
      await upsertPerson(transactor, { userId: "a", name: "A" });
      return err("no");
    });
    expect(refused).toEqual(err("no"));
    const failing = store.write(async (transactor) => {
      await upsertPerson(transactor, { userId: "b", name: "B" });
      throw new Error("failed");
    });
    await expect(failing).rejects.toThrow("failed");
    expect(await store.read(listPeople)).toEqual([]);
    await write("c");
    expect(await store.read(listPeople)).toHaveLength(1);
  });

  it("lets readers see one moment, while a writer is at work and after", async () => {
    await write("before");
    const seen = await store.read(async (reader) => {
      const first = await listPeople(reader);
      await write("meanwhile");
      return [first.length, (await listPeople(reader)).length];
    });
    expect(seen).toEqual([1, 1]);
    const duringWrite = await store.write(async (transactor) => {
      await upsertPerson(transactor, { userId: "later", name: "Later" });
      return ok(await store.read((reader) => findPerson(reader, "later")));
    });
    expect(duringWrite).toEqual(ok(undefined));
    expect(await store.read(listPeople)).toHaveLength(3);
  });

  it("runs any number of readers and writers at once", async () => {
    const jobs = Array.from({ length: 100 }, (_, index) => [write(`user-${index}`), store.read(listPeople)]);
    await Promise.all(jobs.flat());
    expect(await store.read(listPeople)).toHaveLength(100);
  });

  it("waits its turn when the file is being written from elsewhere", async () => {
    const other = await openStore({ kind: "folder", folder });
    const writeThere = (userId: string) =>
      other.write(async (transactor) => {
        await upsertPerson(transactor, { userId, name: userId });
        return ok(null);
      });
    for (let index = 0; index < 10; index += 1)
      await Promise.all([write(`here-${index}`), writeThere(`there-${index}`)]);
    other.close();
    expect(await store.read(listPeople)).toHaveLength(20);
  });

  it("keeps its data when it is closed and opened again", async () => {
    await write("kept");
    store.close();
    store = await openStore({ kind: "folder", folder });
    expect(await store.read(listPeople)).toEqual([{ userId: "kept", name: "kept" }]);
  });
});
