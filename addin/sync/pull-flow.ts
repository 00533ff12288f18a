import { hashCells } from "../../shared/canonical-hash.ts";
import type { PullReply } from "../../shared/protocol/calls.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Binding, Receipt, SheetReading } from "../workbook/workbook.ts";
import { absorbPull, withoutBase, type Absorbed } from "./absorb-pull.ts";
import type { Outcome } from "./document-session.ts";
import {
  callApi,
  judge,
  outcomeOfFailure,
  programCells,
  readSheet,
  withSheetsOf,
  workbookOutcome,
  type SessionContext,
} from "./session-context.ts";

export interface Pulled {
  /** Cells written into the sheet. */
  readonly changed: number;
}

async function askForChanges(context: SessionContext): Promise<Result<PullReply, Outcome>> {
  const { memory } = context;
  const { documentId } = memory.document;
  const ask = () => {
    const { cursor } = memory.binding;
    return callApi(context, "pull", { params: { documentId }, query: cursor === null ? {} : { cursor } });
  };
  let reply = await ask();
  if (reply.ok && reply.value.document.version < memory.binding.baseVersion) {
    memory.binding = withoutBase(memory.binding);
    memory.isBindingUnsaved = true;
    reply = await ask();
  }
  return reply.ok ? ok(reply.value) : err(outcomeOfFailure(context, reply.error));
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
): Promise<Result<null, Outcome>> {
  const { deps, memory } = context;
  if (take.length === 0 && !memory.isBindingUnsaved && isSameBinding(binding, memory.binding)) return ok(null);
  const written =
    take.length > 0 ? await deps.workbook.writeBack(binding, reading, take) : await deps.workbook.saveBinding(binding);
  return written.ok ? written : err(workbookOutcome(written.error));
}

/**
 * Brings what changed elsewhere into the sheet and keeps base, cursor and receipt with it, in one write. When Excel does
 * not let us write, the base stays as it was, and the next pull brings the same changes again.
 */
export async function pullFlow(context: SessionContext): Promise<Result<Pulled, Outcome>> {
  const { deps, memory } = context;
  const reply = await askForChanges(context);
  if (!reply.ok) return reply;
  const read = await readingFor(context, reply.value);
  if (!read.ok) return read;
  const isWhole = memory.binding.cursor === null;
  const { grids } = deps.model;
  const { binding: before, theirs, queue } = memory;
  const absorbed = absorbPull(before, theirs, queue, grids, read.value, reply.value, isWhole);
  const { document } = reply.value;
  const receipt = await receiptFor(context, absorbed, document.version);
  const binding = { ...withSheetsOf(absorbed.binding, read.value), receipt };
  const written = await write(context, binding, read.value, absorbed.take);
  if (!written.ok) return written;

  memory.binding = binding;
  memory.isBindingUnsaved = false;
  memory.theirs = absorbed.theirs;
  memory.document = document;
  if (absorbed.take.length > 0) {
    const again = await readSheet(context);
    if (!again.ok) return err(workbookOutcome(again.error));
  }
  context.dispatch({ type: "synced", document, receipt });
  judge(context);
  return ok({ changed: absorbed.take.length });
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
