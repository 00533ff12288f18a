import { valueAt, type Cells, type CellValue, type Path } from "../../shared/cell.ts";
import type { DocumentModel, PreviousDocument } from "../../shared/document/document-kind.ts";
import { findCell, type InputType } from "../../shared/grid/grid.ts";
import { labelOfPath } from "./list-problems.ts";

/** A cell now and in the last accepted document. */
export interface ComparedCell {
  readonly path: Path;
  readonly label: string;
  readonly before: CellValue;
  readonly now: CellValue;
  /** Null where one of the two is no number. */
  readonly change: number | null;
}

/** The last accepted document of the same practice and kind, beside the one that is open. */
export interface PreviousDesk {
  readonly period: string;
  /** Every cell that is comparable and filled in one of the two, what changed most on top. */
  readonly compare: (cells: Cells) => readonly ComparedCell[];
}

/** Free text and days differ every time, and nobody learns anything from by how much. */
const isComparable = ({ type }: InputType): boolean => type !== "text" && type !== "date";

/** How much a value changed, against itself; of a choice, against the choices there are. 0 where nothing changed. */
function sizeOf({ before, now, change }: ComparedCell, input: InputType): number {
  if (before === now) return 0;
  if (change === null || typeof before !== "number") return Infinity; // came, went, or is of another sort
  const range = input.type === "choice" ? input.choices.length - 1 : Math.abs(before);
  return Math.abs(change) / Math.max(1, range);
}

export function createPreviousDesk(model: DocumentModel, previous: PreviousDocument | null): PreviousDesk | null {
  if (previous === null) return null;
  const compareCell = (path: Path, cells: Cells): (ComparedCell & { readonly size: number }) | null => {
    const definition = findCell(model.grids, path);
    if (definition === null || !isComparable(definition.input)) return null;
    const [before, now] = [valueAt(previous.cells, path), valueAt(cells, path)];
    const change = typeof before === "number" && typeof now === "number" ? now - before : null;
    const compared = { path, label: labelOfPath(model.grids, path), before, now, change };
    return { ...compared, size: sizeOf(compared, definition.input) };
  };
  return {
    period: previous.period,
    compare: (cells) =>
      [...new Set([...cells.keys(), ...previous.cells.keys()])]
        .map((path) => compareCell(path, cells))
        .filter((compared) => compared !== null)
        .toSorted((a, b) => (a.size === b.size ? 0 : b.size - a.size)),
  };
}
