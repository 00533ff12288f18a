import type { Hono } from "hono";
import { ok } from "../../shared/result.ts";
import type { TransitionResult } from "../../shared/protocol/queue.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { problemOf } from "../http/problem-response.ts";
import { serveCall } from "../http/serve-call.ts";
import { addComment, readComments, resolveComment } from "../services/comments.ts";
import { readQueue } from "../services/queue.ts";
import { takeTransitions, type StepResult } from "../services/transition-many.ts";
import { withoutSequence } from "./wire.ts";

const toWireResult = ({ documentId, result }: StepResult): TransitionResult =>
  result.ok
    ? { outcome: "done", documentId, document: result.value }
    : { outcome: "refused", documentId, problem: problemOf(result.error) };

/** What reviewers work with: the queue, threads on cells, many steps at once. */
export function serveReview(app: Hono, appDeps: AppDeps): void {
  serveCall(app, appDeps, "queue", async ({ caller, query }, deps) => {
    const page = await readQueue(deps, caller, query);
    return page.ok ? ok({ status: 200, body: page.value }) : page;
  });

  serveCall(app, appDeps, "transitionMany", async ({ caller, body }, deps) => {
    const results = await takeTransitions(deps, caller, body.transitions);
    return results.ok ? ok({ status: 200, body: { results: results.value.map(toWireResult) } }) : results;
  });

  serveCall(app, appDeps, "listComments", async ({ caller, params, query }, deps) => {
    const page = await readComments(deps, caller, params.documentId, query);
    if (!page.ok) return page;
    const { comments, nextCursor } = page.value;
    return ok({ status: 200, body: { comments: comments.map(withoutSequence), nextCursor } });
  });

  serveCall(app, appDeps, "addComment", async ({ caller, params, body }, deps) => {
    const added = await addComment(deps, caller, params.documentId, body);
    if (!added.ok) return added;
    const { comment, isNew } = added.value;
    return ok({ status: isNew ? 201 : 200, body: { comment: withoutSequence(comment) } });
  });

  serveCall(app, appDeps, "resolveComment", async ({ caller, params, body }, deps) => {
    const comment = await resolveComment(deps, caller, params.documentId, params.commentId, body.resolved);
    return comment.ok ? ok({ status: 200, body: { comment: withoutSequence(comment.value) } }) : comment;
  });
}
