import type { CellChange, CellValue, Path } from "../../shared/cell.ts";
import type { StoredCell } from "../../shared/protocol/common.ts";
import type { mutations } from "./schema.ts";
import { joinedStatement, readJoined } from "./joined-documents.ts";
import type { JoinedDocument } from "./documents.ts";
import { numberOf, textOf, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand, Transactor } from "./store.ts";

/*
 * What a group of pushes reads and writes: one statement for each table however many pushes and documents there are, but for
 * cells and log, where every mutation has its own. JSON columns are bound as text that is JSON already; null stays SQL's own.
 */

export type MutationRow = typeof mutations.$inferSelect;

/** A cell as it was and as it is now; null is no value. */
export interface Change {
  readonly path: Path;
  readonly before: CellValue;
  readonly after: CellValue;
}

/** What of a document's past a push asks for. */
export interface PushedParts {
  readonly documentId: string;
  readonly mutationIds: readonly string[];
}

export type SeenRow = Pick<MutationRow, "contentHash" | "version" | "madeVersion" | "refused">;

/** What pushes find of a document besides its cells: its mutations among those asked for. */
export interface FoundHead {
  readonly joined: JoinedDocument;
  readonly seen: ReadonlyMap<string, SeenRow>;
}

export type StoredCells = ReadonlyMap<Path, StoredCell>;

/** All of a document that pushes are decided on. */
export interface FoundParts extends FoundHead {
  readonly cells: StoredCells;
}

// oxlint-disable typescript/no-unsafe-type-assertion -- columns that only this server writes, from values of these types
const refusedOf = (row: StatementRow): readonly CellChange[] => JSON.parse(textOf(row, "refused")) as CellChange[];
const valuesIn = (row: StatementRow) => JSON.parse(textOf(row, "cell_values")) as Readonly<Record<string, CellValue>>;
// oxlint-enable typescript/no-unsafe-type-assertion

const mutationsAmong = (asked: readonly PushedParts[]): Statement => ({
  sql: `SELECT m.document_id, m.mutation_id, m.content_hash, m.version, m.made_version, m.refused
    FROM json_each(?) AS asked
    CROSS JOIN mutations AS m ON m.document_id = asked.value ->> 0 AND m.mutation_id = asked.value ->> 1`,
  args: [JSON.stringify(asked.flatMap(({ documentId, mutationIds }) => mutationIds.map((id) => [documentId, id])))],
});

/** One row for all cells of one mutation, with their values as JSON by path: 5,000 rows take longer than to look for them. */
const cellsStatement = (documentIds: readonly string[]): Statement => ({
  sql: `SELECT c.document_id, c.version, u.name, c.changed_at, json_group_object(c.path, json(c.value)) AS cell_values
    FROM json_each(?) AS asked
    CROSS JOIN cells AS c ON c.document_id = asked.value
    JOIN users AS u ON u.user_id = c.changed_by
    GROUP BY c.document_id, c.version, c.changed_by, c.changed_at`,
  args: [JSON.stringify(documentIds)],
});

const idsOf = (asked: readonly PushedParts[]): string[] => [...new Set(asked.map(({ documentId }) => documentId))];

const headStatements = (asked: readonly PushedParts[]): readonly Statement[] => [
  joinedStatement(idsOf(asked)),
  mutationsAmong(asked),
];

function readHeads(documentRows: readonly StatementRow[], seenRows: readonly StatementRow[]): Map<string, FoundHead> {
  const seen = new Map<string, Map<string, SeenRow>>();
  for (const row of seenRows) {
    const documentId = textOf(row, "document_id");
    const ofDocument = seen.get(documentId) ?? new Map<string, SeenRow>();
    seen.set(documentId, ofDocument);
    ofDocument.set(textOf(row, "mutation_id"), {
      contentHash: textOf(row, "content_hash"),
      version: numberOf(row, "version"),
      madeVersion: numberOf(row, "made_version") === 1,
      refused: refusedOf(row),
    });
  }
  return new Map(
    documentRows.map(readJoined).map((joined) => {
      const { documentId } = joined.document;
      return [documentId, { joined, seen: seen.get(documentId) ?? new Map<string, SeenRow>() }];
    }),
  );
}

function readCellGroups(rows: readonly StatementRow[]): Map<string, StoredCells> {
  const found = new Map<string, Map<Path, StoredCell>>();
  for (const row of rows) {
    const documentId = textOf(row, "document_id");
    const cells = found.get(documentId) ?? new Map<Path, StoredCell>();
    found.set(documentId, cells);
    const [version, changedBy, changedAt] = [numberOf(row, "version"), textOf(row, "name"), textOf(row, "changed_at")];
    for (const [path, value] of Object.entries(valuesIn(row)))
      cells.set(path, { value, version, changedBy, changedAt });
  }
  return found;
}

/** Finds documents with the mutations that pushes speak of. Documents that are not there are left out. */
export async function findHeads(
  reader: ByHand,
  asked: readonly PushedParts[],
): Promise<ReadonlyMap<string, FoundHead>> {
  const [documentRows = [], seenRows = []] = await reader.byHand(headStatements(asked));
  return readHeads(documentRows, seenRows);
}

/** All cells of documents, cleared ones too; a document without any is left out. */
export async function findCells(
  reader: ByHand,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, StoredCells>> {
  const [rows = []] = documentIds.length === 0 ? [] : await reader.byHand([cellsStatement(documentIds)]);
  return readCellGroups(rows);
}

/** Both in one round trip, as of one moment. */
export async function findParts(
  reader: ByHand,
  asked: readonly PushedParts[],
): Promise<ReadonlyMap<string, FoundParts>> {
  const statements = [...headStatements(asked), cellsStatement(idsOf(asked))];
  const [documentRows = [], seenRows = [], cellRows = []] = await reader.byHand(statements);
  const cells = readCellGroups(cellRows);
  const heads = readHeads(documentRows, seenRows);
  return new Map([...heads].map(([id, head]) => [id, { ...head, cells: cells.get(id) ?? new Map() }]));
}

/** What one mutation changed, under the version that it made. */
export interface NewChanges {
  readonly documentId: string;
  readonly version: number;
  readonly mutationId: string;
  /** The author's id. */
  readonly changedBy: string;
  readonly changedAt: string;
  /** A path stands here once. */
  readonly changes: readonly Change[];
}

/*
 * The cells of one mutation differ in path and value alone, and SQLite takes an object apart in half the time that it takes
 * for as many lists. The texts of the objects are put together here: making the objects first takes longer than that.
 */

/** As `JSON.stringify` does it, which takes several times as long for a number alone. */
const jsonOf = (value: CellValue): string => (typeof value === "number" ? String(value) : JSON.stringify(value));

/** Values are kept as JSON text, so this is JSON within JSON; null stays null. */
function keptJsonOf(value: CellValue): string {
  if (value === null) return "null";
  return typeof value === "number" ? `"${value}"` : JSON.stringify(JSON.stringify(value));
}

/** The values after the changes by path. */
function keptCells(changes: readonly Change[]): string {
  let members = "";
  for (const { path, after } of changes) {
    members += `${members === "" ? "" : ","}${JSON.stringify(path)}:${keptJsonOf(after)}`;
  }
  return `{${members}}`;
}

/** `LoggedCells`, the last change first. */
function loggedCells(changes: readonly Change[]): string {
  let members = "";
  for (const { path, before, after } of changes.toReversed()) {
    members += `${members === "" ? "" : ","}${JSON.stringify(path)}:[${jsonOf(before)},${jsonOf(after)}]`;
  }
  return `{${members}}`;
}

const writeCells = ({ documentId, version, changedBy, changedAt, changes }: NewChanges): Statement => ({
  sql: `INSERT INTO cells (document_id, path, value, version, changed_by, changed_at)
    SELECT ?, key, value, ?, ?, ? FROM json_each(?) WHERE true
    ON CONFLICT (document_id, path) DO UPDATE SET value = excluded.value, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  args: [documentId, version, changedBy, changedAt, keptCells(changes)],
});

const writeLog = ({ documentId, version, mutationId, changedBy, changedAt, changes }: NewChanges): Statement => ({
  sql: `INSERT INTO changes (document_id, version, mutation_id, changed_by, changed_at, cells) VALUES (?, ?, ?, ?, ?, ?)`,
  args: [documentId, version, mutationId, changedBy, changedAt, loggedCells(changes)],
});

const columns = (count: number): string => Array.from({ length: count }, (_, index) => `value ->> ${index}`).join(", ");

const writeMutations = (rows: readonly MutationRow[]): Statement => ({
  sql: `INSERT INTO mutations (document_id, mutation_id, client_id, content_hash, outcome, version, made_version, refused,
      received_at)
    SELECT ${columns(9)} FROM json_each(?)`,
  args: [
    JSON.stringify(
      rows.map((row) => [
        row.documentId,
        row.mutationId,
        row.clientId,
        row.contentHash,
        row.outcome,
        row.version,
        row.madeVersion ? 1 : 0,
        JSON.stringify(row.refused),
        row.receivedAt,
      ]),
    ),
  ],
});

const writeVersions = (versions: PushRows["versions"]): Statement => ({
  sql: `UPDATE documents SET version = new.value ->> 1, version_made_by = new.value ->> 2 FROM json_each(?) AS new WHERE document_id = new.value ->> 0`,
  args: [JSON.stringify([...versions].map(([documentId, { version, madeBy }]) => [documentId, version, madeBy]))],
});

/** Everything that pushes write. */
export interface PushRows {
  /** In the order in which they were decided: of a cell that several of them changed, the last one's value stays. */
  readonly changes: readonly NewChanges[];
  readonly mutations: readonly MutationRow[];
  /** New versions by document, with the mutation that made them. */
  readonly versions: ReadonlyMap<string, { readonly version: number; readonly madeBy: string | null }>;
}

/** The statements that write it; tables nothing goes into are left alone. */
export function pushStatements(rows: PushRows): Statement[] {
  return [
    ...rows.changes.flatMap((made) => [writeCells(made), writeLog(made)]),
    ...(rows.mutations.length === 0 ? [] : [writeMutations(rows.mutations)]),
    ...(rows.versions.size === 0 ? [] : [writeVersions(rows.versions)]),
  ];
}

/** Writes it in one round trip. */
export async function writePushes(transactor: Transactor, rows: PushRows): Promise<void> {
  const statements = pushStatements(rows);
  if (statements.length > 0) await transactor.byHand(statements);
}
