import { Hono } from "hono";
import { calls } from "../shared/protocol/calls.ts";
import { isStorageFull } from "./db/storage-full.ts";
import { isStorageUnavailable } from "./db/storage-unavailable.ts";
import type { AppDeps } from "./http/app-deps.ts";
import { describeFailure, logRequests } from "./http/log-requests.ts";
import { Metrics } from "./http/metrics.ts";
import { problemResponse } from "./http/problem-response.ts";
import { commonHeaders, setCommonHeaders } from "./http/security-headers.ts";
import { routePattern } from "./http/serve-call.ts";
import { serveDocuments } from "./routes/documents.ts";
import { serveEvents } from "./routes/events.ts";
import { serveHomePage } from "./routes/home-page.ts";
import { serveMappings } from "./routes/mappings.ts";
import { servePaneFiles } from "./routes/pane-files.ts";
import { servePrograms } from "./routes/programs.ts";
import { serveRequirements } from "./routes/requirements.ts";
import { serveReview } from "./routes/review.ts";
import { serveSessions } from "./routes/sessions.ts";
import { serveSync } from "./routes/sync.ts";
import { serveSystem } from "./routes/system.ts";
import { serveWorkbooks } from "./routes/workbooks.ts";

/** Paths of the protocol asked for with a method they do not take. */
function refuseOtherMethods(app: Hono): void {
  const all = Object.values(calls);
  for (const path of new Set(all.map((call) => call.path))) {
    const methods = all.filter((call) => call.path === path).map(({ method }) => method);
    app.all(routePattern(path), (context) =>
      problemResponse(context, { code: "method-not-allowed" }, { allow: methods.join(", ") }),
    );
  }
}

/** The whole server but for its socket: answers a Request with a Response. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  const metrics = new Metrics();
  app.use(metrics.timeCalls, logRequests(deps), commonHeaders(deps));
  serveSessions(app, deps);
  servePrograms(app, deps);
  serveDocuments(app, deps);
  serveSync(app, deps, metrics);
  serveEvents(app, deps, metrics);
  serveReview(app, deps);
  serveMappings(app, deps);
  serveWorkbooks(app, deps);
  serveRequirements(app, deps);
  refuseOtherMethods(app);
  app.use(setCommonHeaders); // the protocol's calls, above, have replied with them
  serveSystem(app, deps, metrics);
  serveHomePage(app, deps);
  servePaneFiles(app, deps);
  app.notFound((context) => problemResponse(context, { code: "not-found" }));
  app.onError((failure, context) => {
    const { method, path } = context.req;
    if (isStorageFull(failure)) {
      deps.log.error({ ...describeFailure(failure), method, path }, "the disk is full");
      return problemResponse(context, { code: "storage-full" }, { "retry-after": "60" });
    }
    if (deps.store.isRemote && isStorageUnavailable(failure)) {
      deps.log.error({ ...describeFailure(failure), method, path }, "the database cannot be reached");
      return problemResponse(context, { code: "storage-unavailable" }, { "retry-after": "10" });
    }
    deps.log.error({ ...describeFailure(failure), method, path }, "request failed");
    return problemResponse(context, { code: "internal" });
  });
  return app;
}
