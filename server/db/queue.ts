import type { CellValue } from "../../shared/cell.ts";
import type { Explanation } from "../../shared/document/explanation.ts";
import type { Transition } from "../../shared/protocol/common.ts";
import { textOf, textOrNull, type Statement, type StatementRow } from "./statement.ts";
import type { Reader } from "./store.ts";

/** A document's last step. */
export interface LastStep {
  readonly transition: Transition;
  readonly by: string;
  readonly at: string;
  readonly comment: string | null;
}

/** SQLite takes bare columns from the row of the maximum: of each document, the last step. */
const lastStepsStatement = (ids: string): Statement => ({
  sql: `SELECT t.document_id, t.transition, t.comment, t.at, u.name, max(t.sequence)
    FROM transitions AS t JOIN users AS u ON u.user_id = t.by
    WHERE t.document_id IN (SELECT value FROM json_each(?)) GROUP BY t.document_id`,
  args: [ids],
});

/** Later ones take the place of earlier ones of the same code and paths only when read in order. */
const explanationsStatement = (ids: string): Statement => ({
  sql: `SELECT document_id, code, paths, text, cell_values FROM explanations
    WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
  args: [ids],
});

// oxlint-disable typescript/no-unsafe-type-assertion -- columns that only this server writes, from values of these types
const lastStepOf = (row: StatementRow): LastStep => {
  const comment = textOrNull(row, "comment");
  return {
    transition: textOf(row, "transition") as Transition,
    by: textOf(row, "name"),
    at: textOf(row, "at"),
    comment: comment === null ? null : (JSON.parse(comment) as string | null),
  };
};

const explanationOf = (row: StatementRow): Explanation => ({
  code: textOf(row, "code"),
  paths: JSON.parse(textOf(row, "paths")) as string[],
  text: JSON.parse(textOf(row, "text")) as string,
  values: JSON.parse(textOf(row, "cell_values")) as Record<string, CellValue>,
});
// oxlint-enable typescript/no-unsafe-type-assertion

/** What a queue tells of documents besides their values, by document; what a document has none of is left out. */
export interface QueueParts {
  readonly lastSteps: ReadonlyMap<string, LastStep>;
  readonly explanations: ReadonlyMap<string, readonly Explanation[]>;
}

/** One round trip, however many documents. */
export async function listQueueParts(reader: Reader, documentIds: readonly string[]): Promise<QueueParts> {
  const ids = JSON.stringify(documentIds);
  const [stepRows = [], explanationRows = []] = await reader.byHand([
    lastStepsStatement(ids),
    explanationsStatement(ids),
  ]);
  const explanations = new Map<string, Explanation[]>();
  for (const row of explanationRows) {
    const documentId = textOf(row, "document_id");
    explanations.set(documentId, [...(explanations.get(documentId) ?? []), explanationOf(row)]);
  }
  return { lastSteps: new Map(stepRows.map((row) => [textOf(row, "document_id"), lastStepOf(row)])), explanations };
}
