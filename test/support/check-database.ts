import type { Client } from "@libsql/client";
import type { Sent } from "./push-writer.ts";

async function rowsOf(client: Client, sql: string): Promise<unknown[]> {
  const { rows } = await client.execute(sql);
  return rows.map((row) => ({ ...row }));
}

/** The change log line by line, values as the JSON that the cells hold. */
const log = `WITH log AS MATERIALIZED (
  SELECT document_id, version, mutation_id, cell.key AS path, nullif(cell.value -> 1, 'null') AS after
  FROM changes, json_each(changes.cells) AS cell)`;

/** What is wrong with the database after writers have been at it; nothing, if all is as it should be. */
export async function findFaults(client: Client, acknowledged: readonly Sent[]): Promise<string[]> {
  const faults: string[] = [];
  const [check] = await rowsOf(client, "PRAGMA integrity_check");
  if (JSON.stringify(check) !== '{"integrity_check":"ok"}') faults.push(`integrity: ${JSON.stringify(check)}`);

  const twice = await rowsOf(
    client,
    `${log} SELECT document_id, mutation_id, path FROM log GROUP BY document_id, mutation_id, path HAVING count(*) > 1`,
  );
  if (twice.length > 0) faults.push(`applied twice: ${JSON.stringify(twice)}`);

  // Every version is some mutation's, and every cell holds what the log says it was changed to last.
  const versions = await rowsOf(
    client,
    `SELECT document_id, version FROM documents AS d
     WHERE version <> (SELECT count(*) FROM mutations AS m WHERE m.document_id = d.document_id AND made_version = 1)`,
  );
  if (versions.length > 0) faults.push(`versions without a mutation: ${JSON.stringify(versions)}`);
  const cells = await rowsOf(
    client,
    `${log} SELECT c.document_id, c.path FROM cells AS c WHERE (c.version, c.value) IS NOT (
       SELECT l.version, l.after FROM log AS l WHERE l.document_id = c.document_id AND l.path = c.path
       ORDER BY l.version DESC LIMIT 1)`,
  );
  if (cells.length > 0) faults.push(`cells that the log does not explain: ${JSON.stringify(cells)}`);

  const { rows } = await client.execute(`${log} SELECT document_id, mutation_id, path, after FROM log`);
  const logged = new Set(rows.map((row) => JSON.stringify([row[0], row[1], row[2], row[3]])));
  for (const { documentId, mutationId, path, value } of acknowledged) {
    if (!logged.has(JSON.stringify([documentId, mutationId, path, String(value)]))) faults.push(`lost: ${mutationId}`);
  }
  return faults;
}
