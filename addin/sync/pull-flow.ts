import { hashCells } from "../../shared/canonical-hash.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding, Receipt, SheetReading, WorkbookError } from "../workbook/workbook.ts";
import { absorbPull, type Absorbed } from "./absorb-pull.ts";
import type { Outcome } from "./document-session.ts";
import { forgetPast } from "./forget-past.ts";
import {
  callApi,
  judge,
  outcomeOfFailure,
  programCells,
  readSheet,
  withSheetsOf,
  workbookOutcome,
  writeFrom,
  type CallFailure,
  type SessionContext,
} from "./session-context.ts";

export interface Pulled {
  /** Cells written into the sheet. */
  readonly changed: number;
}

interface Changes {
  readonly reply: PullReply;
  /** The server's past is not the one this workbook knows; everything is compared anew. */
  readonly otherPast: CallFailure | null;
}

const isOtherPast = (error: CallFailure): boolean => error.kind === "refused" && error.error.code === "version-ahead";

async function askForChanges(context: SessionContext): Promise<Result<Changes, Outcome>> {
  const { memory } = context;
  const { documentId } = memory.document;
  const ask = () => {
    const { cursor } = memory.binding;
    return callApi(context, "pull", { params: { documentId }, query: cursor === null ? {} : { cursor } });
  };
  let reply = await ask();
  const isBehind = reply.ok && reply.value.document.version < memory.binding.baseVersion;
  const otherPast = !reply.ok && isOtherPast(reply.error) ? reply.error : null;
  if (isBehind || otherPast !== null) {
    const read = await readSheet(context);
    if (!read.ok) return err(workbookOutcome(read.error));
    await forgetPast(context, read.value);
    reply = await ask();
  }
  return reply.ok ? ok({ reply: reply.value, otherPast }) : err(outcomeOfFailure(context, reply.error));
}

/** The receipt for what the program holds now. The one there is stays when it says the same, time included. */
async function receiptFor(context: SessionContext, absorbed: Absorbed, version: number): Promise<Receipt> {
  const { digest, now } = context.deps;
  const hash = await hashCells(programCells({ ...context.memory, ...absorbed }), digest);
  const last = context.memory.binding.receipt;
  return last !== null && last.hash === hash && last.version === version ? last : { version, hash, at: now() };
}

/** Where something came, the sheet is read again before anything is decided by it: people go on typing meanwhile. */
async function readingFor(context: SessionContext, reply: PullReply): Promise<Result<SheetReading, Outcome>> {
  const { reading } = context.memory;
  if (reading !== null && Object.keys(reply.cells).length === 0) return ok(reading);
  const read = await readSheet(context);
  return read.ok ? read : err(workbookOutcome(read.error));
}

const isSameBinding = (a: Binding, b: Binding): boolean =>
  a.baseVersion === b.baseVersion && a.cursor === b.cursor && a.receipt === b.receipt;

/** Writes changes and binding, or the binding alone, or nothing where nothing is new; each is one round trip. */
async function write(
  context: SessionContext,
  binding: Binding,
  reading: SheetReading,
  take: Absorbed["take"],
): Promise<Result<null, WorkbookError>> {
  const { deps, memory } = context;
  if (take.length === 0 && !memory.isBindingUnsaved && isSameBinding(binding, memory.binding)) return ok(null);
  return take.length > 0 ? deps.workbook.writeBack(binding, reading, take) : deps.workbook.saveBinding(binding);
}

/** Takes in what a pull brought, as it stands against this reading of the sheet. */
async function takeIn(
  context: SessionContext,
  reply: PullReply,
  reading: SheetReading,
  isWhole: boolean,
): Promise<Result<Absorbed, WorkbookError>> {
  const { deps, memory } = context;
  const { binding: before, theirs, queue } = memory;
  const absorbed = absorbPull(before, theirs, queue, deps.model.grids, reading, reply, isWhole);
  const receipt = await receiptFor(context, absorbed, reply.document.version);
  const binding = { ...withSheetsOf(absorbed.binding, reading), receipt };
  const written = await write(context, binding, reading, absorbed.take);
  return written.ok ? ok({ ...absorbed, binding }) : written;
}

/**
 * Brings what changed elsewhere into the sheet and keeps base, cursor and receipt with it, in one write. When Excel does
 * not let us write, the base stays as it was, and the next pull brings the same changes again.
 *
 * Where the server was restored from a backup, all is compared and taken in as ever, and the refusal that told of it is the
 * outcome, so that people hear of it.
 */
export async function pullFlow(context: SessionContext): Promise<Result<Pulled, Outcome>> {
  const { memory } = context;
  const asked = await askForChanges(context);
  if (!asked.ok) return asked;
  const { reply, otherPast } = asked.value;
  const read = await readingFor(context, reply);
  if (!read.ok) return read;
  const isWhole = memory.binding.cursor === null;
  const taken = await writeFrom(context, read.value, (reading) => takeIn(context, reply, reading, isWhole));
  if (!taken.ok) return err(workbookOutcome(taken.error));

  const { binding, theirs, take } = taken.value;
  const { document } = reply;
  memory.binding = binding;
  memory.isBindingUnsaved = false;
  memory.theirs = theirs;
  memory.document = document;
  if (take.length > 0) {
    const again = await readSheet(context);
    if (!again.ok) return err(workbookOutcome(again.error));
  }
  context.dispatch({ type: "synced", document, receipt: binding.receipt });
  judge(context);
  if (otherPast !== null) return err(outcomeOfFailure(context, otherPast));
  return ok({ changed: take.length });
}

/** Keeps in the workbook what the server has acknowledged, where no pull did. Its failing loses nothing: see `pullFlow`. */
export async function saveBinding(context: SessionContext): Promise<Result<null, Outcome>> {
  const { deps, memory } = context;
  if (!memory.isBindingUnsaved) return ok(null);
  const saved = await deps.workbook.saveBinding(memory.binding);
  if (!saved.ok) return err(workbookOutcome(saved.error));
  memory.isBindingUnsaved = false;
  return saved;
}
