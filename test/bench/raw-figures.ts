import { randomUUID } from "node:crypto";
import { connect } from "./bench-data.ts";
import { figuresOf, type LoadFigures } from "./http-load.ts";

const at = "2018-04-01T00:00:00.000Z";

type Cell = readonly [path: string, value: number];

const placeholders = (rows: number, columns: number): string =>
  Array.from({ length: rows }, () => `(${Array.from({ length: columns }, () => "?").join(", ")})`).join(", ");

/** What a push writes: cells, change log, mutation and document, one statement each, in one transaction. */
const statementsFor = (documentId: string, version: number, cells: readonly Cell[]) => {
  const mutationId = randomUUID();
  return [
    {
      sql: `INSERT INTO cells (document_id, path, value, version, changed_by, changed_at)
        VALUES ${placeholders(cells.length, 6)} ON CONFLICT (document_id, path) DO UPDATE SET value = excluded.value,
        version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      args: cells.flatMap(([path, value]) => [documentId, path, String(value), version, "member-0", at]),
    },
    {
      sql: `INSERT INTO changes (document_id, version, mutation_id, changed_by, changed_at, cells) VALUES (?, ?, ?, ?, ?, ?)`,
      args: [
        documentId,
        version,
        mutationId,
        "member-0",
        at,
        JSON.stringify(Object.fromEntries(cells.map(([path, value]) => [path, [null, value]]))),
      ],
    },
    {
      sql: `INSERT INTO mutations (document_id, mutation_id, client_id, content_hash, outcome, version, made_version,
        refused, received_at) VALUES ${placeholders(1, 9)}`,
      args: [documentId, mutationId, "raw", "0".repeat(64), "applied", version, 1, "[]", at],
    },
    { sql: "UPDATE documents SET version = ? WHERE document_id = ?", args: [version, documentId] },
  ];
};

async function repeat(seconds: number, job: (turn: number) => Promise<void>): Promise<LoadFigures> {
  for (let turn = 1; turn <= 20; turn += 1) await job(-turn);
  const taken: number[] = [];
  const startedAt = performance.now();
  for (let turn = 1; performance.now() < startedAt + seconds * 1000; turn += 1) {
    const began = performance.now();
    await job(turn);
    taken.push(performance.now() - began);
  }
  return figuresOf(taken, (performance.now() - startedAt) / 1000);
}

/** Raw libSQL: what pushes of these cells write, one commit each, no HTTP, no reading, no deciding. */
export async function rawCommits(
  folder: string,
  documentIds: readonly string[],
  cells: readonly Cell[],
  seconds: number,
): Promise<LoadFigures> {
  const client = connect(folder);
  try {
    return await repeat(seconds, async (turn) => {
      const documentId = documentIds[Math.abs(turn) % documentIds.length] ?? "";
      await client.batch(statementsFor(documentId, 1_000_000 + turn, cells), "write");
    });
  } finally {
    client.close();
  }
}

/** Raw libSQL: so many cells by one `json_each` insert into the cells alone, one commit. */
export async function rawJsonEach(
  folder: string,
  documentId: string,
  cells: readonly Cell[],
  seconds: number,
): Promise<LoadFigures> {
  const client = connect(folder);
  const sql = `INSERT INTO cells (document_id, path, value, version, changed_by, changed_at)
    SELECT ?, value ->> 0, value ->> 1, ?, 'member-0', ? FROM json_each(?) WHERE true
    ON CONFLICT (document_id, path) DO UPDATE SET value = excluded.value, version = excluded.version,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
  try {
    return await repeat(seconds, async (turn) => {
      await client.batch([{ sql, args: [documentId, 1_000_000 + turn, at, JSON.stringify(cells)] }], "write");
    });
  } finally {
    client.close();
  }
}
