import type { Hono } from "hono";
import { calls } from "../../shared/protocol/calls.ts";
import { eventStreamType } from "../../shared/protocol/events.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { askAgain } from "../http/ask-again.ts";
import { authenticateRequest, tokenHashOf } from "../http/authenticate.ts";
import { EventStream } from "../http/event-stream.ts";
import { describeFailure } from "../http/log-requests.ts";
import type { Metrics } from "../http/metrics.ts";
import { problemResponse } from "../http/problem-response.ts";
import { reply } from "../http/reply.ts";
import { createNewsHub } from "../services/news-hub.ts";
import { mayWatch } from "../services/watch.ts";

/** Streams one person has open at a time: a few workbooks on a few machines. */
const streamsPerUser = 20;

const usual = { pollMs: 1_000, heartbeatMs: 25_000 };

/** A stream goes on for as long as the pane is open, so it is no call of request and reply like the others. */
export function serveEvents(app: Hono, appDeps: AppDeps, metrics: Metrics): void {
  const { pollMs, heartbeatMs } = appDeps.events ?? usual;
  const onFailure = (failure: unknown): void => appDeps.log.error(describeFailure(failure), "looking for news failed");
  const hub = createNewsHub(appDeps.store, { pollMs, onFailure });
  const openByUser = new Map<string, number>();
  const open = new Set<EventStream>();
  appDeps.stopping?.addEventListener("abort", () => {
    for (const stream of open) stream.end();
  });
  const count = (userId: string, change: 1 | -1): void => {
    const streams = (openByUser.get(userId) ?? 0) + change;
    if (streams === 0) openByUser.delete(userId);
    else openByUser.set(userId, streams);
  };

  app.get(calls.watch.path, async (context) => {
    context.set("call", "watch");
    const tokenHash = tokenHashOf(context);
    const documentIds = [...new Set(context.req.queries("documentId"))];
    const authenticateToWatch = () =>
      askAgain(appDeps, async (deps) => {
        const caller = await authenticateRequest(deps, tokenHash);
        if (!caller.ok) return caller;
        const allowed = await mayWatch(deps, caller.value, documentIds);
        return allowed.ok ? caller : allowed;
      });
    const caller = await authenticateToWatch();
    if (!caller.ok) return problemResponse(context, caller.error);
    const { userId } = caller.value;
    if ((openByUser.get(userId) ?? 0) >= streamsPerUser) {
      const detail = `At most ${streamsPerUser} streams a person. Poll instead.`;
      return problemResponse(context, { code: "too-many-requests", detail }, { "retry-after": "60" });
    }
    count(userId, 1);
    const stream = new EventStream({
      hub,
      documentIds,
      lastEventId: context.req.header("last-event-id"),
      heartbeatMs,
      check: authenticateToWatch,
      onEnd: () => {
        open.delete(stream);
        metrics.streamEnded();
        count(userId, -1);
      },
    });
    open.add(stream);
    metrics.streamOpened();
    return reply(context, stream.open(), 200, {
      "content-type": eventStreamType,
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no", // nginx would keep the events until its buffer is full
    });
  });
}
