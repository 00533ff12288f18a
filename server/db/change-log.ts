import type { CellValue } from "../../shared/cell.ts";
import type { LoggedCells } from "./schema.ts";
import { numberOf, textOf, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** Where in a document's log a line stands: its version, and a number that grows from line to line of this version. */
export interface LogPlace {
  readonly version: number;
  readonly offset: number;
}

/** A line of the change log: one cell, changed once. */
export interface ChangeRow extends LogPlace {
  readonly path: string;
  readonly before: CellValue;
  readonly after: CellValue;
  readonly changedBy: string;
  readonly changedAt: string;
}

interface Asked {
  /** Of this cell alone. */
  readonly path?: string | undefined;
  readonly below: LogPlace;
  readonly limit: number;
}

/**
 * Rows come in the order of the versions and are taken apart one after another, in the order of their text, until there are
 * enough lines: to sort them as well would take the whole log apart for every page. Asked for one cell, only rows are taken
 * apart in whose text the path stands, which is found much faster.
 */
function linesStatement(documentId: string, { path, below, limit }: Asked): Statement {
  const ofPath = path === undefined ? "" : "AND instr(log.cells, ?) > 0 AND cell.key = ?";
  return {
    sql: `SELECT log.version, cell.id AS place, cell.key AS path, cell.value AS pair, u.name, log.changed_at
      FROM changes AS log CROSS JOIN json_each(log.cells) AS cell
      CROSS JOIN users AS u ON u.user_id = log.changed_by
      WHERE log.document_id = ? AND log.version <= ? AND (log.version < ? OR cell.id > ?) ${ofPath}
      ORDER BY log.version DESC LIMIT ?`,
    args: [
      documentId,
      below.version,
      below.version,
      below.offset,
      ...(path === undefined ? [] : [JSON.stringify(path), path]),
      limit,
    ],
  };
}

function changeOf(row: StatementRow): ChangeRow {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a column that only this server writes
  const [before, after] = JSON.parse(textOf(row, "pair")) as LoggedCells[string];
  return {
    version: numberOf(row, "version"),
    offset: numberOf(row, "place"),
    path: textOf(row, "path"),
    before,
    after,
    changedBy: textOf(row, "name"),
    changedAt: textOf(row, "changed_at"),
  };
}

/** The change log, newest first, below the place. */
export async function listChanges(reader: ByHand, documentId: string, asked: Asked): Promise<ChangeRow[]> {
  const [rows = []] = await reader.byHand([linesStatement(documentId, asked)]);
  return rows.map(changeOf);
}
