import { pathToFileURL } from "node:url";
import path from "node:path";
import { createClient, type Client } from "@libsql/client";
import { documentKinds } from "../../shared/document/registry.ts";
import { listProgramDocuments } from "../../server/db/documents.ts";
import { openStore } from "../../server/db/open-store.ts";
import { mintSignIns } from "../../server/services/first-people.ts";
import { loadProgram } from "../../server/services/load-program.ts";
import { systemRandom } from "../../server/services/random.ts";
import type { ServiceDeps } from "../../server/services/service-deps.ts";

/** Measures of the adult set, whose numerators and denominators make the 16 cells of a push. */
export const pushedRows = ["CMS2v6", "CMS122v5", "CMS165v5", "CMS69v5", "CMS138v5", "NQF1799", "CMS139v5", "CMS82v4"];

const period = "2018-Q1";
const practiceOf = (index: number): string => `practice-${index}`;
const memberOf = (index: number): string => `member-${index}`;
const staff = "staff";

/** A program of so many practices, each with a member and an empty document, and staff who see them all. */
const benchProgram = (practices: number) => ({
  program: { programId: "bench", name: "Program to measure with", settings: {} },
  periods: [{ kind: "cqm", period }],
  practices: Array.from({ length: practices }, (_, index) => ({
    practiceId: practiceOf(index),
    name: `Practice ${index}`,
    attributes: { measureSet: "adult" },
  })),
  people: [
    ...Array.from({ length: practices }, (_, index) => ({
      userId: memberOf(index),
      name: `Member, practice ${index}`,
      grants: [{ role: "practice-member", scope: { type: "practice", id: practiceOf(index) } }],
    })),
    {
      userId: staff,
      name: "Program staff",
      grants: [{ role: "program-staff", scope: { type: "program", id: "bench" } }],
    },
  ],
  documents: Array.from({ length: practices }, (_, index) => ({
    practiceId: practiceOf(index),
    kind: "cqm",
    period,
    status: "draft",
    cells: {},
    by: memberOf(index),
  })),
});

export const connect = (folder: string): Client =>
  createClient({ url: pathToFileURL(path.join(folder, "milepost.db")).href, timeout: 5_000 });

/** One practice's member at work on its document. */
export interface BenchClient {
  readonly documentId: string;
  readonly code: string;
}

async function withDeps<T>(folder: string, work: (deps: ServiceDeps) => Promise<T>): Promise<T> {
  const store = await openStore({ kind: "folder", folder });
  try {
    return await work({ store, kinds: documentKinds, clock: () => new Date(), random: systemRandom });
  } finally {
    store.close();
  }
}

/** Makes the data of so many clients, each with a practice, a member and a document of its own. */
export const prepareData = (folder: string, clients: number): Promise<BenchClient[]> =>
  withDeps(folder, async (deps) => {
    const loaded = await loadProgram(deps, benchProgram(clients));
    if (!loaded.ok) throw new Error(loaded.error.join("\n"));
    const userIds = Array.from({ length: clients }, (_, index) => memberOf(index));
    const signIns = await mintSignIns(deps, userIds);
    const listed = await deps.store.read((reader) => listProgramDocuments(reader, "bench"));
    const documents = new Map(listed.map(({ document }) => [document.practiceId, document.documentId]));
    return signIns.map(({ code }, index) => ({ code, documentId: documents.get(practiceOf(index)) ?? "" }));
  });

/** A code for the staff of the program that `prepareData` made. */
export const staffCode = (folder: string): Promise<string> =>
  withDeps(folder, async (deps) => {
    const [signedIn] = await mintSignIns(deps, [staff]);
    if (signedIn === undefined) throw new Error("There is no staff");
    return signedIn.code;
  });

const cellsPerDocument = 100;

/** Brings the database to so many cells, with as many lines in the change log, in other practices' documents. */
export async function fillTo(folder: string, wanted: number): Promise<void> {
  const client = connect(folder);
  const count = async (): Promise<number> => {
    const { rows } = await client.execute("SELECT count(*) AS cells FROM cells");
    return Number(rows[0]?.["cells"]);
  };
  try {
    const { rows } = await client.execute(
      "SELECT count(*) AS documents FROM documents WHERE document_id LIKE 'fill-%'",
    );
    const first = Number(rows[0]?.["documents"]);
    const documents = Math.max(0, Math.ceil((wanted - (await count())) / cellsPerDocument));
    const last = first + documents - 1;
    if (documents === 0) return;
    const numbers = "WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last)";
    const k = "k(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM k WHERE j < 100)";
    const each = `${numbers}, ${k} SELECT 'fill-' || i, `;
    const args = { first, last };
    await client.batch(
      [
        { sql: `${numbers} INSERT INTO practices SELECT 'fill-' || i, 'bench', 'Filler ' || i, '{}' FROM n`, args },
        {
          sql: `${numbers} INSERT INTO documents (document_id, program_id, practice_id, kind, period, status, version)
            SELECT 'fill-' || i, 'bench', 'fill-' || i, 'cqm', '2018-Q1', 'draft', 1 FROM n`,
          args,
        },
        {
          sql: `INSERT INTO cells ${each} 'ROW' || j || '/numerator', j, 1, 'member-0', '2018-04-01T00:00:00.000Z' FROM n, k`,
          args,
        },
        {
          sql: `INSERT INTO changes (document_id, version, mutation_id, changed_by, changed_at, cells)
            ${each} 1, 'm-' || i, 'member-0', '2018-04-01T00:00:00.000Z',
              json_group_object('ROW' || j || '/numerator', json_array(NULL, j)) FROM n, k GROUP BY i`,
          args,
        },
      ],
      "write",
    );
    await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    client.close();
  }
}
