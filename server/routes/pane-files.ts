import { serveStatic } from "@hono/node-server/serve-static";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import type { AppDeps } from "../http/app-deps.ts";

/** Files whose name carries a hash of what is in them: `taskpane-B7hx_k2Q.js`. */
const isHashed = (file: string): boolean => /-[A-Za-z0-9_-]{8}\.(?:js|css|wasm|woff2)$/.test(file);

/** Excel keeps pages for long: without no-cache an update of the pane would reach people days later. */
const cacheControlFor = (file: string): string =>
  isHashed(file) ? "public, max-age=31536000, immutable" : file.endsWith(".html") ? "no-cache" : "max-age=3600";

/** Office.js as the preview has it: from the npm package, so that the page works without a network. */
function serveOfficeJs(app: Hono): void {
  const prefix = "/office-js/";
  const files = serveStatic({
    root: fileURLToPath(new URL("../../node_modules/@microsoft/office-js/dist/", import.meta.url)),
    rewriteRequestPath: (path) => path.slice(prefix.length - 1),
    onFound: (_, context) => context.header("cache-control", "max-age=86400"),
  });
  app.get(`${prefix}*`, files);
}

/** The built pane with its assets and icons. */
export function servePaneFiles(app: Hono, deps: AppDeps): void {
  const files = serveStatic({
    root: deps.paneFolder,
    onFound: (file, context) => context.header("cache-control", cacheControlFor(file)),
  });
  serveOfficeJs(app);
  app.get("/*", files);
}
