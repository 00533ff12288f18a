import type { Path } from "../../shared/cell.ts";
import type { CallReply, ApiClient, ClientError } from "./api-client.ts";

type Comment = CallReply<"addComment">["comment"];

/** What people said about one cell, in the order they said it. */
export interface Thread {
  readonly threadId: string;
  readonly path: Path;
  readonly comments: readonly Comment[];
  readonly resolved: boolean;
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
}

export interface ThreadsState {
  /** Open ones first, and of each the one last spoken in on top. Null before they were first read. */
  readonly threads: readonly Thread[] | null;
  readonly isBusy: boolean;
  /** Why the last call came to nothing; null after one that did. */
  readonly error: ClientError | null;
}

export interface NewWords {
  readonly path: Path;
  readonly text: string;
  /** The thread that is answered; null opens one. */
  readonly threadId: string | null;
}

/** The threads of one document. Methods never throw; what went wrong stands in the state. */
export interface ThreadDesk {
  readonly getState: () => ThreadsState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly load: () => Promise<void>;
  /** Whether it was written. What was not can be sent again: the server writes it once. */
  readonly say: (words: NewWords) => Promise<boolean>;
  readonly setResolved: (threadId: string, resolved: boolean) => Promise<boolean>;
}

const lastSaid = ({ comments }: Thread): string => comments.at(-1)?.writtenAt ?? "";

/** Comments in their threads: open ones first, then by when something was last said. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const byThread = new Map<string, Comment[]>();
  for (const comment of comments) {
    const threadId = comment.replyTo ?? comment.commentId;
    byThread.set(threadId, [...(byThread.get(threadId) ?? []), comment]);
  }
  const threads = [...byThread].flatMap(([threadId, said]): Thread[] => {
    const [first] = said;
    if (first === undefined) return [];
    const { path, resolved, resolvedBy, resolvedAt } = first;
    return [{ threadId, path, comments: said, resolved, resolvedBy, resolvedAt }];
  });
  return threads.toSorted(
    (a, b) =>
      Number(a.resolved) - Number(b.resolved) || (lastSaid(a) < lastSaid(b) ? 1 : lastSaid(a) > lastSaid(b) ? -1 : 0),
  );
}

interface Deps {
  readonly api: ApiClient;
  readonly documentId: string;
  readonly newId: () => string;
}

export function createThreadDesk({ api, documentId, newId }: Deps): ThreadDesk {
  let state: ThreadsState = { threads: null, isBusy: false, error: null };
  const listeners = new Set<() => void>();
  const show = (next: Partial<ThreadsState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  /** Of words on their way: after a lost reply they go out again under the id they had. */
  const unsent = new Map<string, string>();

  const read = async (): Promise<void> => {
    const all: Comment[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof pageFrom>> = await pageFrom(cursor);
      if (!page.ok) {
        show({ error: page.error });
        return;
      }
      all.push(...page.value.comments);
      cursor = page.value.nextCursor;
    } while (cursor !== null);
    show({ threads: threadsOf(all), error: null });
  };
  const pageFrom = (cursor: string | null) =>
    api.call("listComments", { params: { documentId }, query: cursor === null ? {} : { cursor } });

  const busily = async (work: () => Promise<ClientError | null>): Promise<boolean> => {
    show({ isBusy: true });
    const error = await work();
    if (error === null) await read();
    show(error === null ? { isBusy: false } : { isBusy: false, error });
    return error === null;
  };

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: read,
    say: (words) =>
      busily(async () => {
        const key = JSON.stringify(words);
        const commentId = unsent.get(key) ?? newId();
        unsent.set(key, commentId);
        const { path, text, threadId } = words;
        const replyTo = threadId === null ? {} : { replyTo: threadId };
        const reply = await api.call("addComment", {
          params: { documentId },
          body: { path, text, commentId, ...replyTo },
        });
        if (!reply.ok) return reply.error;
        unsent.delete(key);
        return null;
      }),
    setResolved: (threadId, resolved) =>
      busily(async () => {
        const params = { documentId, commentId: threadId };
        const reply = await api.call("resolveComment", { params, body: { resolved } });
        return reply.ok ? null : reply.error;
      }),
  };
}
