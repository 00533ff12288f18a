import type { CellChange, CellValue, Path } from "../../shared/cell.ts";
import type { Change } from "../db/pushes.ts";

/** What a cell holds and which document version changed it last. */
export interface VersionedCell {
  readonly value: CellValue;
  readonly version: number;
}

export interface DocumentState {
  readonly version: number;
  readonly cells: ReadonlyMap<Path, VersionedCell>;
}

export interface Application {
  readonly outcome: "applied" | "conflict";
  /** The document's version after the mutation. */
  readonly version: number;
  /** Whether the mutation made that version. */
  readonly madeVersion: boolean;
  /** Only real changes: a cell that held the value already keeps its own version and leaves no trace in the log. */
  readonly changes: readonly Change[];
  /** Cells that changed after the version the author had seen, to another value. Not applied. */
  readonly refused: readonly CellChange[];
}

/** A cell nobody ever filled is as old as the document. */
const untouched: VersionedCell = { value: null, version: 0 };

/**
 * Decides a mutation against the document as it stands. A cell is applied when the author had seen what it holds: its
 * version is not newer than `baseVersion`, or an earlier mutation of the same push made it (`ownVersions`), so that two
 * edits of one cell that waited in one outbox do not clash with each other. Equal values never clash.
 */
export function applyMutation(
  state: DocumentState,
  mutation: { readonly baseVersion: number; readonly cells: readonly CellChange[] },
  ownVersions: ReadonlySet<number>,
): Application {
  const changes: Change[] = [];
  const refused: CellChange[] = [];
  for (const { path, value } of mutation.cells) {
    const cell = state.cells.get(path) ?? untouched;
    if (cell.value === value) continue;
    if (cell.version <= mutation.baseVersion || ownVersions.has(cell.version)) {
      changes.push({ path, before: cell.value, after: value });
    } else refused.push({ path, value });
  }
  const outcome = refused.length === 0 ? "applied" : "conflict";
  const madeVersion = outcome === "applied" || changes.length > 0;
  return { outcome, version: state.version + (madeVersion ? 1 : 0), madeVersion, changes, refused };
}
