import type { SheetReading } from "../workbook/workbook.ts";
import { withoutBase } from "./absorb-pull.ts";
import { dequeue, enqueue, entryOf, type SessionContext } from "./session-context.ts";
import { isReadable } from "./sheet-cells.ts";

/**
 * Forgets what was known of the server's past, which is not the past it has now: it was restored from a backup, and may
 * have gone on since. The next pull brings the whole document, and whatever differs from the sheet is asked about.
 *
 * What waits in the outbox was based on that past too. Its values stand in the sheet, and the next push makes new
 * mutations of them; those whose rows the sheet has lost are queued anew as by somebody who has seen nothing, so that
 * they can clash and cannot overwrite.
 */
export async function forgetPast(context: SessionContext, reading: SheetReading): Promise<void> {
  const { memory } = context;
  const past = memory.queue;
  const homeless = past.map(({ cells }) => cells.filter(({ path }) => !isReadable(reading, path)));
  await enqueue(
    context,
    homeless.filter((cells) => cells.length > 0).map((cells) => entryOf(context, cells, 0)),
  );
  await dequeue(
    context,
    past.map(({ mutationId }) => mutationId),
  );
  memory.binding = withoutBase(memory.binding);
  memory.isBindingUnsaved = true;
}
