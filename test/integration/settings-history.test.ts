import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { openStore } from "../../server/db/open-store.ts";
import { findLastSettings, findSettingsAt, noteSettings } from "../../server/db/program-settings.ts";
import { programSettings } from "../../server/db/schema.ts";
import { loadProgram } from "../../server/services/load-program.ts";
import { ok } from "../../shared/result.ts";
import { createFixture, programFile, temporaryFolder, type Fixture } from "../support/server-fixture.ts";

const withSettings = (settings: Record<string, unknown>) => ({
  ...programFile,
  program: { ...programFile.program, settings },
});

const historyOf = ({ store }: Pick<Fixture, "store">) =>
  store.read(async (reader) => {
    const rows = await reader.select().from(programSettings).orderBy(programSettings.sequence);
    return rows.filter(({ programId }) => programId === "valley").map(({ settings, setAt }) => [settings, setAt]);
  });

const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

/** The migrations as they were before there was a history of settings. */
async function earlierMigrations(folder: string): Promise<string> {
  const source = path.resolve(import.meta.dirname, "../../server/db/migrations");
  const copy = path.join(folder, "migrations");
  await cp(source, copy, { recursive: true });
  const journalFile = path.join(copy, "meta/_journal.json");
  const journal = journalSchema.parse(JSON.parse(await readFile(journalFile, "utf8")));
  const end = journal.entries.findIndex(({ tag }) => tag === "0005_program_settings");
  expect(end).toBe(5);
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return copy;
}

describe("the history of a program's settings", () => {
  it("holds every change with its time, and none for what was loaded again as it is", async () => {
    const fixture = await createFixture({ file: withSettings({ counts: { limit: 50 } }) });
    fixture.wait(1_000);
    await loadProgram(fixture.deps, { ...withSettings({ counts: { limit: 50 } }), people: [] });
    fixture.wait(1_000);
    await loadProgram(fixture.deps, withSettings({ counts: { limit: 60 }, timeZone: "America/Denver" }));
    fixture.wait(1_000);
    await loadProgram(fixture.deps, withSettings({ timeZone: "America/Denver", counts: { limit: 60 } }));
    expect(await historyOf(fixture)).toEqual([
      [{ counts: { limit: 50 } }, "2018-04-20T09:00:00.000Z"],
      [{ counts: { limit: 60 }, timeZone: "America/Denver" }, "2018-04-20T09:00:02.000Z"],
    ]);
  });

  it("holds nothing of a file that was refused", async () => {
    const fixture = await createFixture();
    const loaded = await loadProgram(fixture.deps, withSettings({ counts: { limit: "x" } }));
    expect(loaded.ok).toBe(false);
    const foreign = { ...withSettings({ counts: { limit: 1 } }), practices: [{ practiceId: "cedar", name: "Taken" }] };
    expect((await loadProgram(fixture.deps, { ...foreign, people: [] })).ok).toBe(false);
    expect(await historyOf(fixture)).toHaveLength(1);
  });

  it("gives what held at a time, and before its beginning what it began with", async () => {
    const fixture = await createFixture({ file: withSettings({ counts: { limit: 50 } }) });
    fixture.wait(2_000);
    await loadProgram(fixture.deps, withSettings({ counts: { limit: 60 } }));
    const at = (time: string) =>
      fixture.store.read(async (reader) => (await findSettingsAt(reader, "valley", time))?.settings["counts"]);
    expect(await at("2018-01-01T00:00:00.000Z")).toEqual({ limit: 50 });
    expect(await at("2018-04-20T09:00:01.999Z")).toEqual({ limit: 50 });
    expect(await at("2018-04-20T09:00:02.000Z")).toEqual({ limit: 60 });
    const other = await fixture.store.read((reader) => findSettingsAt(reader, "nowhere", "2018-04-20T09:00:02.000Z"));
    expect(other).toBeUndefined();
  });

  it("begins for programs of an older database with what they have set, from no known time on", async () => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    const client = createClient({ url: pathToFileURL(path.join(folder, "milepost.db")).href });
    await migrate(drizzle({ client }), { migrationsFolder: await earlierMigrations(folder) });
    const settings = { counts: { limit: 70 } };
    await client.execute({
      sql: "INSERT INTO programs (program_id, name, settings) VALUES ('valley', 'Valley', ?)",
      args: [JSON.stringify(settings)],
    });
    client.close();
    const store = await openStore({ kind: "folder", folder });
    expect(await historyOf({ store })).toEqual([[settings, null]]);

    const mark = { setAt: "2026-01-02T10:00:00.000Z", setBy: "milepost load" };
    await store.write(async (transactor) => {
      await noteSettings(transactor, { programId: "valley", settings }, mark);
      await noteSettings(transactor, { programId: "valley", settings: {} }, mark);
      return ok(null);
    });
    const [then, now] = await store.read(async (reader) => [
      await findSettingsAt(reader, "valley", "2018-01-01T00:00:00.000Z"),
      await findLastSettings(reader, "valley"),
    ]);
    store.close();
    expect(then).toMatchObject({ settings, setAt: null, setBy: null });
    expect(now).toMatchObject({ settings: {}, ...mark });
  });
});
