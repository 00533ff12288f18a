import type { FoundParts } from "../db/pushes.ts";
import { madeBy, type DecidedRun } from "./write-run.ts";

/** Cells kept altogether: some tens of megabytes. The document that was not pushed to for longest goes first. */
const cellsKept = 200_000;

/**
 * Documents as this process knows them from its own pushes. Another process may have changed them since: whatever is
 * decided on them must be checked by `guardStatement` in the transaction that writes it.
 */
export class KnownDocuments {
  readonly #documents = new Map<string, FoundParts>();
  #cells = 0;

  /** All of them, or null where one is not known. */
  recall(documentIds: readonly string[]): ReadonlyMap<string, FoundParts> | null {
    const found = new Map<string, FoundParts>();
    for (const documentId of documentIds) {
      const known = this.#documents.get(documentId);
      if (known === undefined) return null;
      found.set(documentId, known);
    }
    return found;
  }

  /** Keeps documents with all their cells, as runs have left them. */
  learn(found: ReadonlyMap<string, FoundParts>, runs: readonly DecidedRun[]): void {
    const after = new Map(found);
    for (const { run, context } of runs) {
      const before = after.get(context.documentId);
      if (before === undefined) continue;
      const versionMadeBy = madeBy(run) ?? before.joined.document.versionMadeBy;
      const document = { ...before.joined.document, version: run.version, versionMadeBy };
      const joined = { ...before.joined, document };
      after.set(context.documentId, { joined, cells: new Map(run.cells), seen: new Map() });
    }
    for (const [documentId, parts] of after) {
      this.forget([documentId]);
      this.#documents.set(documentId, parts);
      this.#cells += parts.cells.size;
    }
    for (const documentId of this.#documents.keys()) {
      if (this.#cells <= cellsKept) break;
      this.forget([documentId]);
    }
  }

  forget(documentIds: readonly string[]): void {
    for (const documentId of documentIds) {
      this.#cells -= this.#documents.get(documentId)?.cells.size ?? 0;
      this.#documents.delete(documentId);
    }
  }
}
