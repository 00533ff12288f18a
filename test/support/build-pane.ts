import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Vitest's global setup for the browser project: the pane as it is shipped, built once for all files. */
export async function setup(): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    logLevel: "warn",
  });
}
