import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { CellValue } from "../../shared/cell.ts";
import { cells, users } from "./schema.ts";
import { slices } from "./slices.ts";
import { readCell, textOf, type Statement } from "./statement.ts";
import type { ByHand, Reader } from "./store.ts";

/** A cell as kept, with the label of who changed it. */
export interface CellRow {
  readonly path: string;
  readonly value: CellValue;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: string;
}

/** The document's cells, cleared ones included, that changed after the version; all of them after version 0. */
export const listCells = (reader: Reader, documentId: string, afterVersion = 0): Promise<CellRow[]> =>
  reader
    .select({
      path: cells.path,
      value: cells.value,
      version: cells.version,
      changedBy: users.name,
      changedAt: cells.changedAt,
    })
    .from(cells)
    .innerJoin(users, eq(users.userId, cells.changedBy))
    .where(and(eq(cells.documentId, documentId), gt(cells.version, afterVersion)))
    .orderBy(asc(cells.path));

/** No cell is newer than its document: of one that has nothing new, no cell is looked at. */
export const changedStatement = (pairs: readonly (readonly [string, number])[]): Statement => ({
  sql: `SELECT c.document_id, c.path, c.value, c.version, u.name, c.changed_at
    FROM json_each(?) AS asked
    CROSS JOIN documents AS d ON d.document_id = asked.value ->> 0 AND d.version > asked.value ->> 1
    CROSS JOIN cells AS c ON c.document_id = d.document_id AND c.version > asked.value ->> 1
    JOIN users AS u ON u.user_id = c.changed_by
    ORDER BY c.document_id, c.path`,
  args: [JSON.stringify(pairs)],
});

/** `listCells` for many documents at once, each since its own version. */
export async function listChangedCells(
  reader: ByHand,
  asked: readonly { readonly documentId: string; readonly since: number }[],
): Promise<ReadonlyMap<string, readonly CellRow[]>> {
  const found = new Map<string, CellRow[]>(asked.map(({ documentId }) => [documentId, []]));
  const pairs = asked.map(({ documentId, since }) => [documentId, since] as const);
  const [rows = []] = asked.length === 0 ? [] : await reader.byHand([changedStatement(pairs)]);
  for (const row of rows) found.get(textOf(row, "document_id"))?.push(readCell(row));
  return found;
}

/** Values of many documents at once, for the export; cleared cells are left out. */
export async function listValues(
  reader: Reader,
  documentIds: readonly string[],
): Promise<Map<string, Map<string, CellValue>>> {
  const found = new Map<string, Map<string, CellValue>>(documentIds.map((id) => [id, new Map()]));
  for (const ids of slices(documentIds)) {
    const rows = await reader
      .select({ documentId: cells.documentId, path: cells.path, value: cells.value })
      .from(cells)
      .where(inArray(cells.documentId, ids))
      .orderBy(asc(cells.documentId), asc(cells.path));
    for (const { documentId, path, value } of rows) if (value !== null) found.get(documentId)?.set(path, value);
  }
  return found;
}
