import { ok, type Result } from "../../shared/result.ts";
import type { WorkbookError } from "../workbook/workbook.ts";
import { cellStatesOf, sameStates } from "./cell-states.ts";
import type { Outcome } from "./document-session.ts";
import { judge, readSheet, workbookOutcome, type SessionContext } from "./session-context.ts";

async function markSheet({ deps, memory, getState }: SessionContext): Promise<Result<null, WorkbookError>> {
  if (memory.reading === null) return ok(null);
  return deps.workbook.markCells(memory.binding, memory.reading, getState().cellStates);
}

/** Brings the states of the cells up to date after something was done. */
export function placeCells({ memory, getState, dispatch }: SessionContext): void {
  if (memory.reading === null) return;
  const cellStates = cellStatesOf(memory, memory.reading, getState().conflicts);
  if (!sameStates(cellStates, getState().cellStates)) dispatch({ type: "placed", cellStates });
}

/** The same for the sheet, where it is marked. What Excel refuses now is tried after the next step: no message is due. */
export async function followMarks(context: SessionContext): Promise<void> {
  if (context.getState().isMarked) await markSheet(context);
}

/** Shows the marks on the sheet, or takes them away: also those that an earlier pane left. */
export async function showMarksFlow(context: SessionContext, isShown: boolean): Promise<Outcome | null> {
  const { deps, memory, dispatch } = context;
  if (!isShown) {
    dispatch({ type: "marked", isMarked: false });
    const cleared = await deps.workbook.clearMarks(memory.binding);
    return cleared.ok ? null : workbookOutcome(cleared.error);
  }
  const reading = memory.reading === null ? await readSheet(context) : ok(memory.reading);
  if (!reading.ok) return workbookOutcome(reading.error);
  judge(context);
  placeCells(context);
  const marked = await markSheet(context);
  if (!marked.ok) return workbookOutcome(marked.error);
  dispatch({ type: "marked", isMarked: true });
  return null;
}
