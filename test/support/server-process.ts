import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

/** The server as people run it, in a process of its own. */
export interface ServerProcess {
  readonly origin: string;
  /** Ends it as a power cut would: nothing of its own runs any more. */
  readonly kill: () => Promise<void>;
}

const fromSources = ["--import", "tsx", path.resolve(import.meta.dirname, "../../server/main.ts")];

/**
 * Starts the server on the folder's data and on a free port.
 *
 * @param command what Node is given to run: the sources as they are, or what was built of them.
 */
export async function startServerProcess(
  folder: string,
  command: readonly string[] = fromSources,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, PORT: "0", MILEPOST_DATA: folder, MILEPOST_SAMPLE: "0", MILEPOST_LOG: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  for await (const line of createInterface(child.stdout)) {
    const [, origin] = /^Milepost is at (http:\S+)$/.exec(line) ?? [];
    if (origin !== undefined) return { origin, kill };
  }
  await gone;
  throw new Error("The server ended before it listened");
}
