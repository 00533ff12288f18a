import { writeFile } from "node:fs/promises";
import { sampleEntries, type SampleEntry } from "../../server/sample/sample-entries.ts";
import { checkExport } from "./check-export.ts";
import { DemoFailure, demand, taken } from "./demand.ts";
import { createPerson, type Person } from "./demo-person.ts";
import { championOf, memberOf, staff, startDemoServer, type DemoServer } from "./demo-server.ts";
import { fillAndSubmit, findAndMendBadValue, levelled, meetAndSettleConflict } from "./demo-steps.ts";

export interface DemoOptions {
  /** Where the consolidated workbook goes. */
  readonly out: string;
  /** How many documents of each kind; at least 2 CQM and 1 IMAT, since these have stories of their own. */
  readonly cqm: number;
  readonly imat: number;
  readonly say: (line: string) => void;
}

interface Told {
  readonly badValue: string;
  readonly conflict: string;
}

interface Filled {
  /** What was typed, as it should come out again. */
  readonly entries: readonly SampleEntry[];
  readonly roundTrips: number;
  readonly explained: number;
  readonly told: Told;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const figure = (value: number): string => value.toLocaleString("en-US");

function chooseEntries({ cqm, imat }: DemoOptions): SampleEntry[] {
  const all = sampleEntries();
  const chosen = (["cqm", "imat"] as const).map((kind) => all.filter((entry) => entry.kind === kind));
  const [measures = [], assessments = []] = chosen;
  demand(measures.length >= cqm, `The sample has ${measures.length} open CQM documents; ${cqm} were asked for.`);
  demand(assessments.length >= imat, `The sample has ${assessments.length} open assessments; ${imat} were asked for.`);
  return [...measures.slice(0, cqm), ...assessments.slice(0, imat)];
}

/** The first CQM document gets a bad value, the second is filled by two people, the first IMAT one has values to explain. */
async function fillAll(server: DemoServer, chosen: readonly SampleEntry[]): Promise<Filled> {
  const champions = new Map<string, Person>();
  const [bad, contested] = chosen.filter(({ kind }) => kind === "cqm");
  const questioned = chosen.find(({ kind }) => kind === "imat");
  const entries = chosen.map((entry) => (entry === questioned ? levelled(entry) : entry));
  const people: Person[] = [];
  let explained = 0;
  let badValue = "";
  let conflict = "";
  for (const [index, entry] of entries.entries()) {
    const { practiceId } = entry;
    const champion = champions.get(practiceId) ?? (await createPerson(server, championOf(practiceId)));
    if (!champions.has(practiceId)) people.push(champion);
    champions.set(practiceId, champion);
    if (chosen[index] === bad) {
      const found = await findAndMendBadValue(champion, entry);
      badValue = `${found.practiceId}, ${found.code}: "${found.message}"`;
    } else if (chosen[index] === contested) {
      const member = await createPerson(server, memberOf(practiceId));
      people.push(member);
      const met = await meetAndSettleConflict(champion, member, entry);
      conflict = `${met.practiceId}, ${met.path}: ${String(met.mine)} here, ${String(met.theirs)} there`;
    } else explained += await fillAndSubmit(champion, entry);
  }
  demand(explained > 0, "No rule asked about sixteen equal scores.");
  const roundTrips = people.reduce((sum, { host }) => sum + host.roundTrips.length, 0);
  return { entries, roundTrips, explained, told: { badValue, conflict } };
}

async function exportAsStaff(server: DemoServer, out: string): Promise<Uint8Array> {
  const { api, visible } = await createPerson(server, staff);
  const [program] = visible.programs;
  demand(program !== undefined, "Program staff see no program.");
  const params = { programId: program.programId };
  const file = taken(await api.call("exportProgram", { params, query: { format: "xlsx" } }), "Exporting");
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    await writeFile(out, bytes);
  } catch (reason) {
    throw new DemoFailure(`${out} cannot be written: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
  return bytes;
}

async function run(server: DemoServer, options: DemoOptions): Promise<void> {
  const { say, out } = options;
  const filling = performance.now();
  const filled = await fillAll(server, chooseEntries(options));
  const { entries, told } = filled;
  const typed = entries.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
  const workbooks = new Set(entries.map(({ practiceId }) => practiceId)).size;
  const periods = new Set(entries.map(({ kind, period }) => `${kind} ${period}`));
  say(
    `Opened, filled, checked, pushed and submitted ${entries.length} documents (${[...periods].join(", ")}) ` +
      `in ${workbooks} workbooks: ${figure(typed)} values typed, ${figure(filled.roundTrips)} round trips to Excel, ${seconds(filling)}`,
  );
  say(`Bad value found, submitting refused, mended: ${told.badValue}`);
  say(`Explained what a rule asked about: ${filled.explained}`);
  say(`Conflict of two workbooks met and settled: ${told.conflict}; mine kept, both workbooks and the server equal`);
  const exporting = performance.now();
  const bytes = await exportAsStaff(server, out);
  say(`Exported by program staff: ${out}, ${figure(bytes.length)} bytes, ${seconds(exporting)}`);
  const sums = await checkExport(bytes, entries);
  say(`Sums equal the input: ${[...sums].map(([title, sum]) => `${title} ${figure(sum)}`).join(", ")}`);
}

/**
 * The main job from end to end, without hands: real server, real client, real adapter, genuine Office.js, and a simulated
 * Excel in which values are typed as people type them. Throws a `DemoFailure` when anything does not go as said.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const start = performance.now();
  const server = await startDemoServer();
  try {
    options.say(`Server at ${server.origin} with the sample program in a temporary database, ${seconds(start)}`);
    await run(server, options);
  } finally {
    await server.close();
  }
  options.say(`Done in ${seconds(start)}`);
}
