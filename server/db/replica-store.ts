import type { Replica } from "./replica.ts";
import type { Store } from "./store.ts";

/** As when the log is being cleared away at that moment: nothing is wrong with the file. */
const isBusy = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && String(failure.code).startsWith("SQLITE_BUSY");

/**
 * The primary's store. After a write whose reply was lost, reading there may show that it was made, and whoever sent it may
 * be told so: the replica is behind from then on. As long as the primary does not answer at all, nobody is told anything.
 */
function tellOfLostReplies(primary: Store, replica: Replica): Store {
  let isUnsure = false;
  const write = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (failure) {
      isUnsure = true;
      throw failure;
    }
  };
  const read = async <T>(work: Promise<T>): Promise<T> => {
    const found = await work;
    if (isUnsure) replica.fallBehind();
    isUnsure = false;
    return found;
  };
  const store: Store = {
    ...primary,
    get primary() {
      return store;
    },
    read: (body) => read(primary.read(body)),
    once: { byHand: (statements) => read(primary.once.byHand(statements)) },
    polled: { byHand: (statements) => read(primary.polled.byHand(statements)) },
    write: (body) => write(primary.write(body)),
    writeOnce: (statements) => write(primary.writeOnce(statements)),
  };
  return store;
}

/**
 * The store of a remote database that has a replica on this machine. Which reads may be answered by it:
 *
 * - Reads that are only shown: pulls, documents, lists, the queue, history, charts, exports, what event streams look at, and
 *   who is signed in for those. They see every commit of this process. Commits of others they see when the replica has been
 *   synced, some moment later; until then what they tell is what was so a moment ago, all of one moment.
 * - Never what decides a write: pushes, steps, opening, comments, explanations, sign-in and out, uploads with all they
 *   read, and who is signed in for those. They are given `primary`, as are the start of the server and its commands.
 * - Never a refusal. That a session, a document or a version is unknown may only mean that the replica has not heard of it,
 *   so the primary is asked before anybody is told: a workbook that is ahead of the replica is not ahead of the program.
 *   `askAgain` in server/http does that for all calls.
 * - Never a receipt, which is asked for to learn whether a workbook and the program hold the same.
 *
 * A replica that cannot be read, because somebody deleted its file or the disk failed, is no failure of the read: the
 * primary answers it.
 */
export function createReplicaStore(given: Store, replica: Replica): Store {
  const primary = tellOfLostReplies(given, replica);
  const answer = async <T>(read: (store: Store) => Promise<T>): Promise<T> => {
    const store = replica.readable;
    if (store === null) return read(primary);
    try {
      return await read(store);
    } catch (failure) {
      const answered = await read(primary); // a defect of the read itself fails here, too
      if (replica.readable === store && !isBusy(failure)) replica.distrust(failure);
      return answered;
    }
  };
  return {
    ...primary,
    primary,
    read: (body) => answer((store) => store.read(body)),
    once: { byHand: (statements) => answer((store) => store.once.byHand(statements)) },
    polled: { byHand: (statements) => answer((store) => store.polled.byHand(statements)) },
    changeMark: () => replica.changeMark,
    close: () => {
      replica.close();
      primary.close();
    },
  };
}
