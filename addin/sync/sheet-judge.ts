import type { Cells } from "../../shared/cell.ts";
import type { DocumentModel, PreviousDocument, Progress } from "../../shared/document/document-kind.ts";
import { changesBetween, createJudge, type Judge } from "../../shared/document/judge.ts";
import type { Requirement } from "../../shared/document/requirement.ts";
import type { IsoDate } from "../../shared/period.ts";
import type { Problem } from "../../shared/problem.ts";

export interface Judgement {
  /** Worst first. */
  readonly problems: readonly Problem[];
  readonly progress: Progress;
  readonly requirement: Requirement | null;
}

/** Judges a document's values as they were read from its sheets. */
export type SheetJudge = (cells: Cells, today: IsoDate) => Judgement;

/**
 * Judges readings of the same sheets one after another. Each costs what has changed since the one before, so that typing
 * into a sheet of ten thousand rows is judged as fast as into one of ten. A new day begins anew: rules may ask for it.
 */
export function createSheetJudge(model: DocumentModel, previous: PreviousDocument | null): SheetJudge {
  let last: { readonly judge: Judge; readonly cells: Cells; readonly today: IsoDate } | null = null;
  return (cells, today) => {
    const judge = last?.today === today ? last.judge : createJudge(model, { cells, previous, today });
    if (last?.judge === judge) judge.update(changesBetween(last.cells, cells));
    last = { judge, cells, today };
    return { problems: judge.problems(), progress: judge.progress(), requirement: judge.requirement() };
  };
}
