import { valueAt, type CellValue, type Path } from "../../shared/cell.ts";
import type { SampleEntry } from "../../server/sample/sample-entries.ts";
import { demand } from "./demand.ts";
import { openSheet, type OpenSheet, type Person } from "./demo-person.ts";

const nameOf = ({ kind, period, practiceId }: SampleEntry): string => `${kind} ${period} of ${practiceId}`;

/** Pushes, and makes sure that everything arrived. */
async function save({ session }: OpenSheet, name: string): Promise<void> {
  await session.push();
  const { outcome, waiting, conflicts } = session.getState();
  demand(outcome?.kind === "pushed", `Pushing ${name} ended with ${JSON.stringify(outcome)}.`);
  demand(waiting === 0 && conflicts.length === 0, `${name}: ${waiting} cells wait, ${conflicts.length} clash.`);
}

async function submit({ session }: OpenSheet, name: string): Promise<void> {
  await session.step("submit");
  const { outcome, document } = session.getState();
  demand(outcome?.kind === "stepped", `Submitting ${name} ended with ${JSON.stringify(outcome)}.`);
  demand(document.status === "submitted", `${name} is ${document.status} after submitting.`);
}

/** Answers every question that is open, and gives how many there were. */
async function explainAll({ session }: OpenSheet, name: string): Promise<number> {
  const asked = session
    .getState()
    .problems.filter(({ severity, explanation }) => severity === "explain" && !explanation);
  for (const problem of asked) {
    await session.explain(problem, "Explained for the demonstration: checked against the source, and right.");
    const { outcome } = session.getState();
    demand(
      outcome?.kind === "explained",
      `Explaining ${problem.code} in ${name} ended with ${JSON.stringify(outcome)}.`,
    );
  }
  return asked.length;
}

const errorsIn = ({ session }: OpenSheet): string[] =>
  session
    .getState()
    .problems.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

/** Fills, checks, pushes, explains and submits one document; gives how many questions were explained. */
export async function fillAndSubmit(person: Person, entry: SampleEntry): Promise<number> {
  const name = nameOf(entry);
  const sheet = await openSheet(person, entry);
  await sheet.type(entry.cells);
  await sheet.session.check();
  const { waiting } = sheet.session.getState();
  const expected = Object.keys(entry.cells).length;
  demand(waiting === expected, `${name}: ${expected} cells were typed, ${waiting} wait to be pushed.`);
  demand(errorsIn(sheet).length === 0, `${name} has errors: ${errorsIn(sheet).join(", ")}.`);
  await save(sheet, name);
  const explained = await explainAll(sheet, name);
  await submit(sheet, name);
  return explained;
}

export interface BadValue {
  readonly practiceId: string;
  readonly code: string;
  readonly message: string;
}

/** A value that is no count is pasted into the first cell: it must be named, be refused when submitting, and be mended. */
export async function findAndMendBadValue(person: Person, entry: SampleEntry): Promise<BadValue> {
  const name = nameOf(entry);
  const [path = "", right = null] = Object.entries(entry.cells)[0] ?? [];
  const sheet = await openSheet(person, entry);
  await sheet.type(entry.cells);
  await sheet.paste(path, "about 1,200");
  await sheet.session.check();
  const found = sheet.session.getState().problems.find(({ paths }) => paths.includes(path));
  demand(found?.severity === "error", `${name}: the bad value was not found.`);
  await save(sheet, name);
  await sheet.session.step("submit");
  const { outcome, document } = sheet.session.getState();
  const isRefused = outcome?.kind === "refused" && outcome.error.code === "has-problems";
  demand(isRefused && document.status === "draft", `${name} with a bad value: submitting was not refused.`);
  await sheet.session.jumpTo(path);
  await sheet.type({ [path]: right });
  await sheet.session.check();
  demand(errorsIn(sheet).length === 0, `${name}: mended, and still wrong: ${errorsIn(sheet).join(", ")}.`);
  await save(sheet, name);
  await submit(sheet, name);
  return { practiceId: entry.practiceId, code: found.code, message: found.message };
}

/** The assessment with the same score for every milestone, which a rule asks about. */
export const levelled = (entry: SampleEntry): SampleEntry => ({
  ...entry,
  cells: Object.fromEntries(
    Object.entries(entry.cells).map(([path, value]) => [path, path.endsWith("/score") ? 2 : value]),
  ),
});

export interface MetConflict {
  readonly practiceId: string;
  readonly path: Path;
  readonly mine: CellValue;
  readonly theirs: CellValue;
}

/**
 * Two people fill the same cell in two workbooks. The member is first with a slip of the finger; the champion's push meets
 * it as a conflict, with nothing overwritten, and keeps the right value. Then both workbooks and the server hold it.
 */
export async function meetAndSettleConflict(
  champion: Person,
  member: Person,
  entry: SampleEntry,
): Promise<MetConflict> {
  const name = nameOf(entry);
  const [path = "", mine = null] = Object.entries(entry.cells)[0] ?? [];
  const theirs = Number(mine) + 1;
  const mySheet = await openSheet(champion, entry);
  const theirSheet = await openSheet(member, entry);
  await theirSheet.type({ [path]: theirs });
  await save(theirSheet, name);
  await mySheet.type(entry.cells);
  await mySheet.session.push();
  const [conflict, ...others] = mySheet.session.getState().conflicts;
  demand(conflict?.path === path && others.length === 0, `${name}: the conflict was not met.`);
  demand(
    conflict.mine === mine && conflict.theirs.value === theirs && (await mySheet.valueOf(path)) === mine,
    `${name}: the conflict does not show both values.`,
  );
  await mySheet.session.step("submit");
  const before = mySheet.session.getState().outcome?.kind;
  demand(before === "conflicts-open", `${name}: submitting over an open conflict ended with ${before ?? "nothing"}.`);
  await mySheet.session.settle(path, "mine");
  const { conflicts, waiting } = mySheet.session.getState();
  demand(conflicts.length === 0 && waiting === 0, `${name}: the conflict was not settled.`);
  await theirSheet.session.pull();
  for (const [cell, value] of Object.entries(entry.cells)) {
    const held = [await mySheet.valueOf(cell), await theirSheet.valueOf(cell)];
    demand(
      held.every((one) => one === value),
      `${name}: after settling, ${cell} is ${held.join(" and ")}.`,
    );
  }
  const { documentId } = mySheet.session.getState().document;
  const stored = await champion.api.call("getDocument", { params: { documentId } });
  const onServer = stored.ok ? (stored.value.cells[path]?.value ?? null) : null;
  demand(onServer === valueAt(new Map(Object.entries(entry.cells)), path), `${name}: the server holds ${onServer}.`);
  await submit(mySheet, name);
  return { practiceId: entry.practiceId, path, mine, theirs };
}
