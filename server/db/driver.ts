import type { Statement } from "./statement.ts";

/** What a statement gave: values in the order of the columns, integers as numbers, booleans as 0 and 1. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** `write` takes the write lock at once; `read` sees one moment and changes nothing. */
export type TransactionMode = "read" | "write";

/** An open transaction. One that is closed without a commit leaves nothing behind. */
export interface DriverTransaction {
  /** Runs statements in order, in one round trip. After one that failed, nothing but closing is of use. */
  readonly batch: (statements: readonly Statement[]) => Promise<readonly Rows[]>;
  readonly commit: () => Promise<void>;
  readonly close: () => void;
}

/** A database as the store uses it: a file of this machine, or a server elsewhere. */
export interface Driver {
  readonly begin: (mode: TransactionMode) => Promise<DriverTransaction>;
  /** A whole transaction of statements known beforehand: one round trip, committed when it resolves, undone when it rejects. */
  readonly once: (mode: TransactionMode, statements: readonly Statement[]) => Promise<readonly Rows[]>;
  /** A number that changes with every commit, by whatever process; null where it is not to be had without reading. */
  readonly changeMark: () => number | null;
  /** Whether a round trip costs enough to be worth avoiding. */
  readonly isRemote: boolean;
  readonly close: () => void;
}
