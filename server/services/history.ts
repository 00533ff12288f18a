import { ok, type Result } from "../../shared/result.ts";
import { listChanges, type ChangeRow } from "../db/cells.ts";
import { listCommentSteps, type CommentStepRow } from "../db/comments.ts";
import {
  listExplanationSteps,
  listTransitions,
  type ExplanationStepRow,
  type TransitionRow,
} from "../db/document-log.ts";
import type { Caller } from "./authorise.ts";
import { findDocumentFor } from "./document-at.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { ServiceDeps } from "./service-deps.ts";

const pageSize = 200;

export interface History {
  readonly changes: readonly ChangeRow[];
  readonly transitions: readonly TransitionRow[];
  readonly comments: readonly CommentStepRow[];
  readonly explanations: readonly ExplanationStepRow[];
  readonly nextCursor: string | null;
}

/** Below which sequence numbers the next page begins, in each log; 0 where a log has come to its end. */
interface Position {
  readonly change: number;
  readonly transition: number;
  readonly comment: number;
  readonly explanation: number;
}

const top = Number.MAX_SAFE_INTEGER;

const start: Position = { change: top, transition: top, comment: top, explanation: top };

const encode = ({ change, transition, comment, explanation }: Position): string =>
  `${change}.${transition}.${comment}.${explanation}`;

function decode(cursor: string): Result<Position, Refusal> {
  const match = /^([0-9]{1,15})\.([0-9]{1,15})\.([0-9]{1,15})(?:\.([0-9]{1,15}))?$/.exec(cursor);
  if (match === null) return refuse("malformed-body", "cursor: not one that this call gave. Start again without it.");
  const [, change, transition, comment, explanation] = match;
  return ok({
    change: Number(change),
    transition: Number(transition),
    comment: Number(comment),
    // A cursor of three numbers was given before explanations were told of: what was read until then had none.
    explanation: explanation === undefined ? top : Number(explanation),
  });
}

const nextBelow = (rows: readonly { readonly sequence: number }[]): number =>
  rows.length < pageSize ? 0 : (rows.at(-1)?.sequence ?? 0);

/**
 * Who changed what, newest first, a page at a time: cells, steps of the status, threads and explanations side by side. Asked for one path
 * it is about that cell alone, and has no steps.
 */
export async function readHistory(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
  query: { readonly path?: string | undefined; readonly cursor?: string | undefined },
): Promise<Result<History, Refusal>> {
  return deps.store.read<Result<History, Refusal>>(async (reader) => {
    const found = await findDocumentFor(deps, reader, caller, documentId);
    if (!found.ok) return found;
    const position = query.cursor === undefined ? ok(start) : decode(query.cursor);
    if (!position.ok) return position;
    const { change, transition, comment, explanation } = position.value;
    const options = { path: query.path, limit: pageSize };
    const changes = await listChanges(reader, documentId, { ...options, below: change });
    const transitions = query.path === undefined ? await listTransitions(reader, documentId, transition, pageSize) : [];
    const comments = await listCommentSteps(reader, documentId, { ...options, below: comment });
    const explanations = await listExplanationSteps(reader, documentId, { ...options, below: explanation });
    const next: Position = {
      change: nextBelow(changes),
      transition: nextBelow(transitions),
      comment: nextBelow(comments),
      explanation: nextBelow(explanations),
    };
    const isEnd = Object.values(next).every((below) => below === 0);
    return ok({ changes, transitions, comments, explanations, nextCursor: isEnd ? null : encode(next) });
  });
}
