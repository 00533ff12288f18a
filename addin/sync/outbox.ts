import type { CellChange } from "../../shared/cell.ts";
import type { Result } from "../../shared/result.ts";

/** A mutation on its way to the server, kept until the server has acknowledged it. */
export interface OutboxEntry {
  /** Made once. Sending the entry again under the same id is what makes a lost reply harmless. */
  readonly mutationId: string;
  readonly documentId: string;
  /** The document version whose values its author had seen. */
  readonly baseVersion: number;
  readonly cells: readonly CellChange[];
  /** ISO time. */
  readonly queuedAt: string;
}

/**
 * `full`: the browser gives no more room. `failed`: storage is switched off, or broke. Either way nothing was stored, and
 * the values are where they were: in the sheet.
 */
export interface OutboxError {
  readonly kind: "full" | "failed";
}

/** Entries by document, in the order in which they were added. */
export interface Outbox {
  /** All of them or none. */
  readonly add: (entries: readonly OutboxEntry[]) => Promise<Result<null, OutboxError>>;
  readonly list: (documentId: string) => Promise<Result<readonly OutboxEntry[], OutboxError>>;
  /** Unknown ids are no error: another pane may have been faster. */
  readonly remove: (mutationIds: readonly string[]) => Promise<Result<null, OutboxError>>;
}
