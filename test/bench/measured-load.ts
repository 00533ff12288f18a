import { runLoad, type LoadFigures } from "./http-load.ts";
import type { MeasuredProcess } from "./measured-process.ts";
import { figure } from "./report.ts";

/** A load, and what it cost the server. */
export interface Measured extends LoadFigures {
  /** Of the server, for one request. */
  readonly cpuMs: number;
  readonly pushesPerCommit: number;
}

/** A load with the server's own use of the processor, which says more than times on a machine that others use too. */
export async function measureLoad(
  server: MeasuredProcess,
  clients: number,
  seconds: number,
  job: (client: number) => Promise<void>,
): Promise<Measured> {
  let before = await server.usage();
  const figures = await runLoad(clients, seconds, job, async () => {
    before = await server.usage();
  });
  const after = await server.usage();
  return {
    ...figures,
    cpuMs: (after.cpuMs - before.cpuMs) / figures.count,
    pushesPerCommit: (after.pushes - before.pushes) / (after.commits - before.commits),
  };
}

export function sayLoad(name: string, load: LoadFigures | Measured): void {
  figure(name, load.perSecond, "/s");
  figure("  p50", load.p50, "ms");
  figure("  p99", load.p99, "ms");
  if ("cpuMs" in load) figure("  server's processor time, each", load.cpuMs, "ms");
}
