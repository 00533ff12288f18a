/**
 * What SQLite says when there is no room: for the database or its log, for the log's index, or within a quota, which it
 * does not tell from other failures to write. The transaction is undone in all cases, and the next one finds room again or
 * does not: nothing needs to be restarted.
 */
const codes: ReadonlySet<string> = new Set([
  "SQLITE_FULL",
  "SQLITE_IOERR_WRITE",
  "SQLITE_IOERR_SHMSIZE",
  "SQLITE_IOERR_SHMMAP",
]);

export const isStorageFull = (failure: unknown): boolean =>
  failure instanceof Error && (("code" in failure && codes.has(String(failure.code))) || isStorageFull(failure.cause));
