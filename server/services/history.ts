import { ok, type Result } from "../../shared/result.ts";
import { listChanges, type ChangeRow, type LogPlace } from "../db/change-log.ts";
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

/** Below which place or sequence number the next page begins, in each log; 0 where a log has come to its end. */
interface Position {
  readonly change: LogPlace;
  readonly transition: number;
  readonly comment: number;
  readonly explanation: number;
}

const top = Number.MAX_SAFE_INTEGER;

const topPlace: LogPlace = { version: top, offset: 0 };

/** No line stands below it: versions begin with 1. */
const endPlace: LogPlace = { version: 0, offset: 0 };

const start: Position = { change: topPlace, transition: top, comment: top, explanation: top };

const encode = ({ change: { version, offset }, transition, comment, explanation }: Position): string =>
  `${version}:${offset}.${transition}.${comment}.${explanation}`;

function decode(cursor: string): Result<Position, Refusal> {
  const match = /^([0-9]{1,15}):([0-9]{1,15})\.([0-9]{1,15})\.([0-9]{1,15})\.([0-9]{1,15})$/.exec(cursor);
  if (match === null) return refuse("malformed-body", "cursor: not one that this call gave. Start again without it.");
  const [, version, offset, transition, comment, explanation] = match;
  return ok({
    change: { version: Number(version), offset: Number(offset) },
    transition: Number(transition),
    comment: Number(comment),
    explanation: Number(explanation),
  });
}

const nextBelow = (rows: readonly { readonly sequence: number }[]): number =>
  rows.length < pageSize ? 0 : (rows.at(-1)?.sequence ?? 0);

/** Likewise for the change log. */
const nextPlace = (rows: readonly LogPlace[]): LogPlace =>
  rows.length < pageSize ? endPlace : (rows.at(-1) ?? endPlace);

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
      change: nextPlace(changes),
      transition: nextBelow(transitions),
      comment: nextBelow(comments),
      explanation: nextBelow(explanations),
    };
    const isEnd = [next.change.version, next.transition, next.comment, next.explanation].every((below) => below === 0);
    return ok({ changes, transitions, comments, explanations, nextCursor: isEnd ? null : encode(next) });
  });
}
