import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { build } from "vite";
import type { FromProcess, Usage } from "./sync-process.ts";

/** A server in a process of its own. */
export interface MeasuredProcess {
  readonly origin: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

const root = path.resolve(import.meta.dirname, "../..");

/** Built as `npm start` builds the server: what tsx holds and costs is not the server's. */
async function buildProcess(): Promise<string> {
  const outDir = path.join(root, "node_modules/.cache/bench-server");
  await build({
    configFile: path.join(root, "server/vite.config.ts"),
    logLevel: "error",
    build: { ssr: path.join(import.meta.dirname, "sync-process.ts"), outDir },
  });
  return path.join(outDir, "sync-process.js");
}

let built: Promise<string> | null = null;

/** Starts the server on the folder's data, or the bare route. With a folder for profiles, it leaves one there at its end. */
export async function startProcess(
  what: "server" | "one-by-one" | "bare",
  variables: Readonly<Record<string, string>> = {},
  profiles?: string,
): Promise<MeasuredProcess> {
  built ??= buildProcess();
  const child = fork(await built, [what], {
    execArgv: ["--enable-source-maps", ...(profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`])],
    env: { ...process.env, PORT: "0", MILEPOST_SAMPLE: "0", MILEPOST_LOG: "error", ...variables },
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  const next = async (): Promise<FromProcess> => {
    const message = await Promise.race([once(child, "message") as Promise<[FromProcess]>, ended]);
    if (message === undefined) throw new Error(`The process "${what}" ended by itself`);
    return message[0];
  };
  const started = await next();
  if (!("origin" in started)) throw new Error("The process did not say where it listens");
  return {
    origin: started.origin,
    usage: async () => {
      const reply = next();
      child.send("usage");
      const message = await reply;
      if ("origin" in message) throw new Error("The process started twice");
      return message;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
