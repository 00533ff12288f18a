import { valueAt, type CellChange } from "../../shared/cell.ts";
import type { Problem } from "../../shared/problem.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { SheetReading } from "../workbook/workbook.ts";
import type { Outcome, Replaced, ReplacedCell } from "./document-session.ts";
import { labelOfPath } from "./list-problems.ts";
import { judge, readSheet, workbookOutcome, writeFrom, type SessionContext } from "./session-context.ts";

/** Keeps what was replaced, to be offered back. Where nothing changed there is nothing to offer. */
export function rememberReplaced(
  { deps, memory }: SessionContext,
  why: Replaced["why"],
  cells: readonly Omit<ReplacedCell, "label">[],
): void {
  const changed = cells.filter(({ before, now }) => before !== now);
  memory.replaced =
    changed.length === 0
      ? null
      : { why, cells: changed.map((cell) => ({ ...cell, label: labelOfPath(deps.model.grids, cell.path) })) };
}

/** Writes the changes into the sheet, as a person's, and judges it as it then is. The reading is from just before. */
async function writeChanges(
  context: SessionContext,
  changes: readonly CellChange[],
  remember: (before: SheetReading) => void,
): Promise<Result<null, Outcome>> {
  const { deps, memory } = context;
  const reading = await readSheet(context);
  if (!reading.ok) return err(workbookOutcome(reading.error));
  const written = await writeFrom(context, reading.value, async (before) => {
    const done = await deps.workbook.writeBack(memory.binding, before, changes);
    return done.ok ? ok(before) : done;
  });
  if (!written.ok) return err(workbookOutcome(written.error));
  remember(written.value);
  const again = await readSheet(context);
  if (!again.ok) return err(workbookOutcome(again.error));
  judge(context);
  return ok(null);
}

/** Writes values that a person chose in the pane into the sheet. */
export async function enterFlow(
  context: SessionContext,
  changes: readonly CellChange[],
  why: Replaced["why"],
): Promise<Outcome | null> {
  const written = await writeChanges(context, changes, ({ cells }) => {
    const replaced = changes.map(({ path, value }) => ({ path, before: valueAt(cells, path), now: value }));
    rememberReplaced(context, why, replaced);
  });
  return written.ok ? null : written.error;
}

/** Writes a problem's offered values into the sheet. */
export const fixFlow = (context: SessionContext, { fix }: Problem): Promise<Outcome | null> =>
  fix === undefined ? Promise.resolve(null) : enterFlow(context, fix, "fix");

/**
 * Puts what was replaced back; a value that went to the program goes there anew with the next push. Where somebody has typed
 * over it since, that is what is now replaced, and is offered back in its turn.
 */
export async function putBackFlow(context: SessionContext): Promise<Outcome | null> {
  const { replaced } = context.memory;
  if (replaced === null) return null;
  const changes = replaced.cells.map(({ path, before }) => ({ path, value: before }));
  const written = await writeChanges(context, changes, ({ cells }) => {
    const typedOver = replaced.cells.filter(({ path, now }) => valueAt(cells, path) !== now);
    rememberReplaced(
      context,
      replaced.why,
      typedOver.map(({ path, before }) => ({ path, before: valueAt(cells, path), now: before })),
    );
  });
  return written.ok ? null : written.error;
}
