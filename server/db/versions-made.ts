import { numberOf, textOf, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** Which version of its document a mutation led to, and whether it made it. */
export interface VersionMade {
  readonly version: number;
  readonly madeVersion: boolean;
}

/** Of mutations by document and id, those that are there. */
export const madeStatement = (pairs: readonly (readonly [documentId: string, mutationId: string])[]): Statement => ({
  sql: `SELECT m.mutation_id, m.version, m.made_version
    FROM json_each(?) AS asked
    CROSS JOIN mutations AS m ON m.document_id = asked.value ->> 0 AND m.mutation_id = asked.value ->> 1`,
  args: [JSON.stringify(pairs)],
});

export const readMade = (row: StatementRow): readonly [mutationId: string, made: VersionMade] => [
  textOf(row, "mutation_id"),
  { version: numberOf(row, "version"), madeVersion: numberOf(row, "made_version") === 1 },
];

/** The versions that mutations made, by mutation. Asks nothing about none. */
export async function findVersionsMade(
  reader: ByHand,
  pairs: readonly (readonly [documentId: string, mutationId: string])[],
): Promise<ReadonlyMap<string, VersionMade>> {
  if (pairs.length === 0) return new Map();
  const [rows = []] = await reader.byHand([madeStatement(pairs)]);
  return new Map(rows.map(readMade));
}
