import type { DocumentNews } from "../../shared/protocol/events.ts";
import type { Result } from "../../shared/result.ts";
import type { NewsHub } from "../services/news-hub.ts";
import type { Refusal } from "../services/refusal.ts";

/** Heartbeats for which a client may take nothing before its stream is closed: it can come back and lose nothing. */
const blockedHeartbeats = 4;

/** How soon a browser's own EventSource comes back. */
const retryMs = 5_000;

export interface EventStreamDeps {
  readonly hub: NewsHub;
  readonly documentIds: readonly string[];
  /** `Last-Event-ID`: of the document it names, what the client knows already. */
  readonly lastEventId: string | undefined;
  readonly heartbeatMs: number;
  /** Asked at every heartbeat: whether the session and its rights still are what they were. */
  readonly check: () => Promise<Result<unknown, Refusal>>;
  /** Called once, whatever ends it. */
  readonly onEnd: () => void;
}

const idOf = ({ documentId, version, status, log }: DocumentNews): string =>
  `${documentId}/${version}/${status}/${log}`;

const eventOf = (news: DocumentNews): string => `id: ${idOf(news)}\nevent: document\ndata: ${JSON.stringify(news)}\n\n`;

/**
 * Server-sent events of how documents stand. A client that reads slowly is told the latest only: what waits for it is one
 * state a document, however much happens meanwhile.
 */
export class EventStream {
  readonly #deps: EventStreamDeps;
  readonly #encoder = new TextEncoder();
  readonly #waiting = new Map<string, DocumentNews>();
  readonly #sent = new Map<string, string>();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #blockedFor = 0;
  #heartbeat: NodeJS.Timeout | null = null;
  #leave: () => void = () => {};

  constructor(deps: EventStreamDeps) {
    this.#deps = deps;
    const known = deps.lastEventId?.split("/", 1)[0];
    if (deps.lastEventId !== undefined && known !== undefined) this.#sent.set(known, deps.lastEventId);
  }

  open(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
        this.#write(`retry: ${retryMs}\n\n`);
        this.#leave = this.#deps.hub.watch(this.#deps.documentIds, (news) => {
          this.#waiting.set(news.documentId, news);
          this.#flush();
        });
        this.#heartbeat = setInterval(() => void this.#beat(), this.#deps.heartbeatMs).unref();
      },
      pull: () => this.#flush(),
      cancel: () => this.end(),
    });
  }

  #canWrite(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  #write(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
  }

  #flush(): void {
    if (!this.#canWrite()) return;
    const fresh = [...this.#waiting.values()].filter((news) => this.#sent.get(news.documentId) !== idOf(news));
    this.#waiting.clear();
    if (fresh.length === 0) return;
    for (const news of fresh) this.#sent.set(news.documentId, idOf(news));
    this.#write(fresh.map(eventOf).join(""));
  }

  async #beat(): Promise<void> {
    this.#blockedFor = this.#canWrite() ? 0 : this.#blockedFor + 1;
    if (this.#blockedFor >= blockedHeartbeats) {
      this.end();
      return;
    }
    let allowed: Result<unknown, Refusal>;
    try {
      allowed = await this.#deps.check();
    } catch {
      this.end(); // the database cannot be asked: the client comes back when it can
      return;
    }
    if (!allowed.ok) {
      this.#write(`event: ended\ndata: ${JSON.stringify({ code: allowed.error.code })}\n\n`);
      this.end();
    } else if (this.#canWrite()) this.#write(": still here\n\n"); // proxies close what is silent
  }

  end(): void {
    const controller = this.#controller;
    if (controller === null) return;
    this.#controller = null;
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#leave();
    this.#deps.onEnd();
    try {
      controller.close();
    } catch {
      // it was cancelled by the client, and there is nothing left to close
    }
  }
}
