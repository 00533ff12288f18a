import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Vitest's global setup for the browser project: the pane as it is shipped, built once for all files. */
export async function setup(): Promise<void> {
  // Vitest says "test", which would bring React's development build into what people never get.
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  await build({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    logLevel: "warn",
  });
  process.env["NODE_ENV"] = before;
}
