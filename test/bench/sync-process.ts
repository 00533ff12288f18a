import { existsSync, readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { collectEarly } from "../../server/collect-early.ts";
import { readEnv } from "../../server/env.ts";
import { defaultPushGroup } from "../../server/services/push.ts";
import { startServer } from "../../server/start.ts";

/** What this process has used since it started. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly peakRssBytes: number;
  readonly commits: number;
  readonly pushes: number;
}

export type FromProcess = { readonly origin: string } | Usage;

/*
 * The process under measurement: the real server, with the word `one-by-one` without grouping, or with the word `bare` a
 * Hono route that does nothing. It tells its
 * parent where it listens, answers every message with what it has used, and ends when the parent lets go of it.
 */
const send = (message: FromProcess): void => void process.send?.(message);

let commits = 0;
let pushes = 0;
const onGroup = (size: number): void => {
  commits += 1;
  pushes += size;
};

/** In kilobytes. What getrusage says is at least what the parent held when it started this process. */
function peakRss(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

const usage = (): Usage => {
  const { user, system } = process.cpuUsage();
  return {
    commits,
    pushes,
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    peakRssBytes: peakRss() * 1024,
  };
};

process.on("message", () => send(usage()));
process.on("disconnect", () => process.exit());

if (process.argv[2] === "bare") {
  const app = new Hono();
  app.all("/*", (context) => context.json({ status: "done" }));
  serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
    send({ origin: `http://127.0.0.1:${port}` }),
  );
} else {
  collectEarly();
  const env = readEnv(process.env);
  if (!env.ok) throw new Error(env.error);
  const isAlone = process.argv[2] === "one-by-one";
  const { origin } = await startServer(env.value, process.stderr, {
    ...defaultPushGroup,
    ...(isAlone ? { largest: 1 } : {}),
    onGroup,
  });
  send({ origin });
}
