import { readFile } from "node:fs/promises";
import { documentKinds } from "../../shared/document/registry.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { defaultTimeZone } from "../../shared/time-zone.ts";
import { listGrants, listPeople } from "../db/people.ts";
import { openStore, type StorePlace } from "../db/open-store.ts";
import { readEnv } from "../env.ts";
import { checkWorkbook } from "../services/check-workbook.ts";
import { mintSignIns, signInLine } from "../services/first-people.ts";
import { loadProgram } from "../services/load-program.ts";
import { readProgramText } from "../services/read-program-text.ts";
import { systemRandom } from "../services/random.ts";
import type { ServiceDeps } from "../services/service-deps.ts";

const usage = `milepost load FILE.json   brings a program in, or up to date
milepost people           lists who there is, with their roles
milepost code USERID      makes a sign-in code for a person
milepost check FILE.xlsx  compares a filled workbook with what the database holds

The data is where MILEPOST_DATA or LIBSQL_URL says, as for the server.`;

/** Lines to print, or what went wrong. */
type Outcome = Result<readonly string[], string>;

function unreadable(file: string, failure: unknown): string {
  const cause: unknown = failure instanceof Error && "code" in failure ? failure.code : null;
  if (cause === "ENOENT") return `There is no file ${file}.`;
  if (cause === "EISDIR") return `${file} is a folder. Name a file in it.`;
  return `${file} cannot be read: ${failure instanceof Error ? failure.message : String(failure)}`;
}

async function load(deps: ServiceDeps, file: string): Promise<Outcome> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (failure) {
    return err(unreadable(file, failure));
  }
  const refused = (errors: readonly string[]): Outcome => err(`${file} was not loaded:\n${errors.join("\n")}`);
  const read = readProgramText(text);
  if (!read.ok) return refused(read.error);
  const loaded = await loadProgram(deps, read.value.input);
  if (!loaded.ok) return refused(read.value.locate(loaded.error));
  const { programId, timeZone, practices, people, documents } = loaded.value;
  const zone = `No time zone is set: due dates end at midnight in ${defaultTimeZone}. Name yours as settings.timeZone.`;
  return ok([
    `Loaded ${programId}. Practices: ${practices}, people: ${people}, new documents: ${documents}`,
    ...(timeZone === null ? [zone] : []),
  ]);
}

const listEveryone = (deps: ServiceDeps): Promise<Outcome> =>
  deps.store.read(async (reader) => {
    const lines: string[] = [];
    for (const { userId, name } of await listPeople(reader)) {
      const grants = await listGrants(reader, userId);
      const roles = grants.map(({ role, scope }) => `${role} of ${scope.type} ${scope.id}`).join(", ");
      lines.push(`${userId}\t${name}\t${roles}`);
    }
    return ok(lines);
  });

async function code(deps: ServiceDeps, userId: string): Promise<Outcome> {
  const [signIn] = await mintSignIns(deps, [userId]);
  return signIn === undefined ? err(`There is no person ${userId}. See: milepost people`) : ok([signInLine(signIn)]);
}

async function check(deps: ServiceDeps, file: string): Promise<Outcome> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (failure) {
    return err(unreadable(file, failure));
  }
  const checked = await checkWorkbook(deps, bytes);
  if (!checked.ok) return err(`${file}: ${checked.error}`);
  const { isEqual, lines } = checked.value;
  return isEqual ? ok(lines) : err(lines.join("\n"));
}

function command(words: readonly string[]): ((deps: ServiceDeps) => Promise<Outcome>) | null {
  const [name, argument, ...rest] = words;
  if (rest.length > 0) return null;
  if (name === "people" && argument === undefined) return listEveryone;
  if (argument === undefined) return null;
  if (name === "load") return (deps) => load(deps, argument);
  if (name === "check") return (deps) => check(deps, argument);
  return name === "code" ? (deps) => code(deps, argument) : null;
}

/** A replica is the server's alone, and a command would build it for a single read. */
function withoutReplica(place: StorePlace): StorePlace {
  if (place.kind === "folder") return place;
  const { replica: _, ...primary } = place;
  return primary;
}

async function run(words: readonly string[]): Promise<Outcome> {
  if (words.length === 1 && ["help", "--help", "-h"].includes(words[0] ?? "")) return ok([usage]);
  const chosen = command(words);
  if (chosen === null) return err(usage);
  const env = readEnv(process.env);
  if (!env.ok) return env;
  const store = await openStore(withoutReplica(env.value.place));
  try {
    return await chosen({ store, kinds: documentKinds, clock: () => new Date(), random: systemRandom });
  } finally {
    store.close();
  }
}

const outcome = await run(process.argv.slice(2));
if (outcome.ok) process.stdout.write(outcome.value.map((line) => `${line}\n`).join(""));
else {
  process.stderr.write(`${outcome.error}\n`);
  process.exitCode = 1;
}
