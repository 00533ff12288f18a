import type { DocumentNews } from "../../shared/protocol/events.ts";
import type { Status } from "../../shared/protocol/common.ts";
import { numberOf, textOf, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand } from "./store.ts";

const lastOf = (log: string): string =>
  `coalesce((SELECT max(sequence) FROM ${log} WHERE document_id = d.document_id), 0)`;

/** The logs only ever grow, so the sum of their last numbers changes with every line. */
const statement = (documentIds: readonly string[]): Statement => ({
  sql: `SELECT d.document_id, d.version, d.status,
      ${lastOf("transitions")} + ${lastOf("explanations")} + ${lastOf("comments")} AS log
    FROM json_each(?) AS asked CROSS JOIN documents AS d ON d.document_id = asked.value`,
  args: [JSON.stringify(documentIds)],
});

const newsOf = (row: StatementRow): DocumentNews => ({
  documentId: textOf(row, "document_id"),
  version: numberOf(row, "version"),
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a column that only this server writes
  status: textOf(row, "status") as Status,
  log: numberOf(row, "log"),
});

/** How documents stand, without anything that is in them. */
export async function listNews(reader: ByHand, documentIds: readonly string[]): Promise<DocumentNews[]> {
  const [rows = []] = await reader.byHand([statement(documentIds)]);
  return rows.map(newsOf);
}
