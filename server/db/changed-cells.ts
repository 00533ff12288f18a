import { changedStatement, type CellRow } from "./cells.ts";
import type { JoinedDocument } from "./documents.ts";
import { joinedStatement, readJoined } from "./joined-documents.ts";
import { madeStatement, readMade, type VersionMade } from "./versions-made.ts";
import { readCell } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** A document and its cells that changed after a version, cleared ones included. */
export interface ChangedCells {
  readonly joined: JoinedDocument | undefined;
  readonly cells: readonly CellRow[];
  /** Which version the mutation asked about made; empty when it is not this document's. */
  readonly made: ReadonlyMap<string, VersionMade>;
}

/** All in one round trip. Without a version, no cells. */
export async function findChangedCells(
  reader: ByHand,
  documentId: string,
  since: number | null,
  madeBy: string | null,
): Promise<ChangedCells> {
  const changed = changedStatement(since === null ? [] : [[documentId, since]]);
  const asked = madeBy === null ? [] : [madeStatement([[documentId, madeBy]])];
  const rows = await reader.byHand([joinedStatement([documentId]), changed, ...asked]);
  const [[joined] = [], cells = [], made = []] = rows;
  return {
    joined: joined === undefined ? undefined : readJoined(joined),
    cells: cells.map(readCell),
    made: new Map(made.map(readMade)),
  };
}
