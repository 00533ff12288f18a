import { readFile } from "node:fs/promises";
import type { Hono } from "hono";
import type { AppDeps } from "../http/app-deps.ts";
import { describeFailure } from "../http/log-requests.ts";
import type { Metrics } from "../http/metrics.ts";
import { describeApi } from "../http/openapi.ts";
import { listVisiblePrograms } from "../db/programs.ts";

/** The origin the manifest in the repository is written for; Office wants https even while developing. */
const manifestOrigin = "https://localhost:3000";

/** What is neither a call of the protocol nor a file of the pane. */
export function serveSystem(app: Hono, deps: AppDeps, metrics: Metrics): void {
  app.get("/healthz", (context) => context.json({ status: "alive" }));

  app.get("/readyz", async (context) => {
    try {
      await deps.store.read((reader) => listVisiblePrograms(reader, { isAll: false, programIds: [], practiceIds: [] }));
    } catch (failure) {
      deps.log.error(describeFailure(failure), "not ready");
      return context.json({ status: "the database cannot be read" }, 503);
    }
    return context.json({ status: "ready" });
  });

  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType, "cache-control": "no-store" }),
  );

  const description = describeApi();
  app.get("/v1/openapi.json", (context) => context.json(description));

  app.get("/manifest.xml", async (context) => {
    const manifest = await readFile(deps.manifestFile, "utf8");
    return context.body(manifest.replaceAll(manifestOrigin, deps.origin()), 200, {
      "content-type": "application/xml; charset=utf-8",
    });
  });
}
