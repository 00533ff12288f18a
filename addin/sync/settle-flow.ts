import { valueAt, withChanges, type Path } from "../../shared/cell.ts";
import { ok } from "../../shared/result.ts";
import type { Outcome } from "./document-session.ts";
import { outcomeOfPush, pushFlow } from "./push-flow.ts";
import { isSendable } from "./queue-changes.ts";
import { rememberReplaced } from "./replace-flow.ts";
import {
  enqueue,
  entryOf,
  judge,
  readSheet,
  workbookOutcome,
  writeFrom,
  type SessionContext,
} from "./session-context.ts";
import { isReadable, sheetCells } from "./sheet-cells.ts";

const without = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> =>
  new Map([...map].filter(([other]) => other !== key));

/**
 * Keeps mine: having seen theirs makes it the base, and mine a change on top of it, sent with the version in which
 * theirs was seen. Should somebody change it once more before that arrives, it is a new conflict.
 */
async function settleMine(context: SessionContext, path: Path): Promise<Outcome | null> {
  const { memory } = context;
  const reading = await readSheet(context);
  if (!reading.ok) return workbookOutcome(reading.error);
  const theirs = memory.theirs.get(path);
  if (theirs !== undefined) {
    const change = { path, value: valueAt(sheetCells(memory.binding.base, reading.value), path) };
    memory.binding = { ...memory.binding, base: withChanges(memory.binding.base, [{ path, value: theirs.value }]) };
    memory.isBindingUnsaved = true;
    memory.theirs = without(memory.theirs, path);
    rememberReplaced(context, "conflict", [{ path, before: theirs.value, now: change.value }]);
    if (change.value !== theirs.value && isSendable(change)) {
      await enqueue(context, [entryOf(context, [change], theirs.version)]);
    }
  }
  const pushed = await pushFlow(context);
  return pushed.ok ? outcomeOfPush(context, pushed.value) : pushed.error;
}

async function settleTheirs(context: SessionContext, path: Path): Promise<Outcome | null> {
  const { deps, memory } = context;
  const theirs = memory.theirs.get(path);
  if (theirs === undefined) return null;
  const reading = await readSheet(context);
  if (!reading.ok) return workbookOutcome(reading.error);
  const change = { path, value: theirs.value };
  const binding = { ...memory.binding, base: withChanges(memory.binding.base, [change]) };
  const written = await writeFrom(context, reading.value, async (before) => {
    const changes = theirs.value === null && !isReadable(before, path) ? [] : [change];
    const done = await deps.workbook.writeBack(binding, before, changes);
    return done.ok ? ok(before) : done;
  });
  if (!written.ok) return workbookOutcome(written.error);
  const mine = valueAt(sheetCells(memory.binding.base, written.value), path);
  memory.binding = binding;
  memory.theirs = without(memory.theirs, path);
  rememberReplaced(context, "conflict", [{ path, before: mine, now: theirs.value }]);
  const again = await readSheet(context);
  if (!again.ok) return workbookOutcome(again.error);
  judge(context);
  return { kind: "pulled", changed: 1, conflicts: context.getState().conflicts.length };
}

/** Settles one conflict as the person chose. A conflict that is gone by then leaves the outcome as it is. */
export const settleFlow = (context: SessionContext, path: Path, choice: "mine" | "theirs"): Promise<Outcome | null> =>
  choice === "mine" ? settleMine(context, path) : settleTheirs(context, path);
