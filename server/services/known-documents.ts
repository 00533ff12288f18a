/**
 * Documents as this process knows them from its own pushes, the one that was not pushed to for longest going first. Another
 * process may have changed them since: whatever is made of one has to be checked against the version that is stored.
 */
export class KnownDocuments<Known extends { readonly cells: { readonly size: number } }> {
  readonly #documents = new Map<string, Known>();
  readonly #cellsKept: number;
  #cells = 0;

  /** @param cellsKept Cells kept altogether; 100,000 take some 25 MB. */
  constructor(cellsKept: number) {
    this.#cellsKept = cellsKept;
  }

  recall(documentId: string): Known | undefined {
    return this.#documents.get(documentId);
  }

  learn(documentId: string, known: Known): void {
    this.forget(documentId);
    this.#documents.set(documentId, known);
    this.#cells += known.cells.size;
    for (const oldest of this.#documents.keys()) {
      if (this.#cells <= this.#cellsKept) break;
      this.forget(oldest);
    }
  }

  forget(documentId: string): void {
    this.#cells -= this.#documents.get(documentId)?.cells.size ?? 0;
    this.#documents.delete(documentId);
  }
}
