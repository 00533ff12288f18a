import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createLocalDriver } from "./local-driver.ts";
import { ReplicaProcess, type ReplicaPlace } from "./replica-process.ts";
import { createStore, type Store } from "./store.ts";

export interface ReplicaOptions {
  readonly place: ReplicaPlace;
  /** Between the end of one sync and the beginning of the next: how long writes of other processes go unseen. */
  readonly everyMs: number;
  /**
   * For how long a replica is read that cannot be synced because the primary is away. This is what bounds how long a
   * session that was ended elsewhere, or a role that was taken, can still read; it can never write.
   */
  readonly trustedForMs?: number | undefined;
  /** Building a replica fetches the whole database: how long it is not built anew, whatever happens. */
  readonly rebuildAfterMs?: number | undefined;
  /** Told of failures to sync and to read, and of one that goes on but once. */
  readonly onFailure: (failure: unknown) => void;
}

const usualTrustedForMs = 15 * 60_000;

const usualRebuildAfterMs = 30_000;

/** At the latest, while the primary is away. */
const triedAgainAfterMs = 10_000;

/** Readers never wait long: nobody but the process that syncs writes the file, and its log lets them read meanwhile. */
const busyTimeoutMs = 100;

/** Reading only: a connection that could write would clear the file's log away when it is the last to close. */
const openToRead = ({ file }: ReplicaPlace): Store =>
  createStore(createLocalDriver(`${pathToFileURL(file).href}?mode=ro`, busyTimeoutMs));

/** A replica that is being kept, and what reads it. */
interface Copy {
  readonly process: ReplicaProcess;
  readonly store: Store;
}

/**
 * A copy of the primary in a file of this machine. It says itself when it may be read: not before it holds everything that
 * this process has committed, nor when it has not heard of the primary for too long, nor when it is what fails. Who reads
 * goes to the primary then; nobody waits for a sync, which takes more round trips than reading there.
 */
export class Replica {
  readonly #options: ReplicaOptions;
  readonly #primary: Store;
  #copy: Copy | null = null;
  /** Copies opened so far: a change mark of one says nothing about another. */
  #copies = 0;
  /** Commits of this process, and how many of them had been made when the last sync began that succeeded. */
  #writes = 0;
  #holdsWrites = 0;
  #syncedAt = 0;
  #builtAt = 0;
  #isFailing = false;
  /** The failure that was told of last, in a row of failures. */
  #told = "";
  readonly #closing = new AbortController();
  #wake: () => void = () => {};

  private constructor(primary: Store, options: ReplicaOptions) {
    this.#primary = primary;
    this.#options = options;
    primary.onWrite(() => this.fallBehind());
  }

  /** Builds the replica and keeps it in step from then on. Rejects with a `ReplicaError` where it cannot be built. */
  static async open(primary: Store, options: ReplicaOptions): Promise<Replica> {
    const replica = new Replica(primary, options);
    await replica.#build();
    void replica.#keep();
    return replica;
  }

  /** What may be read in place of the primary at this moment; null for nothing. */
  get readable(): Store | null {
    if (this.#isFailing || this.#holdsWrites < this.#writes) return null;
    const trustedForMs = this.#options.trustedForMs ?? usualTrustedForMs;
    return performance.now() - this.#syncedAt < trustedForMs ? (this.#copy?.store ?? null) : null;
  }

  /** Something was committed that whoever reads next has to find: nothing is readable until a sync that begins now. */
  fallBehind(): void {
    this.#writes += 1;
    this.#wake();
  }

  /** As of `Store`: of what may be read at this moment; null for nothing. */
  get changeMark(): number | null {
    try {
      const mark = this.readable?.changeMark() ?? null;
      return mark === null ? null : this.#copies * 2 ** 32 + mark;
    } catch (failure) {
      this.distrust(failure);
      return null;
    }
  }

  /** Takes the replica out of use because reading it failed, and has it built anew. */
  distrust(failure: unknown): void {
    this.#tell(failure);
    this.#isFailing = true;
    this.#drop();
    this.#wake();
  }

  close(): void {
    this.#closing.abort();
    this.#wake();
    this.#drop();
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #drop(): void {
    this.#copy?.process.stop();
    this.#copy?.store.close(); // transactions that are open end on what they began with
    this.#copy = null;
  }

  async #build(): Promise<void> {
    const { place } = this.#options;
    const [began, writes] = [performance.now(), this.#writes];
    this.#builtAt = began;
    const process = await ReplicaProcess.open(place, this.#closing.signal);
    this.#copy = { process, store: openToRead(place) };
    this.#copies += 1;
    if (this.#isClosed) this.#drop();
    this.#synced(began, writes);
  }

  #synced(began: number, writes: number): void {
    this.#syncedAt = began;
    this.#holdsWrites = writes;
    this.#isFailing = false;
    this.#told = "";
  }

  #tell(failure: unknown): void {
    const words = String(failure);
    if (words !== this.#told) this.#options.onFailure(failure);
    this.#told = words;
  }

  /** Until the time has passed, or something was committed that the replica does not hold. */
  #pause(): Promise<void> {
    const isOfUse = this.#copy !== null && !this.#isFailing && this.#holdsWrites === this.#writes;
    if (this.#isClosed || !isOfUse) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.everyMs).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #keep(): Promise<void> {
    while (!this.#isClosed) {
      await this.#pause();
      if (this.#isClosed) return;
      try {
        await (this.#copy === null ? this.#rebuild() : this.#sync(this.#copy));
      } catch (failure) {
        if (this.#isClosed) return;
        this.#tell(failure);
        await this.#judge();
      }
    }
  }

  async #sync({ process }: Copy): Promise<void> {
    const [began, writes] = [performance.now(), this.#writes];
    await process.sync();
    this.#synced(began, writes);
  }

  async #rebuild(): Promise<void> {
    const from = this.#builtAt + (this.#options.rebuildAfterMs ?? usualRebuildAfterMs);
    await wait(Math.max(0, from - performance.now()), undefined, { ref: false });
    if (!this.#isClosed) await this.#build();
  }

  /**
   * After a sync that failed: where the primary is away, the replica is read on, and tried again later. Where the primary
   * answers, the replica is at fault and is not read: it is asked once more, and built anew when it fails again.
   */
  async #judge(): Promise<void> {
    if (!(await this.#isPrimaryThere())) {
      await wait(Math.min(this.#options.everyMs, triedAgainAfterMs), undefined, { ref: false });
      return;
    }
    if (this.#isFailing || this.#copy?.process.isAlive === false) this.#drop();
    this.#isFailing = true;
  }

  async #isPrimaryThere(): Promise<boolean> {
    try {
      await this.#primary.once.byHand([{ sql: "SELECT 1", args: [] }]);
      return true;
    } catch {
      return false; // for whatever reason: who reads there is told
    }
  }
}
