import { valueAt, withChanges, type CellChange, type Path } from "../../shared/cell.ts";
import type { Digest } from "../../shared/canonical-hash.ts";
import type { DocumentModel, PreviousDocument } from "../../shared/document/document-kind.ts";
import type { Explanation } from "../../shared/document/explanation.ts";
import { changesSince } from "../../shared/grid/changes-since.ts";
import type { IsoDate } from "../../shared/period.ts";
import type { CallName } from "../../shared/protocol/calls.ts";
import type { EarlierExplanation, PracticeDocument } from "../../shared/protocol/common.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Binding, SheetReading, Workbook, WorkbookError } from "../workbook/workbook.ts";
import type { Cancelled, Cancelling } from "./cancelling.ts";
import type { ApiClient, CallInput, CallReply, ClientError } from "./api-client.ts";
import type { DocumentState, OpenConflict, Outcome, Replaced } from "./document-session.ts";
import { labelOfPath, listProblems } from "./list-problems.ts";
import type { Outbox, OutboxEntry } from "./outbox.ts";
import { withQueued } from "./queue-changes.ts";
import type { Findings, SessionEvent } from "./session-state.ts";
import { sheetCells, type StoredCells } from "./sheet-cells.ts";
import type { SheetJudge } from "./sheet-judge.ts";

export interface SessionDeps {
  readonly workbook: Workbook;
  readonly api: ApiClient;
  readonly outbox: Outbox;
  readonly binding: Binding;
  readonly document: PracticeDocument;
  readonly model: DocumentModel;
  readonly previous: PreviousDocument | null;
  readonly explanations: readonly Explanation[];
  /** Those of the document before: a start for the answers to questions that are asked again. */
  readonly earlierExplanations?: readonly EarlierExplanation[];
  /** ISO time. */
  readonly now: () => string;
  /** The day it is in a time zone. */
  readonly today: (timeZone: string) => IsoDate;
  /** Names this pane to the server; one per workbook and machine. */
  readonly clientId: string;
  /** Ids nobody else makes: `crypto.randomUUID`. */
  readonly newId: () => string;
  /** SHA-256 for receipts. */
  readonly digest: Digest;
}

/** What a session remembers between its calls. Changed only by the call that is running, and calls never overlap. */
export interface SessionMemory {
  binding: Binding;
  /** Whether the binding holds more than the workbook's hidden sheet does. */
  isBindingUnsaved: boolean;
  document: PracticeDocument;
  reading: SheetReading | null;
  /** What the server holds in the cells that are in conflict. */
  theirs: StoredCells;
  /** What is on its way. The outbox is its copy on disk: it is read once, when the session starts. */
  queue: readonly OutboxEntry[];
  isQueueLoaded: boolean;
  explanations: readonly Explanation[];
  /** Whether others may have explained something since: the log has grown, or nothing told of it. */
  areExplanationsStale: boolean;
  replaced: Replaced | null;
  /** Of the call that is running: how a person may end its waiting. */
  cancelling: Cancelling;
}

export interface SessionContext {
  readonly deps: SessionDeps;
  readonly judgeSheet: SheetJudge;
  readonly memory: SessionMemory;
  readonly dispatch: (event: SessionEvent) => void;
  readonly getState: () => DocumentState;
}

/** Why a call of this session gave no answer. */
export type CallFailure = ClientError | Cancelled;

/**
 * Calls that may be given up while they are under way: sent once more, a push is recognised by its mutations' ids and a
 * pull changes nothing. Submitting is not: whether it was done would stay open.
 */
const cancellable: ReadonlySet<CallName> = new Set<CallName>(["push", "pull"]);

/** Calls the API and notes whether it can be reached. */
export async function callApi<Name extends CallName>(
  context: SessionContext,
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallReply<Name>, CallFailure>> {
  const call = context.deps.api.call(name, input);
  const reply = cancellable.has(name) ? await Promise.race([call, context.memory.cancelling.requested]) : await call;
  if (!reply.ok && reply.error.kind === "cancelled") return reply;
  context.dispatch({ type: "asked", isOnline: reply.ok || reply.error.kind !== "offline" });
  return reply;
}

export function outcomeOfFailure(context: SessionContext, error: CallFailure): Outcome {
  const { waiting } = context.getState();
  if (error.kind === "cancelled") return { kind: "cancelled", saved: 0, waiting };
  if (error.kind === "offline") return { kind: "offline", waiting };
  if (error.kind === "unreadable-reply") return { kind: "unreadable-reply" };
  const isSignedOut = error.error.code === "not-signed-in" || error.error.code === "session-expired";
  if (isSignedOut) return { kind: "signed-out", waiting };
  const { retryAfterSeconds } = error;
  return { kind: "refused", error: error.error, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

export const workbookOutcome = (error: WorkbookError): Outcome => ({ kind: "workbook", error });

/**
 * Takes entries into the queue and onto disk. When the disk is full or closed to us, they are sent all the same: the
 * values stand in the sheet too, and the server is then the safest place for them.
 */
export async function enqueue(context: SessionContext, entries: readonly OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await context.deps.outbox.add(entries);
  context.memory.queue = [...context.memory.queue, ...entries];
}

/** An entry that stays on disk because removing failed is sent again some day, which the server answers and ignores. */
export async function dequeue(context: SessionContext, mutationIds: readonly string[]): Promise<void> {
  context.memory.queue = context.memory.queue.filter(({ mutationId }) => !mutationIds.includes(mutationId));
  await context.deps.outbox.remove(mutationIds);
}

export function entryOf(context: SessionContext, cells: readonly CellChange[], baseVersion: number): OutboxEntry {
  const { newId, now } = context.deps;
  const { documentId } = context.memory.document;
  return { mutationId: newId(), documentId, baseVersion, cells, queuedAt: now() };
}

/**
 * Values that were queued and are no longer in the sheet, because Excel was closed without saving: they go back into
 * their cells, where people can see them. Only where the sheet holds what it held when they were queued.
 */
function lostValues({ binding, queue }: SessionMemory, reading: SheetReading): CellChange[] {
  const pending = queue.filter(({ baseVersion }) => baseVersion >= binding.baseVersion);
  const wanted = withQueued(binding.base, pending);
  const mine = sheetCells(binding.base, reading);
  const paths = new Set(pending.flatMap(({ cells }) => cells.map(({ path }) => path)));
  return [...paths]
    .filter(
      (path) => valueAt(mine, path) === valueAt(binding.base, path) && valueAt(mine, path) !== valueAt(wanted, path),
    )
    .map((path) => ({ path, value: valueAt(wanted, path) }));
}

async function readNow({ deps, memory }: SessionContext): Promise<Result<SheetReading, WorkbookError>> {
  const reading = await deps.workbook.read(memory.binding, deps.model.grids);
  if (reading.ok) memory.reading = reading.value;
  return reading;
}

/** How often writing begins anew while a person types in one cell after the other. */
const mostReadings = 5;

/**
 * Writes what follows from a reading. Where a person has begun to type in a cell since, nothing was written: once they have
 * left it, the sheet is read anew, and what then follows is written.
 */
export async function writeFrom<T>(
  context: SessionContext,
  reading: SheetReading,
  write: (reading: SheetReading) => Promise<Result<T, WorkbookError>>,
): Promise<Result<T, WorkbookError>> {
  let written = await write(reading);
  for (let readings = 0; readings < mostReadings; readings += 1) {
    if (written.ok || written.error.kind !== "cell-being-edited") break;
    const again = await readNow(context); // waits until the cell is left
    if (!again.ok) return again;
    written = await write(again.value);
  }
  return written;
}

/** Takes over what an earlier session could not send, and brings back into the sheet what of it got lost. */
async function loadQueue(context: SessionContext, reading: SheetReading): Promise<Result<SheetReading, WorkbookError>> {
  const { deps, memory } = context;
  const stored = await deps.outbox.list(memory.document.documentId);
  memory.queue = [...(stored.ok ? stored.value : []), ...memory.queue];
  const written = await writeFrom(context, reading, async (latest) => {
    const lost = lostValues(memory, latest);
    if (lost.length === 0) return ok(latest);
    const done = await deps.workbook.writeBack(memory.binding, latest, lost);
    return done.ok ? readNow(context) : done;
  });
  if (written.ok) memory.isQueueLoaded = true;
  else memory.queue = [];
  return written;
}

/** Reads the sheet. The first time, what an earlier session could not send is brought back with it. */
export async function readSheet(context: SessionContext): Promise<Result<SheetReading, WorkbookError>> {
  const reading = await readNow(context);
  return reading.ok && !context.memory.isQueueLoaded ? loadQueue(context, reading.value) : reading;
}

function openConflicts({ deps, memory }: SessionContext, reading: SheetReading): OpenConflict[] {
  if (memory.theirs.size === 0) return []; // and nothing to compare ten thousand rows for
  const mine = sheetCells(memory.binding.base, reading);
  return [...memory.theirs]
    .map(([path, theirs]) => ({
      path,
      label: labelOfPath(deps.model.grids, path),
      base: valueAt(memory.binding.base, path),
      mine: valueAt(mine, path),
      theirs,
    }))
    .filter((conflict) => conflict.mine !== conflict.theirs.value);
}

/** What the program holds, as far as this session knows. */
export const programCells = ({ binding, theirs }: SessionMemory) =>
  withChanges(
    binding.base,
    [...theirs].map(([path, { value }]) => ({ path, value })),
  );

function differencesOf({ memory }: SessionContext, reading: SheetReading): readonly Path[] | null {
  if (memory.binding.receipt === null) return null;
  return changesSince(programCells(memory), reading.grids).map(({ path }) => path);
}

/** What was replaced is offered back only where nothing has happened to the cells since. */
function replacedStill({ memory }: SessionContext, reading: SheetReading): Replaced | null {
  const isUntouched = memory.replaced?.cells.every(
    ({ path, now }) => valueAt(reading.cells, path) === now && !memory.theirs.has(path),
  );
  return isUntouched === true ? memory.replaced : null;
}

/** Judges the sheet as it was read last and shows what follows. */
export function judge(context: SessionContext): void {
  const { deps, memory } = context;
  const { reading } = memory;
  if (reading === null) return;
  memory.replaced = replacedStill(context, reading);
  const { problems, progress, requirement } = context.judgeSheet(reading.cells, deps.today(memory.document.timeZone));
  const findings: Findings = {
    problems: listProblems(problems, reading, memory.explanations, deps.earlierExplanations),
    conflicts: openConflicts(context, reading),
    waiting: changesSince(memory.binding.base, reading.grids).length,
    cells: reading.cells,
    progress,
    requirement,
    figures: deps.model.figures(reading.cells, deps.previous),
    differences: differencesOf(context, reading),
    replaced: memory.replaced,
  };
  context.dispatch({ type: "judged", findings });
}

/** The binding with its sheets where they were last seen: people rename them, and other software gives them new ids. */
export const withSheetsOf = (binding: Binding, reading: SheetReading): Binding => ({
  ...binding,
  sheets: binding.sheets.map((sheet) => {
    const seen = reading.grids.find(({ grid }) => grid.id === sheet.gridId);
    return seen === undefined ? sheet : { ...sheet, sheetId: seen.sheetId, sheetName: seen.sheetName };
  }),
});
