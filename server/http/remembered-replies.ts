import type { TextReply } from "./text-reply.ts";

/** Of what is kept of a call altogether, and of one reply, in characters: what is larger is not asked again and again. */
const keptAtMost = 4_000_000;
const largestKept = 64_000;

/** What an entry takes besides its texts, about. */
const entrySize = 200;

/** A request's look into the memory. */
export interface Recall {
  /** What was replied to the same request, when nothing was committed since. */
  readonly find: (key: string) => TextReply | undefined;
  /** Keeps what is replied now to what was looked for, unless something was committed meanwhile. */
  readonly keep: (reply: TextReply) => void;
}

/**
 * Remembers replies until anything at all is committed, by whatever process: asking whether that happened is a hundredth of
 * the work of replying anew. For calls whose reply depends on the data, the request and who sends it, and on nothing else,
 * neither the day nor the process.
 */
export class RememberedReplies {
  readonly #changeMark: () => number | null;
  readonly #kept = new Map<string, TextReply>();
  #keptAt: number | null = null;
  #size = 0;

  /** @param changeMark as of `Store`. Where there is none, nothing is remembered. */
  constructor(changeMark: () => number | null) {
    this.#changeMark = changeMark;
  }

  /** To be begun before anything is read, the session too: a reply is then never older than the mark it is kept under. */
  begin(): Recall {
    const mark = this.#changeMark();
    if (mark !== this.#keptAt) this.#clear();
    this.#keptAt = mark;
    const isCurrent = (): boolean => mark !== null && mark === this.#keptAt;
    let asked: string | undefined;
    return {
      find: (key) => {
        asked = key;
        return isCurrent() ? this.#kept.get(key) : undefined;
      },
      keep: (reply) => {
        if (asked !== undefined && isCurrent()) this.#keep(asked, reply);
      },
    };
  }

  #keep(key: string, reply: TextReply): void {
    if (reply.json.length > largestKept || this.#kept.has(key)) return;
    const size = key.length + reply.json.length + entrySize;
    if (this.#size + size > keptAtMost) this.#clear();
    this.#kept.set(key, reply);
    this.#size += size;
  }

  #clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }
}
