import react from "@vitejs/plugin-react";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { compileStylesPlugin } from "../../addin/compile-styles.ts";
import { serveFolder } from "./serve-folder.ts";

/** Builds and serves the gallery: the pane's real views with made-up documents behind them, one scene an address. */
export async function serveGallery(): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "milepost-gallery-"));
  await build({
    configFile: false,
    root: fileURLToPath(new URL("../browser/gallery/", import.meta.url)),
    plugins: [react(), compileStylesPlugin()],
    // not "test", as it is here: Fluent would take the browser's ResizeObserver away with the first popup
    define: { "process.env.NODE_ENV": JSON.stringify("development") },
    logLevel: "warn",
    build: { outDir, emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 4_000 },
  });
  const server = await serveFolder(outDir);
  return {
    origin: server.origin,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
