import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "../../server/env.ts";
import { startServer } from "../../server/start.ts";

/** The server as `npm start` runs it, with the sample program, on a free port and over data of its own. */
export interface SampleServer {
  readonly origin: string;
  /** The person's sign-in code, which works once. */
  readonly codeOf: (userId: string) => string;
  /** Stops the server and removes its data. */
  readonly close: () => Promise<void>;
}

export async function startSampleServer(): Promise<SampleServer> {
  const folder = await mkdtemp(join(tmpdir(), "milepost-browser-"));
  const env = readEnv({ PORT: "0", MILEPOST_DATA: folder, MILEPOST_LOG: "warn" });
  if (!env.ok) throw new Error(env.error);
  const server = await startServer(env.value);
  return {
    origin: server.origin,
    codeOf: (userId) => {
      const found = server.signIns.find((candidate) => candidate.userId === userId);
      if (found === undefined) throw new Error(`Nobody is called ${userId}`);
      return found.code;
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
