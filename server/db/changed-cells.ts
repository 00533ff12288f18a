import { changedStatement, type CellRow } from "./cells.ts";
import type { JoinedDocument } from "./documents.ts";
import { joinedStatement, readJoined } from "./joined-documents.ts";
import { readCell } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** A document and its cells that changed after a version, cleared ones included. */
export interface ChangedCells {
  readonly joined: JoinedDocument | undefined;
  readonly cells: readonly CellRow[];
}

/** Both in one round trip. Without a version, no cells. */
export async function findChangedCells(
  reader: ByHand,
  documentId: string,
  since: number | null,
): Promise<ChangedCells> {
  const changed = since === null ? [] : [changedStatement([[documentId, since]])];
  const [[joined] = [], cells = []] = await reader.byHand([joinedStatement([documentId]), ...changed]);
  return { joined: joined === undefined ? undefined : readJoined(joined), cells: cells.map(readCell) };
}
