import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { AppDeps } from "../http/app-deps.ts";

/** Files whose name carries a hash of what is in them: `taskpane-B7hx_k2Q.js`. */
const isHashed = (file: string): boolean => /-[A-Za-z0-9_-]{8}\.(?:js|css|wasm|woff2)$/.test(file);

/** Excel keeps pages for long: without no-cache an update of the pane would reach people days later. */
const cacheControlFor = (file: string): string =>
  isHashed(file) ? "public, max-age=31536000, immutable" : file.endsWith(".html") ? "no-cache" : "max-age=3600";

/** The built pane with its assets and icons. */
export function servePaneFiles(app: Hono, deps: AppDeps): void {
  const files = serveStatic({
    root: deps.paneFolder,
    onFound: (file, context) => context.header("cache-control", cacheControlFor(file)),
  });
  app.get("/*", files);
}
