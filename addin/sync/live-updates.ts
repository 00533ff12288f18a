import { calls } from "../../shared/protocol/calls.ts";
import { documentNewsSchema, type DocumentNews } from "../../shared/protocol/events.ts";
import type { DocumentSession } from "./document-session.ts";
import { readEvents } from "./read-events.ts";
import { retryDelay, type RetryPace } from "./retry-delay.ts";

/** What following a document asks of the browser. */
export interface LiveDeps {
  readonly origin: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly getToken: () => string | null;
  readonly isVisible: () => boolean;
  /** Tells when the pane is shown or hidden; the returned function ends it. */
  readonly onVisibility: (listener: () => void) => () => void;
  /** Resolves after so long, or as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** A person who stopped typing this long ago is not in the middle of something. */
const quietMs = 1_500;

/** Heartbeats come more than twice in this time: a stream silent for longer is broken, whatever the network says. */
const silenceMs = 60_000;

const pace: RetryPace = { firstMs: 10_000, lastMs: 240_000 };

/** How listening ended: the stream broke or was refused, or the session has ended. */
type Ending = "lost" | "signed-out";

function newsIn(data: string): DocumentNews | null {
  try {
    return documentNewsSchema.parse(JSON.parse(data));
  } catch {
    return null; // of another version of Milepost: the next poll tells what it meant
  }
}

class Following {
  readonly #deps: LiveDeps;
  readonly #session: DocumentSession;
  readonly #signal: AbortSignal;
  readonly #documentId: string;
  #lastEventId: string | null = null;
  #typedAt = -Infinity;
  #told: DocumentNews | null = null;
  /** Whether it was deaf before it heard anything: the log may have grown unheard. */
  #isLogUnknown = false;
  #isBringing = false;

  constructor(deps: LiveDeps, session: DocumentSession, signal: AbortSignal) {
    this.#deps = deps;
    this.#session = session;
    this.#signal = signal;
    this.#documentId = session.getState().document.documentId;
  }

  /** The session checks the sheet after every burst of typing. */
  noteTyping(): void {
    if (this.#session.getState().activity === "checking") this.#typedAt = this.#deps.now();
  }

  /** Listens for as long as the pane is shown; where listening fails, it polls, and tries to listen again later. */
  async run(): Promise<void> {
    let failures = 0;
    while (!this.#signal.aborted) {
      if (!this.#deps.isVisible()) {
        await this.#untilShown();
        continue;
      }
      const startedAt = this.#deps.now();
      const ending = await this.#listen();
      if (this.#signal.aborted) return;
      if (!this.#deps.isVisible()) continue;
      this.#isLogUnknown = this.#told === null;
      failures = this.#deps.now() - startedAt > silenceMs ? 1 : failures + 1;
      await this.#whenQuiet();
      if (this.#signal.aborted) return;
      await this.#session.poll();
      if (ending === "signed-out") return; // the poll told the pane, which asks to sign in again
      await this.#deps.wait(retryDelay(pace, failures, this.#deps.random()), this.#signal);
    }
  }

  #untilShown(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#deps.onVisibility(() => {
        if (this.#deps.isVisible()) done();
      });
      const done = (): void => {
        stop();
        this.#signal.removeEventListener("abort", done);
        resolve();
      };
      this.#signal.addEventListener("abort", done);
      if (this.#signal.aborted || this.#deps.isVisible()) done();
    });
  }

  async #listen(): Promise<Ending> {
    const stream = new AbortController();
    const end = (): void => stream.abort();
    const stopWatching = this.#deps.onVisibility(() => {
      if (!this.#deps.isVisible()) end();
    });
    this.#signal.addEventListener("abort", end);
    try {
      return await this.#read(stream);
    } catch {
      return "lost"; // no network, no server, or hidden
    } finally {
      end();
      stopWatching();
      this.#signal.removeEventListener("abort", end);
    }
  }

  async #read(stream: AbortController): Promise<Ending> {
    const { origin, fetch, getToken } = this.#deps;
    const token = getToken();
    if (token === null) return "signed-out";
    let lastSignAt = this.#deps.now();
    const guard = async (): Promise<void> => {
      while (!stream.signal.aborted) {
        await this.#deps.wait(silenceMs / 4, stream.signal);
        if (this.#deps.now() - lastSignAt > silenceMs) stream.abort();
      }
    };
    void guard();
    const query = new URLSearchParams({ documentId: this.#documentId }).toString();
    const response = await fetch(`${origin}${calls.watch.path}?${query}`, {
      headers: {
        Authorization: `Bearer ${token}`,
        ...(this.#lastEventId === null ? {} : { "Last-Event-ID": this.#lastEventId }),
      },
      credentials: "omit",
      cache: "no-store",
      signal: stream.signal,
    });
    if (response.status === 401) return "signed-out";
    if (!response.ok || response.body === null) return "lost";
    const onSign = (): void => {
      lastSignAt = this.#deps.now();
    };
    for await (const { event, id, data } of readEvents(response.body, onSign)) {
      const news = event === "document" ? newsIn(data) : null;
      if (news === null) continue;
      this.#lastEventId = id;
      const isLogNews = this.#told === null ? this.#isLogUnknown : this.#told.log !== news.log;
      this.#told = news;
      if (isLogNews) void this.#session.noteLog(); // what it tells of is read and not written into the sheet: no need to wait
      void this.#bringIn();
    }
    return "lost";
  }

  /** An older version is news too: the server was restored from a backup, and the pull finds out what that means. */
  #isNews(): boolean {
    const { document } = this.#session.getState();
    const told = this.#told;
    return told !== null && (told.version !== document.version || told.status !== document.status);
  }

  async #whenQuiet(): Promise<void> {
    const isBusy = (): boolean =>
      this.#session.getState().activity !== "idle" || this.#deps.now() - this.#typedAt < quietMs;
    while (isBusy() && !this.#signal.aborted) await this.#deps.wait(quietMs / 4, this.#signal);
  }

  /**
   * Pulls what was told of, once nobody is in the middle of something. What a push of our own brought is known by then. A
   * pull that fails is tried again: there may be no further event.
   */
  async #bringIn(): Promise<void> {
    if (this.#isBringing) return;
    this.#isBringing = true;
    for (let failures = 0; !this.#signal.aborted; failures += 1) {
      if (failures > 0) await this.#deps.wait(retryDelay(pace, failures, this.#deps.random()), this.#signal);
      await this.#whenQuiet();
      if (this.#signal.aborted || !this.#isNews()) break;
      const told = this.#told;
      await this.#session.catchUp();
      // a status that has moved on since is what it is: only being behind is worth another try
      if (told === this.#told && told !== null && this.#session.getState().document.version >= told.version) break;
    }
    this.#isBringing = false;
  }
}

/** Brings what others change into the sheet for as long as the pane shows it. The returned function ends it. */
export function followDocument(deps: LiveDeps, session: DocumentSession): () => void {
  const stopping = new AbortController();
  const following = new Following(deps, session, stopping.signal);
  const stopNoting = session.subscribe(() => following.noteTyping());
  void following.run(); // never rejects: whatever fails is a stream that is lost
  return () => {
    stopping.abort();
    stopNoting();
  };
}
