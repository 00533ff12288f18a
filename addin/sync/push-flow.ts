import type { ApiError, ErrorCode } from "../../shared/protocol/errors.ts";
import type { PushReply } from "../../shared/protocol/push.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { SheetReading } from "../workbook/workbook.ts";
import { acknowledge, resendsByVersion } from "./acknowledge.ts";
import type { Outcome } from "./document-session.ts";
import { forgetPast } from "./forget-past.ts";
import type { OutboxEntry } from "./outbox.ts";
import { pullFlow, saveBinding } from "./pull-flow.ts";
import { changesToQueue, nextBatch, splitChanges } from "./queue-changes.ts";
import {
  callApi,
  dequeue,
  enqueue,
  entryOf,
  judge,
  outcomeOfFailure,
  readSheet,
  workbookOutcome,
  type CallFailure,
  type SessionContext,
} from "./session-context.ts";
import { isReadable } from "./sheet-cells.ts";

/** How often clashes with values already seen are sent again in one push, while others keep writing the same cells. */
const maxResends = 5;

/**
 * Refusals that hold for these very mutations however often they are sent. Nothing of them was applied, their values
 * stand in the sheet, and the next push makes new mutations of what is still there.
 */
const hopeless: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "malformed-body",
  "unknown-path",
  "mutation-id-reused",
  "too-large",
]);

/** Puts on the queue what changed in the sheet since it was last shared or queued. */
async function queueChanges(context: SessionContext, reading: SheetReading): Promise<void> {
  const { binding, queue, theirs } = context.memory;
  const changes = changesToQueue(binding.base, queue, reading.grids, new Set(theirs.keys()));
  const entries = splitChanges(changes).map((cells) => entryOf(context, cells, binding.baseVersion));
  await enqueue(context, entries);
}

async function dropHopeless(context: SessionContext, reading: SheetReading, error: ApiError): Promise<void> {
  const { memory } = context;
  if (error.code === "version-ahead") return forgetPast(context, reading);
  if (!hopeless.has(error.code)) return;
  const inSheet = ({ cells }: OutboxEntry): boolean => cells.every(({ path }) => isReadable(reading, path));
  const dropped = memory.queue.filter(inSheet).map(({ mutationId }) => mutationId);
  await dequeue(context, dropped);
}

/** Takes a reply in: base, conflicts and queue. The number of cells that were taken, or null when it answers nothing. */
async function takeReply(
  context: SessionContext,
  reading: SheetReading,
  reply: PushReply,
  mayResend: boolean,
): Promise<{ readonly saved: number; readonly resent: boolean } | null> {
  const { deps, memory } = context;
  const state = { base: memory.binding.base, theirs: memory.theirs, queue: memory.queue };
  const done = acknowledge(state, reply.results, deps.model.grids, reading);
  if (done.mutationIds.length === 0) return null;
  memory.binding = { ...memory.binding, base: done.base };
  memory.isBindingUnsaved = true;
  memory.theirs = done.theirs;
  await dequeue(context, done.mutationIds);
  if (!mayResend || done.resend.length === 0) return { saved: done.saved.size, resent: false };
  const entries = [...resendsByVersion(done.resend)].map(([version, cells]) => entryOf(context, cells, version));
  await enqueue(context, entries);
  return { saved: done.saved.size, resent: true };
}

interface Sent {
  readonly saved: number;
  /** Why sending stopped before the queue was empty. */
  readonly stopped: CallFailure | null;
}

const cellCount = (entries: readonly OutboxEntry[]): number =>
  entries.reduce((count, { cells }) => count + cells.length, 0);

/** Sends the queue in order, in as few calls as the limits allow. */
async function sendQueue(context: SessionContext, reading: SheetReading): Promise<Sent> {
  const { memory, deps } = context;
  const { documentId } = memory.document;
  let saved = 0;
  let resends = 0;
  let done = 0;
  const of = cellCount(memory.queue);
  context.dispatch({ type: "sent", done, of });
  while (memory.queue.length > 0) {
    const batch = nextBatch(memory.queue);
    const mutations = batch.map(({ mutationId, baseVersion, cells }) => ({
      mutationId,
      baseVersion,
      cells: [...cells],
    }));
    const { cursor } = memory.binding;
    const seen = cursor === null ? {} : { cursor };
    const body = { protocolVersion: PROTOCOL_VERSION, clientId: deps.clientId, ...seen, mutations };
    const reply = await callApi(context, "push", { params: { documentId }, body });
    if (!reply.ok) return { saved, stopped: reply.error };
    const taken = await takeReply(context, reading, reply.value, resends < maxResends);
    if (taken === null) return { saved, stopped: { kind: "unreadable-reply" } };
    saved += taken.saved;
    if (taken.resent) resends++;
    done += cellCount(batch);
    context.dispatch({ type: "sent", done: Math.min(done, of), of });
  }
  return { saved, stopped: null };
}

interface Stop {
  readonly saved: number;
  readonly error: CallFailure;
}

/** After a push that stopped: keeps what was acknowledged, and looks at the document where the refusal was about it. */
async function afterStop(context: SessionContext, reading: SheetReading, { saved, error }: Stop): Promise<Outcome> {
  if (error.kind === "refused") {
    await dropHopeless(context, reading, error.error);
    const isAboutDocument = error.error.code === "document-locked" || error.error.code === "version-ahead";
    if (isAboutDocument) await pullFlow(context);
  }
  await saveBinding(context);
  judge(context);
  const outcome = outcomeOfFailure(context, error);
  return outcome.kind === "cancelled" ? { ...outcome, saved } : outcome;
}

export interface Pushed {
  readonly saved: number;
  /** Cells that came from elsewhere. */
  readonly changed: number;
}

/**
 * Reads the sheet, queues what changed, sends the queue and pulls. The error is an outcome after which something still
 * waits, in the queue or in the sheet.
 */
export async function pushFlow(context: SessionContext): Promise<Result<Pushed, Outcome>> {
  const read = await readSheet(context);
  if (!read.ok) return err(workbookOutcome(read.error));
  await queueChanges(context, read.value);
  judge(context);
  const sent = await sendQueue(context, read.value);
  if (sent.stopped !== null) {
    return err(await afterStop(context, read.value, { saved: sent.saved, error: sent.stopped }));
  }
  const pulled = await pullFlow(context);
  if (!pulled.ok) {
    const saved = await saveBinding(context);
    judge(context);
    // The values are with the server: that is what people ask. What the pull would have brought comes with the next one.
    return sent.saved > 0 && saved.ok ? ok({ saved: sent.saved, changed: 0 }) : pulled;
  }
  return ok({ saved: sent.saved, changed: pulled.value.changed });
}

export function outcomeOfPush(context: SessionContext, { saved, changed }: Pushed): Outcome {
  const conflicts = context.getState().conflicts.length;
  if (saved > 0) return { kind: "pushed", saved, conflicts };
  if (changed > 0 || conflicts > 0) return { kind: "pulled", changed, conflicts };
  return { kind: "nothing-to-push" };
}
