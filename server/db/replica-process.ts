import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

/** Where a replica is kept, and of what. */
export interface ReplicaPlace {
  /** The file of its own; it is built anew every time it is opened. */
  readonly file: string;
  /** The primary as `http:` or `https:`, without a slash at the end. */
  readonly url: string;
  readonly authToken: string;
}

/**
 * A replica could not be opened or synced. Codes: `REPLICA_IN_USE`, another process syncs the file; `REPLICA_NOT_ONE`, the
 * file is there and is something else; `REPLICA_NOT_WRITABLE`; `REPLICA_FAILED`, all that has to do with the primary, and
 * what is not known closer.
 */
export class ReplicaError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "ReplicaError";
    this.code = code;
  }
}

/** How long the primary may take; the binding itself would wait for ever. To open fetches the whole database. */
const openTimeoutMs = 5 * 60_000;
const syncTimeoutMs = 20_000;

const answerSchema = z.object({ code: z.string().optional(), message: z.string().default("") });

/** The process that syncs a replica's file. Others may read the file all the while, as long as they do not write. */
export class ReplicaProcess {
  readonly #child: ChildProcess;

  private constructor() {
    // what the binding prints is no log of ours; its failures come back as answers
    this.#child = fork(new URL("replica-process.mjs", import.meta.url), {
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("error", () => {}); // whoever waits for an answer hears of it
  }

  /**
   * Builds the replica, as the primary is now. Rejects with a `ReplicaError`, and leaves no process behind then.
   *
   * @param closing ends it while it is being built.
   */
  static async open(place: ReplicaPlace, closing: AbortSignal): Promise<ReplicaProcess> {
    const opened = new ReplicaProcess();
    const stop = (): void => opened.stop();
    closing.addEventListener("abort", stop);
    try {
      await opened.#ask(place, openTimeoutMs);
      return opened;
    } catch (failure) {
      stop();
      throw failure;
    } finally {
      closing.removeEventListener("abort", stop);
    }
  }

  /**
   * Brings the replica up to what the primary holds now. Rejects with a `ReplicaError`; `isAlive` tells whether it can be
   * asked again. One call at a time.
   */
  sync(): Promise<void> {
    return this.#ask("sync", syncTimeoutMs);
  }

  get isAlive(): boolean {
    return this.#child.connected;
  }

  /** Ends the process at once. The file stays as it is, and can be read on. */
  stop(): void {
    this.#child.kill("SIGKILL");
  }

  async #ask(message: ReplicaPlace | "sync", timeoutMs: number): Promise<void> {
    const stopWaiting = new AbortController();
    const { signal } = stopWaiting;
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      this.stop();
    }, timeoutMs);
    const ended = (why: unknown): ReplicaError => {
      const inTime = `The process that syncs the replica ended: ${String(why)}`;
      return new ReplicaError("REPLICA_FAILED", isLate ? `No answer within ${timeoutMs / 1_000} seconds` : inTime);
    };
    const gone = async (): Promise<never> => {
      const [code, killedBy] = await once(this.#child, "exit", { signal });
      throw ended(killedBy ?? code);
    };
    const answered = async (): Promise<void> => {
      const [answer] = await once(this.#child, "message", { signal });
      const { code, message: words } = answerSchema.parse(answer);
      if (code !== undefined) throw new ReplicaError(code, words);
    };
    try {
      if (!this.isAlive) throw new ReplicaError("REPLICA_FAILED", "The process that syncs the replica has ended");
      this.#child.send(message);
      await Promise.race([answered(), gone()]);
    } catch (failure) {
      throw failure instanceof ReplicaError ? failure : ended(failure); // it could not be begun, or told anything
    } finally {
      clearTimeout(late);
      stopWaiting.abort();
    }
  }
}
