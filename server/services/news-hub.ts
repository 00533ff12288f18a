import type { DocumentNews } from "../../shared/protocol/events.ts";
import { listNews } from "../db/document-news.ts";
import type { Store } from "../db/store.ts";

/** Told how a document stands; possibly more than once, and not of every state in between. */
type Listener = (news: DocumentNews) => void;

/** Tells of changes to documents, whichever process made them. One look at the database serves all listeners. */
export interface NewsHub {
  /** Tells at once how the documents stand, and from then on whenever that changes. The returned function ends it. */
  readonly watch: (documentIds: readonly string[], listener: Listener) => () => void;
}

export interface NewsHubOptions {
  /** How long a change by another process may go unnoticed. Own commits are looked at as they happen. */
  readonly pollMs: number;
  readonly onFailure: (failure: unknown) => void;
}

/** Looks that follow from own commits keep this distance: under load one look tells of many. */
const betweenLooksMs = 100;

const isSame = (a: DocumentNews | undefined, b: DocumentNews): boolean =>
  a !== undefined && a.version === b.version && a.status === b.status && a.log === b.log;

class Hub implements NewsHub {
  readonly #store: Store;
  readonly #options: NewsHubOptions;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #known = new Map<string, DocumentNews>();
  #mark: number | null = null;
  #poll: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;
  #lastLookAt = 0;
  #isLooking = false;

  constructor(store: Store, options: NewsHubOptions) {
    this.#store = store;
    this.#options = options;
    store.onWrite(() => this.#lookSoon());
  }

  watch(documentIds: readonly string[], listener: Listener): () => void {
    for (const id of documentIds) {
      const listeners = this.#listeners.get(id) ?? new Set();
      this.#listeners.set(id, listeners.add(listener));
    }
    void this.#tell(documentIds, listener);
    this.#poll ??= setInterval(() => void this.#look(), this.#options.pollMs).unref();
    return () => this.#leave(documentIds, listener);
  }

  #leave(documentIds: readonly string[], listener: Listener): void {
    for (const id of documentIds) {
      const listeners = this.#listeners.get(id);
      listeners?.delete(listener);
      if (listeners?.size !== 0) continue;
      this.#listeners.delete(id);
      this.#known.delete(id);
    }
    if (this.#listeners.size > 0 || this.#poll === null) return;
    clearInterval(this.#poll); // nobody listens: nobody looks
    this.#poll = null;
    this.#mark = null;
  }

  /** What a new listener missed. It listens already, so a change during this look reaches it by the next one. */
  async #tell(documentIds: readonly string[], listener: Listener): Promise<void> {
    try {
      for (const news of await listNews(this.#store.once, documentIds)) listener(news);
    } catch (failure) {
      this.#options.onFailure(failure);
      this.#mark = null; // the next look reads again
      for (const id of documentIds) this.#known.delete(id);
    }
  }

  #lookSoon(): void {
    if (this.#soon !== null || this.#listeners.size === 0) return;
    const waitMs = Math.max(0, this.#lastLookAt + betweenLooksMs - performance.now());
    this.#soon = setTimeout(() => {
      this.#soon = null;
      void this.#look();
    }, waitMs);
  }

  async #look(): Promise<void> {
    if (this.#listeners.size === 0) return;
    if (this.#isLooking) {
      this.#lookSoon(); // what is being read may be older than what asks for this look
      return;
    }
    this.#isLooking = true;
    this.#lastLookAt = performance.now();
    try {
      const mark = this.#store.changeMark();
      if (mark !== null && mark === this.#mark) return;
      for (const news of await listNews(this.#store.once, [...this.#listeners.keys()])) {
        if (isSame(this.#known.get(news.documentId), news)) continue;
        const listeners = this.#listeners.get(news.documentId);
        if (listeners === undefined) continue;
        this.#known.set(news.documentId, news);
        for (const listener of listeners) listener(news);
      }
      this.#mark = mark; // taken before reading: what was committed meanwhile shows in the next one
    } catch (failure) {
      this.#options.onFailure(failure);
    } finally {
      this.#isLooking = false;
    }
  }
}

export const createNewsHub = (store: Store, options: NewsHubOptions): NewsHub => new Hub(store, options);
