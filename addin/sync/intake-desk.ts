import type { CellChange } from "../../shared/cell.ts";
import type { DocumentKind, DocumentModel, PreviousDocument } from "../../shared/document/document-kind.ts";
import type { Intake } from "../../shared/document/intake.ts";
import { problemsRaisedBy, proposeChanges, type Proposal } from "../../shared/intake/propose-changes.ts";
import type { TakenValue } from "../../shared/intake/read-report.ts";
import type { IsoDate } from "../../shared/period.ts";
import type { Problem } from "../../shared/problem.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Binding, Workbook, WorkbookError } from "../workbook/workbook.ts";

/** The document's sheet at one moment, to hold a report against. */
export interface SheetLook {
  readonly propose: (taken: readonly TakenValue[]) => Proposal;
  /** What the rules would newly say with these changes. */
  readonly problemsRaisedBy: (changes: readonly CellChange[]) => readonly Problem[];
}

/** Bringing values out of other systems' reports into one document's workbook. */
export interface IntakeDesk {
  /** What the kind knows about reports. Rejects where its code cannot be fetched. */
  readonly load: () => Promise<Intake | null>;
  /** Reads the sheet; writes nothing. */
  readonly look: () => Promise<Result<SheetLook, WorkbookError>>;
}

/** Null for kinds that take no reports. */
export function createIntakeDesk(
  workbook: Workbook,
  binding: Binding,
  { intake }: DocumentKind,
  model: DocumentModel,
  context: { readonly previous: PreviousDocument | null; readonly today: () => IsoDate },
): IntakeDesk | null {
  if (intake === undefined) return null;
  return {
    load: () => intake(model),
    look: async () => {
      const reading = await workbook.read(binding, model.grids);
      if (!reading.ok) return reading;
      const { cells } = reading.value;
      const input = { cells, previous: context.previous, today: context.today() };
      return ok({
        propose: (taken) => proposeChanges(model, cells, taken),
        problemsRaisedBy: (changes) => problemsRaisedBy(model, input, changes),
      });
    },
  };
}
