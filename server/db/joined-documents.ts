import type { Status } from "../../shared/protocol/common.ts";
import type { JoinedDocument } from "./documents.ts";
import { numberOf, textOf, textOrNull, type Statement, type StatementRow } from "./statement.ts";
import type { ByHand } from "./store.ts";

/** What `readJoined` reads of documents, as `d`, with what `joins` joins. */
export const joinedColumns = `d.document_id, d.program_id, d.practice_id, d.kind, d.period, d.status, d.version, d.version_made_by,
    d.submitted_at, d.accepted_at, practice.name AS practice_name, practice.attributes, program.name AS program_name,
    program.settings, due.due_date`;

/** Joins documents, as `d`, with all that their models and due dates depend on. */
export const joins = `JOIN practices AS practice ON practice.practice_id = d.practice_id
    JOIN programs AS program ON program.program_id = d.program_id
    LEFT JOIN program_periods AS due
      ON due.program_id = d.program_id AND due.kind = d.kind AND due.period = d.period`;

/** Documents by id with all that their models depend on, however many, in the order of the ids. */
export const joinedStatement = (documentIds: readonly string[]): Statement => ({
  sql: `SELECT ${joinedColumns} FROM json_each(?) AS asked CROSS JOIN documents AS d ON d.document_id = asked.value ${joins}
    ORDER BY asked.key`,
  args: [JSON.stringify(documentIds)],
});

// oxlint-disable typescript/no-unsafe-type-assertion -- columns that only this server writes, from values of these types
const recordOf = <T>(row: StatementRow, column: string): Readonly<Record<string, T>> =>
  JSON.parse(textOf(row, column)) as Record<string, T>;

/** A document's status by the column of that name. */
export const statusOf = (row: StatementRow): Status => textOf(row, "status") as Status;
// oxlint-enable typescript/no-unsafe-type-assertion

/** Settings of programs by their text: many documents share one, and what was read out of it, too. */
const settingsRead = new Map<string, Readonly<Record<string, unknown>>>();
const settingsKept = 50;

function settingsOf(row: StatementRow): Readonly<Record<string, unknown>> {
  const text = textOf(row, "settings");
  const settings = settingsRead.get(text) ?? recordOf(row, "settings");
  if (settingsRead.size >= settingsKept && !settingsRead.has(text)) settingsRead.clear();
  settingsRead.set(text, settings);
  return settings;
}

export function readJoined(row: StatementRow): JoinedDocument {
  const programId = textOf(row, "program_id");
  const practiceId = textOf(row, "practice_id");
  return {
    document: {
      documentId: textOf(row, "document_id"),
      programId,
      practiceId,
      kind: textOf(row, "kind"),
      period: textOf(row, "period"),
      status: statusOf(row),
      version: numberOf(row, "version"),
      versionMadeBy: textOrNull(row, "version_made_by"),
      submittedAt: textOrNull(row, "submitted_at"),
      acceptedAt: textOrNull(row, "accepted_at"),
    },
    practice: { practiceId, programId, name: textOf(row, "practice_name"), attributes: recordOf(row, "attributes") },
    program: { programId, name: textOf(row, "program_name"), settings: settingsOf(row) },
    dueDate: textOrNull(row, "due_date"),
  };
}

/** The documents that are there, in the order of the ids. */
export async function findDocuments(reader: ByHand, documentIds: readonly string[]): Promise<JoinedDocument[]> {
  const [rows = []] = await reader.byHand([joinedStatement(documentIds)]);
  return rows.map(readJoined);
}
