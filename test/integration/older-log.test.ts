import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { expect, it, onTestFinished } from "vitest";
import { listChanges } from "../../server/db/change-log.ts";
import { openStore } from "../../server/db/open-store.ts";
import { valuesAt } from "../../server/db/values-at.ts";
import { startDatabaseServer, temporaryFolder } from "../support/server-fixture.ts";

const migrations = path.resolve(import.meta.dirname, "../../server/db/migrations");

/** The last migration before the log had a row for each version. */
const lastOfOld = "0004_mature_mindworm";

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

/** A database as it was when the log had a row for each cell. */
async function makeOldDatabase(folder: string, statements: readonly string[]): Promise<void> {
  const migrationsFolder = path.join(folder, "migrations");
  await cp(migrations, migrationsFolder, { recursive: true });
  const journalFile = path.join(migrationsFolder, "meta/_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8")) as Journal;
  const end = journal.entries.findIndex(({ tag }) => tag === lastOfOld) + 1;
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  const client = createClient({ url: pathToFileURL(path.join(folder, "milepost.db")).href });
  await migrate(drizzle({ client }), { migrationsFolder });
  await client.batch([...statements], "write");
  client.close();
}

const document = (id: string, version: number): string =>
  `INSERT INTO documents (document_id, program_id, practice_id, kind, period, status, version)
   VALUES ('${id}', 'valley', 'alder', 'counts', '${id}', 'draft', ${version})`;

const line = (documentId: string, version: number, cell: string, before: string, after: string): string =>
  `INSERT INTO changes (document_id, version, path, before, after, changed_by, changed_at, mutation_id)
   VALUES ('${documentId}', ${version}, '${cell}', ${before}, ${after}, 'member', '2018-04-0${version}T00:00:00.000Z',
     'm-${documentId}-${version}')`;

const held = (documentId: string, cell: string, value: string, version: number): string =>
  `INSERT INTO cells VALUES ('${documentId}', '${cell}', ${value}, ${version}, 'member', '2018-04-02T00:00:00.000Z')`;

it("keeps every line of a log that has a row for each cell, with the values as they were typed", async () => {
  const folder = await temporaryFolder();
  const text = String.raw`'"\u0000 \ud800 it''s \"here\""'`;
  await makeOldDatabase(folder, [
    "INSERT INTO programs VALUES ('valley', 'Valley program', '{}')",
    "INSERT INTO practices VALUES ('alder', 'valley', 'Alder Creek', '{}')",
    "INSERT INTO users VALUES ('member', 'Member, Alder Creek')",
    document("one", 2),
    document("other", 1),
    // two documents pushed to in turn, and paths that come in another order than that of the alphabet
    line("one", 1, "b/count", "NULL", "'12'"),
    line("one", 1, "a/note", "NULL", text),
    line("other", 1, "b/count", "NULL", "'0.1'"),
    line("one", 2, "c/done", "NULL", "'true'"),
    line("one", 2, "b/count", "'12'", "NULL"),
    held("one", "b/count", "NULL", 2),
    held("one", "a/note", text, 1),
    held("one", "c/done", "'true'", 2),
    held("other", "b/count", "'0.1'", 1),
  ]);

  const store = await openStore({ kind: "folder", folder });
  onTestFinished(() => store.close());
  const typed = '\u0000 \ud800 it\'s "here"';
  const top = { below: { version: 1_000, offset: 0 }, limit: 10 };
  const first = { version: 1, changedBy: "Member, Alder Creek", changedAt: "2018-04-01T00:00:00.000Z" };
  const second = { ...first, version: 2, changedAt: "2018-04-02T00:00:00.000Z" };
  await store.read(async (reader) => {
    expect(await listChanges(reader, "one", top)).toMatchObject([
      { ...second, path: "b/count", before: 12, after: null },
      { ...second, path: "c/done", before: null, after: true },
      { ...first, path: "a/note", before: null, after: typed },
      { ...first, path: "b/count", before: null, after: 12 },
    ]);
    expect(await listChanges(reader, "other", top)).toMatchObject([
      { ...first, path: "b/count", before: null, after: 0.1 },
    ]);
    const then = await valuesAt(reader, "one", 1);
    expect(then).toEqual(
      new Map<string, unknown>([
        ["a/note", typed],
        ["b/count", 12],
      ]),
    );
  });
});

it("brings a database up to date once when two servers open it at the same time", async () => {
  const folder = await temporaryFolder();
  await makeOldDatabase(folder, [
    "INSERT INTO programs VALUES ('valley', 'Valley program', '{}')",
    "INSERT INTO practices VALUES ('alder', 'valley', 'Alder Creek', '{}')",
    "INSERT INTO users VALUES ('member', 'Member, Alder Creek')",
    document("one", 1),
    line("one", 1, "b/count", "NULL", "'12'"),
    held("one", "b/count", "'12'", 1),
  ]);
  const { url } = await startDatabaseServer(folder, 20); // both ask how old it is before either is told
  const open = () => openStore({ kind: "server", url, authToken: "database-token" });
  const stores = await Promise.all([open(), open()]);
  onTestFinished(() => stores.forEach((store) => store.close()));
  for (const store of stores) {
    const lines = await store.read((reader) =>
      listChanges(reader, "one", { below: { version: 1_000, offset: 0 }, limit: 10 }),
    );
    expect(lines.map(({ path: cell, after }) => [cell, after])).toEqual([["b/count", 12]]);
  }
});
