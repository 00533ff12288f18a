import type { Grant } from "../../shared/protocol/common.ts";
import type { JoinedDocument } from "./documents.ts";
import { grantsOf } from "./people.ts";
import type { Statement } from "./statement.ts";

/** What a group of pushes was decided on, where that was read before the transaction that writes it. */
export interface PushBasis {
  readonly documents: readonly JoinedDocument[];
  readonly sessions: readonly { readonly tokenHash: string; readonly grants: readonly Grant[] }[];
  /** Mutations taken for new: document and mutation id. */
  readonly fresh: readonly (readonly [documentId: string, mutationId: string])[];
}

/**
 * A statement that fails, and undoes its transaction, unless everything that was decided on still is as it was, and what
 * models are made of, by which the reply is judged. A document of the same version has the same cells, since a cell changes
 * only together with its document's version; unless a backup was restored and gone on with, which shows in what made the
 * version.
 */
export function guardStatement({ documents, sessions, fresh }: PushBasis): Statement {
  const standing = JSON.stringify(
    documents.map(({ document, practice, program }) => [
      document.documentId,
      document.version,
      document.versionMadeBy,
      document.status,
      practice.name,
      JSON.stringify(practice.attributes),
      JSON.stringify(program.settings),
    ]),
  );
  const signedIn = JSON.stringify(sessions.map(({ tokenHash, grants }) => [tokenHash, JSON.stringify(grants)]));
  return {
    sql: `SELECT json(CASE WHEN
        (SELECT count(*) FROM json_each(?) AS was
          CROSS JOIN documents AS d ON d.document_id = was.value ->> 0 AND d.version = was.value ->> 1
            AND d.version_made_by IS was.value ->> 2 AND d.status = was.value ->> 3
          JOIN practices AS p ON p.practice_id = d.practice_id AND p.name = was.value ->> 4
            AND p.attributes = was.value ->> 5
          JOIN programs AS q ON q.program_id = d.program_id AND q.settings = was.value ->> 6) = ?
        AND (SELECT count(*) FROM json_each(?) AS was
          CROSS JOIN sessions AS s ON s.token_hash = was.value ->> 0
          WHERE ${grantsOf("s.user_id")} = was.value ->> 1) = ?
        AND NOT EXISTS (SELECT 1 FROM json_each(?) AS was
          CROSS JOIN mutations AS m ON m.document_id = was.value ->> 0 AND m.mutation_id = was.value ->> 1)
      THEN '1' ELSE 'moved' END) AS holds`,
    args: [standing, documents.length, signedIn, sessions.length, JSON.stringify(fresh)],
  };
}
