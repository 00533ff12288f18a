/** Codes of @libsql/client for a reply that came from something else than a database at work: a proxy, one that starts. */
const codes: ReadonlySet<string> = new Set(["SERVER_ERROR", "HRANA_CLOSED_ERROR", "HRANA_PROTO_ERROR"]);

const isOfNetwork = (failure: Error): boolean =>
  (failure instanceof TypeError && failure.message === "fetch failed") || failure.name === "TimeoutError";

/**
 * Whether a remote database was not reached, did not answer in time, or had something else answer in its place. Nobody
 * knows then whether a commit that was on its way was made; mutation ids tell once it is back.
 */
export const isStorageUnavailable = (failure: unknown): boolean =>
  failure instanceof Error &&
  (isOfNetwork(failure) ||
    ("code" in failure && codes.has(String(failure.code))) ||
    isStorageUnavailable(failure.cause));
